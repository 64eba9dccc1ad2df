import { describe, expect, it } from 'vitest'
import { logTo } from './log.ts'

const SECRET = 'app-secret-"quoted"-1'

const written = (say: (log: ReturnType<typeof logTo>) => void, secrets: readonly string[] = [SECRET]) => {
  const lines: string[] = []
  say(
    logTo({
      destination: { write: (line: string) => void lines.push(line) },
      level: 'info',
      now: () => 1_000,
      secrets,
    }),
  )
  return lines
}
const one = (what: object) => JSON.parse(written((log) => log.info(what, 'm'))[0] ?? '{}') as Record<string, unknown>

describe('a line of the log', () => {
  it('is JSON with a level, the time that was handed in, what and a message', () => {
    expect(one({ request: 'r', ms: 3 })).toEqual({ level: 'info', time: 1000, request: 'r', ms: 3, msg: 'm' })
  })

  it('is left out below its level', () => {
    expect(written((log) => log.debug({}, 'm'))).toEqual([])
  })

  it('never holds what people wrote, who they are or what opens our doors, at any depth', () => {
    const hidden = '[hidden]'
    expect(one({ text: 'x', name: '王莉', key: 'om_1', app_secret: 's' })).toMatchObject({
      text: hidden,
      name: hidden,
      key: 'om_1',
      app_secret: hidden,
    })
    expect(one({ a: { headers: { authorization: 'Bearer t' } }, b: [{ c: { people: ['王莉'] } }] })).toMatchObject({
      a: { headers: { authorization: hidden } },
      b: [{ c: { people: hidden } }],
    })
    let deep: object = { key: 'too deep' }
    for (let i = 0; i < 50; i++) deep = { a: deep }
    expect(JSON.stringify(one(deep))).not.toContain('too deep')
  })

  it('never holds a secret, whoever quotes it and however', () => {
    const [line = ''] = written((log) => log.error({ err: new Error(`no: ${SECRET}`), url: `x?s=${SECRET}` }, SECRET))
    expect(line).not.toContain('app-secret')
    expect(JSON.parse(line)).toMatchObject({ url: 'x?s=[hidden]', msg: '[hidden]' })
  })

  it('is not torn apart by a secret that is a word of everyday', () => {
    const [line = ''] = written((log) => log.info({ key: 'om_1' }, 'm'), ['', 'm', 'info'])
    expect(JSON.parse(line)).toMatchObject({ level: 'info', msg: 'm' })
  })

  it('tells of an error its kind, message, code and place, and nothing a library hung on it', () => {
    const err = Object.assign(
      new Error('no', { cause: Object.assign(new TypeError('why'), { detail: 'Key (name)=(王莉)' }) }),
      {
        code: 'E_NO',
        config: { headers: { authorization: 'Bearer t' } },
      },
    )
    const line = one({ err })
    expect(line.err).toMatchObject({
      type: 'Error',
      message: 'no',
      code: 'E_NO',
      cause: { type: 'TypeError', message: 'why' },
    })
    expect(JSON.stringify(line)).not.toMatch(/王莉|Bearer/)
    expect(one({ err: 'just words of somebody' }).err).toEqual({ message: 'not an Error' })
  })
})
