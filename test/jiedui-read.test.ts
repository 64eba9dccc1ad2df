import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const top = path.resolve(import.meta.dirname, '..')
const NOW = '2026-11-23T10:00:00+08:00'
let folder: string
const at = (name: string) => path.join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiedui-read-'))
  const pairs = [{ giver: '县直机关幼儿园', receivers: ['桃源镇中心幼儿园'] }]
  writeFileSync(at('roster.json'), JSON.stringify({ pairs, aliases: { 县直机关幼儿园: ['机关园'] } }))
  writeFileSync(
    at('wrong.json'),
    JSON.stringify({ pairs: [{ giver: '' }], calendar: { terms: [['2026-9-1', '2027-01-31']] } }),
  )
  writeFileSync(at('broken.json'), '{"pairs":')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly complaints: string
}

/** The real command, as `npm run -s jiedui -- read …` starts it. */
const jiedui = (args: readonly string[], input: string): Promise<Ran> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, ['src/cli/jiedui.ts', 'read', ...args], { cwd: top })
    let out = ''
    let complaints = ''
    child.stdout.on('data', (bytes) => (out += bytes))
    child.stderr.on('data', (bytes) => (complaints += bytes))
    child.on('error', failed)
    child.on('close', (code) => done({ code, out, complaints }))
    child.stdin.end(input)
  })

describe('jiedui read', () => {
  test('one JSON object a line, in order: plain text, JSON with line breaks and its own day, and empty lines', async () => {
    const lines = [
      '昨天机关园到桃源园送教，示范课2节',
      '',
      JSON.stringify({
        text: '活动时间：10月21日\n活动类型：专题讲座\n地点：桃源镇中心幼儿园',
        now: '2026-10-22T08:00:00+08:00',
      }),
      '收到',
      '{这不是JSON',
    ]
    const { code, out } = await jiedui(['--now', NOW, '--roster', at('roster.json')], `${lines.join('\r\n')}\n`)
    const drafts = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(0)
    expect(drafts).toHaveLength(lines.length)
    expect(drafts[0]).toMatchObject({
      intent: 'log',
      type: '送教下乡',
      date: '2026-11-22',
      from: ['县直机关幼儿园'],
      to: ['桃源镇中心幼儿园'],
    })
    expect(drafts[1]).toEqual({ intent: 'none' })
    expect(drafts[2]).toMatchObject({ intent: 'log', type: '专题讲座', date: '2026-10-21' })
    expect(drafts[3]).toEqual({ intent: 'none' })
    expect(drafts[4]).toEqual({ intent: 'none' })
  })

  test.each([
    ['a time that is none', ['--now', 'yesterday'], '时间写法不对', 'not a time'],
    ['a roster that is not there', ['--roster', 'nowhere.json'], '读不了结对名册', 'cannot be read'],
  ])('%s is said in both languages, and ends with 1', async (_, args, zh, en) => {
    const { code, out, complaints } = await jiedui(args, '示范课\n')
    expect([code, out]).toEqual([1, ''])
    expect(complaints).toContain(zh)
    expect(complaints).toContain(en)
  })

  test('a wrong roster: every problem is named', async () => {
    const broken = await jiedui(['--roster', at('broken.json')], '')
    expect([broken.code, broken.complaints]).toEqual([1, expect.stringContaining('不是 JSON')])
    const wrong = await jiedui(['--roster', at('wrong.json')], '')
    expect(wrong.code).toBe(1)
    expect(wrong.complaints).toContain('pairs.0.giver')
    expect(wrong.complaints).toContain('pairs.0.receivers')
    expect(wrong.complaints).toContain('calendar.terms.0.0')
  })

  test('a line with a wrong time of its own is named; what stands before it was read', async () => {
    const { code, out, complaints } = await jiedui(['--now', NOW], '示范课2节\n{"text":"讲座","now":"soon"}\n')
    expect(code).toBe(1)
    expect(out.trimEnd().split('\n')).toHaveLength(1)
    expect(complaints).toContain('line 2')
  })

  test('options it does not know are refused', async () => {
    const { code, complaints } = await jiedui(['--when', NOW], '')
    expect(code).toBe(2)
    expect(complaints).toContain('--roster FILE')
  })
})
