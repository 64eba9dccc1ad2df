import { expect, test } from 'vitest'
import { type Log, logTo } from './log.ts'
import { logToConsole } from './log-console.ts'

const SECRET = 'app-secret-"quoted"-1'
const torn = Object.assign(new Error(`no: ${SECRET}`, { cause: new TypeError('why') }), { code: 'E', rows: ['王莉'] })

const said = (log: Log) => {
  log.debug({ kind: 'below' }, 'left out')
  log.info({ request: 'r', ms: 3, text: '示范课', deep: { people: ['王莉'], list: [{ token: 't' }] } }, 'm')
  log.warn({ url: `x?s=${SECRET}` }, SECRET)
  log.error({ err: torn, what: 'decide' }, 'an event failed')
}

test('on a console stand the same lines as in the stream of a process, each under its level', () => {
  const stream: string[] = []
  said(
    logTo({
      destination: { write: (line: string) => void stream.push(line) },
      level: 'info',
      now: () => 7,
      secrets: [SECRET],
    }),
  )
  const shown: [string, string][] = []
  const at = (level: string) => (line: string) => void shown.push([level, line])
  said(
    logToConsole({
      console: { info: at('info'), warn: at('warn'), error: at('error') },
      now: () => 7,
      secrets: [SECRET],
    }),
  )
  expect(shown.map(([, line]) => JSON.parse(line))).toEqual(stream.map((line) => JSON.parse(line)))
  expect(shown.map(([level]) => level)).toEqual(['info', 'warn', 'error'])
  expect(shown.join()).not.toMatch(/app-secret|王莉|示范课/)
})
