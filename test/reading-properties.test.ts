import { spawn } from 'node:child_process'
import path from 'node:path'
import fc from 'fast-check'
import simplifiedToTraditional from 'opencc-js/dict/STCharacters'
import { describe, expect, test } from 'vitest'
import { durationIn } from '../src/reading/amounts/durations.ts'
import { amountsIn } from '../src/reading/amounts/money.ts'
import { sessionsIn } from '../src/reading/amounts/sessions.ts'
import { whenIn } from '../src/reading/dates/when.ts'
import type { Draft } from '../src/reading/draft.ts'
import { formsIn } from '../src/reading/intent/form.ts'
import { mentionsIn } from '../src/reading/kinds/mentions.ts'
import { schoolishIn } from '../src/reading/kinds/schoolish.ts'
import { topicsIn } from '../src/reading/kinds/topics.ts'
import { childNamesIn } from '../src/reading/people/child-names.ts'
import { lecturersIn } from '../src/reading/people/lecturer.ts'
import { peopleIn } from '../src/reading/people/people.ts'
import { READ_MAX, read } from '../src/reading/read.ts'
import type { Reader, Roster } from '../src/reading/reader.ts'
import { sidesIn } from '../src/reading/sides/sides.ts'
import { fold } from '../src/reading/words/fold.ts'
import { pageOf } from '../src/reading/words/page.ts'
import { linesIn, rostersIn } from './reading/corpus.ts'

const top = path.resolve(import.meta.dirname, '..')
const ROSTER: Roster = {
  pairs: [
    { giver: '县直机关幼儿园', receivers: ['桃源镇中心幼儿园'] },
    { giver: '青禾县实验幼儿园', receivers: ['柳河镇中心幼儿园', '石桥乡中心幼儿园'] },
  ],
  aliases: { 县直机关幼儿园: ['机关园'], 青禾县实验幼儿园: ['实幼'] },
  speaker: '县直机关幼儿园',
}
const AT: Reader = { now: Date.UTC(2026, 10, 23, 2), zone: 'Asia/Shanghai', roster: ROSTER }

const corpus = linesIn(path.join(top, 'test/reading'))
const rosters = rostersIn(path.join(top, 'test/reading'))
const readerOf = ({ now, roster, speaker }: (typeof corpus)[number]): Reader => {
  const known = roster === undefined ? undefined : rosters.get(roster)
  return {
    now: Date.parse(now),
    zone: 'Asia/Shanghai',
    ...(known && { roster: { pairs: known.pairs, ...(known.aliases && { aliases: known.aliases }) } }),
    ...(speaker !== undefined && { speaker }),
  }
}

/** What teachers' sentences are made of, and what breaks readers. */
const PIECES = [
  ...[
    '示范课',
    '送教下乡',
    '讲座',
    '捐赠',
    '教研',
    '10月',
    '21日',
    '2026-',
    '2026年',
    '周三',
    '下周',
    '昨天',
    '上午',
    '3点',
  ],
  ...[
    '《',
    '》',
    '“',
    '”',
    '「',
    '（',
    '）',
    '(',
    ')',
    '，',
    '。',
    '；',
    '：',
    '、',
    '\n',
    ' ',
    '　',
    '.',
    '/',
    '-',
    '~',
    '至',
    '到',
  ],
  ...['园长', '带领', '教师', '名', '人', '位', '个', '等', '和', '共', '一行', '幼儿', '听课', '家长', '人次'],
  ...[
    '一',
    '二',
    '三',
    '十',
    '百',
    '千',
    '万',
    '半',
    '两',
    '余',
    '多',
    '来',
    '约',
    '近',
    '2',
    '5',
    '30',
    '1,200',
    '１２',
  ],
  ...['册', '本', '元', '块', '万元', '每套', '价值', '图书', '节', '场', '课时', '小时', '天'],
  ...['机关园', '桃源镇中心幼儿园', '实幼', '我园', '结对园', '赴', '向', '给', '来到', '接待'],
  ...[
    '没',
    '未',
    '取消',
    '计划',
    '将',
    '为了',
    '要求',
    '吗',
    '？',
    '改成',
    '刚才那条',
    '删除',
    '接龙',
    '活动时间：',
    '参加人员：',
  ],
  ...[
    'a',
    'the ',
    'teachers ',
    'Oct ',
    'twenty',
    '-three ',
    'lecture',
    'https://',
    '🎉',
    '👩‍🏫',
    '\u200b',
    '園',
    '幾',
    '\ud83d',
  ],
]
const sentence = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''))
const anyText = fc.oneof(
  sentence,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...corpus.map(({ text }) => text)),
)

describe('any text', () => {
  test('is read without a throw into plain JSON', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(undefined, 'log' as const, 'schedule' as const), (text, as) => {
        const draft = read(text, { ...AT, ...(as && { as }) })
        expect(JSON.parse(JSON.stringify(draft))).toEqual(draft)
        expect(draft.intent).toBeTypeOf('string')
      }),
      { numRuns: 1500 },
    )
  })

  test('beyond the limit is not read, and that is said', () => {
    const draft = read(`${'送'.repeat(READ_MAX)}昨天示范课5节`, AT)
    expect(draft.warn).toContain('过长')
    expect(draft.sessions).toBeUndefined()
  })
})

describe('numbers', () => {
  /** Big primes: no sum of a few others, no day, no class, no ordinal of the text. */
  const counts = fc.uniqueArray(fc.constantFrom(37, 41, 53, 67, 79, 83, 97, 113, 127, 149, 211, 307), {
    minLength: 4,
    maxLength: 4,
  })
  const COUNTED: readonly ((n: string) => string)[] = [
    (n) => `${n}名教师`,
    (n) => `园长带领${n}名骨干`,
    (n) => `听课教师${n}人`,
    (n) => `示范课${n}节`,
    (n) => `讲座${n}场`,
    (n) => `捐赠图书${n}册`,
    (n) => `价值${n}元`,
    (n) => `幼儿${n}名`,
    (n) => `约${n}人参加`,
    (n) => `培训${n}人次`,
    (n) => `共${n}课时`,
  ]
  const UNCOUNTED = [
    ...[
      '10月21日',
      '2026年',
      '大一班',
      '3号楼',
      '第二幼儿园',
      '2023级',
      '三八节',
      '电话13800138000',
      '《3只小猪》',
      '一日活动',
    ],
    ...[
      '十四五规划',
      '周三',
      '上午9:30',
      '一等奖',
      '三楼会议室',
      '一对一',
      '3-6岁',
      '实施方案（2）',
      '1.',
      '送教下乡',
      '在桃源园',
    ],
  ]
  const text = counts.chain((numbers) =>
    fc
      .tuple(
        fc.shuffledSubarray([...COUNTED], { minLength: 1, maxLength: 4 }),
        fc.shuffledSubarray([...UNCOUNTED], { minLength: 1, maxLength: 5 }),
        fc.constantFrom<(n: number) => string>(String, inChinese, inFullWidth),
      )
      .map(([said, others, write]) => {
        const counted = said.map((say, at) => say(write(numbers[at] ?? 0)))
        const words = [...counted, ...others].sort((a, b) => (a.length % 3) - (b.length % 3))
        return { text: words.join('，'), numbers: numbers.slice(0, said.length) }
      }),
  )

  test('none is in a draft that is not in the text or reckoned from those that are', () => {
    fc.assert(
      fc.property(text, ({ text, numbers }) => {
        const allowed = reckoned(numbers)
        for (const [field, value] of numbersOf(read(text, AT))) {
          expect({ text, field, value, known: allowed.has(value) }).toMatchObject({ known: true })
        }
      }),
      { numRuns: 600 },
    )
  })

  test('the corpus: a text without any numeral has no amount, no quantity and no hours', () => {
    const NUMERAL =
      /[\d一二两三四五六七八九十百千万半俩仨双０-９壹贰叁]|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half)\b/i
    for (const line of corpus.filter(({ text }) => !NUMERAL.test(text))) {
      const draft = read(line.text, readerOf(line))
      const { amount_yuan, amount_min, duration_hours, duration_days, class_hours, audience, children, items } = draft
      expect([
        line.text,
        amount_yuan,
        amount_min,
        duration_hours,
        duration_days,
        class_hours,
        audience,
        children,
      ]).toEqual([line.text, ...Array.from({ length: 7 }, () => undefined)])
      expect(items?.some(({ qty }) => qty !== undefined) ?? false).toBe(false)
    }
  })
})

describe('the way it is typed changes nothing', () => {
  const same = (change: (text: string) => string) => {
    const different = corpus.filter((line) => {
      const reader = readerOf(line)
      return bare(read(change(line.text), reader)) !== bare(read(line.text, reader))
    })
    expect(different.map(({ text }) => text)).toEqual([])
  }
  test('full-width figures and letters', () => same(inFullWidth))
  test('full-width marks', () => same((text) => text.replace(/[:/~\-+%]/g, widened)))
  test('half-width marks', () =>
    same((text) => text.replace(/[，；！？（）：](?!\d)/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))))
  test('traditional letters', () =>
    same((text) => [...text].map((letter) => TRADITIONAL.get(letter) ?? letter).join('')))
  test('capitals', () =>
    same((text) => (/[a-z]/.test(text) ? text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()) : text)))
})

test('the zone of the machine changes nothing', { timeout: 120_000 }, async () => {
  const [first, ...others] = await Promise.all(
    ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia'].map((zone) => readInZone(zone)),
  )
  expect(first?.split('\n').length).toBeGreaterThan(corpus.length)
  for (const other of others) expect(other).toBe(first)
})

describe('as long as the text is, and no longer', () => {
  const READERS: Readonly<Record<string, (text: string) => unknown>> = {
    page: pageOf,
    sides: (text) => sidesIn(pageOf(text), AT),
    topics: (text) => topicsIn(pageOf(text)),
    days: (text) => whenIn(pageOf(text), { today: '2026-11-23', lean: 'behind' }),
    kinds: (text) => [mentionsIn(pageOf(text)), schoolishIn(pageOf(text))],
    people: (text) => [peopleIn(pageOf(text)), lecturersIn(pageOf(text)), childNamesIn(pageOf(text))],
    amounts: (text) => [amountsIn(pageOf(text)), sessionsIn(pageOf(text)), durationIn(pageOf(text))],
    forms: (text) => formsIn(pageOf(text)),
    all: (text) => read(text, AT),
  }
  /** Each makes a reader begin at every position and go on to the end. */
  const RUNS = [
    ...[
      '一',
      '1',
      ' ',
      '上',
      '名',
      '人',
      '元',
      '《',
      '“',
      '"',
      '(',
      '、',
      '，',
      '\n',
      '.',
      '-',
      '/',
      'a',
      '园',
      '县',
      '镇',
      '中心',
    ],
    ...[
      '周三',
      '10月',
      '10月21日-',
      '3-',
      '1,',
      '2026',
      '示范课',
      '示范课、',
      '带领',
      '教师5名、',
      '王老师、',
      '地点：',
      '活动时间：',
    ],
    ...[
      '桃源镇中心',
      '赴',
      '赴桃源园',
      '没有',
      '原定',
      '为了',
      '将',
      '图书3册、',
      '3元',
      '每套3元',
      '共',
      '等',
      'a hundred and ',
      'Oct 2',
    ],
    ...[
      '题为',
      '围绕',
      '主题：',
      '取消',
      '改成',
      '了没',
      '《a》',
      '十 ',
      '约',
      '|',
      '| 时间 | 地点 |\n',
      '1. 王老师\n',
      '幼儿',
    ],
  ]
  test.each(Object.entries(READERS))('%s', (_, reader) => {
    for (const run of RUNS) reader(run.repeat(Math.ceil(READ_MAX / run.length)).slice(0, READ_MAX))
  })
})

/** The draft without what is cut out of the text as typed: folded, it must be the same. */
const bare = (draft: Draft): string => fold(JSON.stringify(draft))

const pairsOf = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table.split('|').flatMap((pair): [string, string][] => {
      const [simplified = '', first = ''] = pair.split(' ')
      return simplified.length === 1 && first.length === 1 && fold(first) === simplified ? [[simplified, first]] : []
    }),
  )
const TRADITIONAL = pairsOf(simplifiedToTraditional)

const widened = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)
function inFullWidth(said: string | number): string {
  return String(said).replace(/[0-9A-Za-z]/g, widened)
}

/** 307 → 三百零七; up to 999. */
function inChinese(value: number): string {
  const figures = '零一二三四五六七八九'
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const head = hundreds > 0 ? `${figures[hundreds]}百` : ''
  const middle =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : figures[tens]}十` : hundreds > 0 && ones > 0 ? '零' : ''
  return `${head}${middle}${ones > 0 ? figures[ones] : ''}`
}

/** Sums of some of them, one leader more, and products of two. */
function reckoned(numbers: readonly number[]): ReadonlySet<number> {
  let sums = [0]
  for (const number of numbers) sums = [...sums, ...sums.map((sum) => sum + number)]
  const products = numbers.flatMap((a) => numbers.map((b) => a * b))
  return new Set([...sums.slice(1), ...sums.map((sum) => sum + 1), ...products])
}

const COUNTS = [
  ...([
    'participants',
    'participants_min',
    'participants_max',
    'audience',
    'children',
    'sessions',
    'class_hours',
  ] as const),
  ...(['duration_hours', 'duration_days', 'amount_yuan', 'amount_min', 'amount_max'] as const),
]
const numbersOf = (draft: Draft): readonly (readonly [string, number])[] => [
  ...COUNTS.flatMap((field) => (draft[field] === undefined ? [] : [[field, draft[field]] as const])),
  ...(draft.items ?? []).flatMap(({ qty, unit_price }) =>
    [qty, unit_price].flatMap((value) => (value === undefined ? [] : [['items', value] as const])),
  ),
  ...(draft.parts ?? []).flatMap(({ sessions }) => (sessions === undefined ? [] : [['part', sessions] as const])),
]

/** The corpus through the real command, on a machine of that zone. */
const readInZone = (zone: string): Promise<string> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, ['src/cli/jiedui.ts', 'read', '--now', '2026-11-23T10:00:00+08:00'], {
      cwd: top,
      env: { ...process.env, TZ: zone },
    })
    let out = ''
    child.stdout.on('data', (bytes) => {
      out += bytes
    })
    child.stderr.on('data', (bytes) => failed(new Error(String(bytes))))
    child.on('error', failed)
    child.on('close', () => done(out))
    child.stdin.end(corpus.map(({ text, now }) => JSON.stringify({ text, now })).join('\n'))
  })
