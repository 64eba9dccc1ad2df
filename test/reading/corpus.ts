import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** What a line says it holds is a defect of the corpus where it is not so: every shape is strict. */

const word = z.string().min(1)
const words = z.array(word).min(1)
const count = z.number().int().nonnegative()
const amount = z.number().nonnegative()
const day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
const clock = z.string().regex(/^\d{2}:\d{2}$/)

const TYPES = [
  ...([
    '捐赠',
    '环境创设',
    '管理指导',
    '挂职锻炼',
    '制度建设',
    '送教下乡',
    '示范课',
    '专题讲座',
    '业务培训',
    '教学观摩',
  ] as const),
  ...([
    '听课说课评课',
    '跟岗学习',
    '教研交流',
    '课题研究',
    '师徒结对',
    '支教',
    '幼儿交流',
    '互赠书画',
    '启动签约',
  ] as const),
  ...(['互访座谈', '活动展示', '资源共享', '会议', '督查', '其他'] as const),
] as const
const INTENTS = [
  ...(['log', 'schedule', 'reschedule', 'cancel', 'edit', 'delete', 'export', 'report', 'filing', 'query'] as const),
  ...(['help', 'privacy', 'none', 'ambiguous'] as const),
] as const
const type = z.enum(TYPES)
const levels = z.array(z.enum(['托班', '小班', '中班', '大班', '混龄'])).min(1)

const part = z.strictObject({
  type,
  sessions: count.optional(),
  topic: words.optional(),
  domain: z.array(z.enum(['健康', '语言', '社会', '科学', '艺术', '综合'])).optional(),
  class_level: levels.optional(),
  lecturer: word.optional(),
})

const item = z.strictObject({
  name: word,
  qty: amount.optional(),
  unit: word.optional(),
  unit_price: amount.optional(),
})

/** The draft of src/reading/draft.ts as it stands in a file, with nothing it does not know. */
const draft = z.strictObject({
  intent: z.enum(INTENTS),
  type: type.optional(),
  types: z.array(type).min(1).optional(),
  parts: z.array(part).min(1).optional(),
  date: day.optional(),
  date_end: day.optional(),
  time: clock.optional(),
  time_end: clock.optional(),
  half_day: z.enum(['上午', '下午', '全天', '晚上']).optional(),
  duration_days: amount.optional(),
  duration_hours: amount.optional(),
  class_hours: amount.optional(),
  sessions: count.optional(),
  participants: count.optional(),
  participants_min: count.optional(),
  participants_max: count.optional(),
  participants_approx: z.literal(true).optional(),
  participants_unit: z.literal('人次').optional(),
  audience: count.optional(),
  children: count.optional(),
  amount_yuan: amount.optional(),
  amount_min: amount.optional(),
  amount_max: amount.optional(),
  items: z.array(item).min(1).optional(),
  topic: words.optional(),
  class_level: levels.optional(),
  from: words.optional(),
  to: words.optional(),
  lecturer: word.optional(),
  donor: word.optional(),
  direction: z.enum(['走下去', '请进来', '互动']).optional(),
  mode: z.enum(['线下', '线上', '混合']).optional(),
  place: word.optional(),
  recurrence: word.optional(),
  until: word.optional(),
  date_from: day.optional(),
  target: z.literal('last').optional(),
  field: word.optional(),
  to_value: z.union([word, z.number()]).optional(),
  delta: z.number().optional(),
  range: z.tuple([day, day]).optional(),
  ask: z.array(z.enum(['type', 'date', 'to', 'parts'])).optional(),
  confirm: z.array(z.enum(['weekday_conflict', 'date', 'time', 'range', 'amount', 'to', 'from'])).optional(),
  warn: z.array(z.enum(['小学化', '幼儿姓名', '往年日期', '无受赠方', '过长'])).optional(),
  assumed: z.array(z.enum(['year', 'month', 'week', 'from', 'to'])).optional(),
  wrong: words.optional(),
  get also(): z.ZodOptional<z.ZodArray<typeof draft>> {
    return z.array(draft).min(1).optional()
  },
})
export type Expected = z.infer<typeof draft>

const line = z.strictObject({
  id: word,
  text: word,
  /** With its offset. */
  now: z.iso.datetime({ offset: true }),
  /** A name in rosters.json. */
  roster: word.optional(),
  /** Full name of the kindergarten of who writes. */
  speaker: word.optional(),
  draft,
  /** Fields (compare.ts) on which careful readers differ: not scored on this line. */
  open: z.array(word).optional(),
  note: word.optional(),
})
export type Line = z.infer<typeof line> & { readonly file: string }

const roster = z.strictObject({
  pairs: z.array(z.strictObject({ giver: word, receivers: words })),
  aliases: z.record(word, words).optional(),
  speaker: word.optional(),
  calendar: z.strictObject({ terms: z.array(z.tuple([day, day])) }).optional(),
})
export type CorpusRoster = z.infer<typeof roster>

export const CORPUS = import.meta.dirname

/** Every line of every `*.jsonl` of the folder, in order; throws, naming file and line, where one is not of the shape. */
export function linesIn(folder: string): readonly Line[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))
  return files.sort().flatMap((file) =>
    readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .flatMap((text, at) => {
        if (!text.trim()) return []
        const read = line.safeParse(JSON.parse(text))
        if (!read.success) throw new Error(`${file}:${at + 1}: ${z.prettifyError(read.error)}`)
        return [{ ...read.data, file: file.replace(/\.jsonl$/, '') }]
      }),
  )
}

/** The folder's own rosters by name; those of this corpus where it has none. */
export function rostersIn(folder: string): ReadonlyMap<string, CorpusRoster> {
  const own = path.join(folder, 'rosters.json')
  const file = existsSync(own) ? own : path.join(CORPUS, 'rosters.json')
  return new Map(Object.entries(z.record(word, roster).parse(JSON.parse(readFileSync(file, 'utf8')))))
}
