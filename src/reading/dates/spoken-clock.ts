import { small } from './figures.ts'
import { matches } from './matches.ts'
import { HALF, type Tick, tick } from './ticks.ts'

const CN = '[一二三四五六七八九]?十[一二三四五六七八九]?|[零〇]?[一二两三四五六七八九]'
const HOUR = `(\\d{1,2}|${CN})`

/** 九点, 八点半, 三点一刻, 10点20, 14时30分, 三点差五分, 差一刻九点. */
const SPOKEN = new RegExp(
  `${HALF}(?:差(一刻|\\d{1,2}|${CN})(?:分钟?)?(?:到)?)?(?<![\\d.第零〇一二三四五六七八九十]|\\d:)${HOUR} ?(?:点钟?|时)(?:(半)(?!课|学|班)|([一三])刻钟?|差(一刻|五|十|\\d{1,2})分?|过?(\\d{1,2}|${CN})分|([0-5]\\d)(?!\\d)|([二三四五]?十五?|[二三四五]十)(?![一二三四五六七八九十分位人名个节条项]))?(整|许|钟|多|左右|前后|前|后)?`,
  'g',
)
/** 2 in 2-4点, 下午2—4点. */
const LEAD = new RegExp(
  `${HALF}(?<![\\d.第月日]|\\d:)${HOUR}(?= ?[-—~至到]{1,2} ?(?:\\d{1,2}|${CN}) ?(?:点|时(?![候代间期长段刻])))`,
  'g',
)
/** 建议三点, 三点体会, 两点要求: what is counted. */
const COUNTED_BEHIND =
  /^ ?(?:建议|要求|意见|希望|体会|收获|看法|想法|思考|感受|启示|不足|问题|做法|经验|内容|期望|提议|指示|措施|原因|理由|说明|注意|共识|认识|优点|缺点|亮点|特点|心得|反思|改进|困惑|点|儿|的?(?:建议|要求|意见|体会|收获)|不|也|都|指导|宝贵|具体|中肯|重要|明确|工作|主要|总结|多(?![钟开到]))/
const COUNTED_BEFORE =
  /(?:提出|提了|以下|如下|总结|归纳|谈|讲|强调|分享|说|做到|注意|这|那|几|有|分|为|了|下列|第|前|后|给出|给|明确|围绕|从|抓好|坚持|突出)(?:了|的|出)?$/
/** Without 半, minutes, 钟 or a half of the day, one of these must stand beside it. */
const CLOCK_BEFORE =
  /(?:^|[\n:： (（])$|(?:在|于|到|至|约|定|改|提前|推迟|时间|是|就|才|自|明天|今天|昨天|后天|前天|[日号晚早午]|周[一二三四五六日天]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|[-—~]|去|从)[ ，,]?$/
const CLOCK_BEHIND =
  /^ ?(?:$|[-—~至到]|开始|集合|出发|左右|许|前|在|准时|钟|整|见|结束|开|起|举行|进行|[，,。；;\n)）]|去|来|请|上课|报到|签到|入园|离园|送|我|大家)/

/** The hour and what stands with it. */
interface Hour {
  readonly whole: string
  readonly before: string
  readonly behind: string
  readonly text: string
  readonly half?: string
  /** 半, 一刻, 20分. */
  readonly exact: boolean
  readonly tail?: string
}

/** 九点, 八点半, 三点一刻, 14时30分, and 2 in 2-4点. */
export function spokenTicks(plain: string): Tick[] {
  const found: Tick[] = []
  if (!SPOKEN_GATE.test(plain)) return found
  for (const match of matches(SPOKEN, plain)) {
    const one = spokenTick(plain, match)
    if (one) found.push(one)
  }
  for (const match of matches(LEAD, plain)) {
    const hour = small(match[2] ?? '')
    const one = hour === undefined ? undefined : tick(match.index, match[0], match[1], hour, 0)
    if (one) found.push({ ...one, bare: true })
  }
  return found
}
const SPOKEN_GATE = /[点时]/
const HOUR_MAX = 24

function spokenTick(plain: string, match: RegExpExecArray): Tick | undefined {
  const [whole, half, shortBefore, text = '', halfPast, quarter, shortBehind, minutes, digits, words, tail] = match
  const hour = small(text.replace(/^[零〇]/, ''))
  if (hour === undefined || hour > HOUR_MAX) return undefined
  const figures = minutes ?? digits ?? words
  const short = shortBefore ?? shortBehind
  const end = match.index + whole.length
  const said: Hour = {
    whole,
    text,
    before: plain.slice(Math.max(0, match.index - 4), match.index),
    behind: plain.slice(end, end + 5),
    exact: (halfPast ?? quarter ?? short ?? figures) !== undefined,
    ...(half !== undefined && { half }),
    ...(tail !== undefined && { tail }),
  }
  if (!isClock(said)) return undefined
  const past = halfPast === undefined ? (quarter === undefined ? (small(figures ?? '') ?? 0) : quarters(quarter)) : 30
  const lacking = short === undefined ? 0 : short === '一刻' ? 15 : (small(short) ?? 0)
  const total = hour * 60 + past - lacking
  const own = tail === '前' || tail === '后' || tail === '多' ? whole.slice(0, -1) : whole
  return tick(match.index, own, half, Math.floor(total / 60), total % 60)
}
const quarters = (word: string): number => (word === '一' ? 15 : 45)

/** 当时, 9时代: another word. */
const NO_HOUR = /^[候代间期长段刻任常光尚装而机不]/
const SEEN_OR_DONE = /(?:做到|达到|得到|学到|感到|想到|看到|提到|谈到)$/
const BEGINS = /^ ?(?:[-—~至到] ?[\d一二三四五六七八九十]|开始|集合|出发|准时|上课|报到|结束)/

/** Three o'clock or three points? */
function isClock(said: Hour): boolean {
  const { whole, text, half, exact, tail, behind } = said
  if (whole.includes('时')) return (exact || !NO_HOUR.test(behind)) && (/\d/.test(text) || half !== undefined)
  /** 早一点, 晚一点 compare. */
  const compares = (half === '早' || half === '晚') && (text === '一' || text === '1')
  if (compares && !exact && tail !== '钟') return false
  if (exact || half !== undefined || tail === '钟' || tail === '整' || whole.includes('点钟')) return true
  return standsAsClock(said)
}

/** An hour and 点 alone: what stands around it decides. */
function standsAsClock({ before, behind, text, tail }: Hour): boolean {
  if (tail === undefined && COUNTED_BEHIND.test(behind)) return false
  if (text === '一' && /[有早晚快慢多少差了]$/.test(before)) return false
  if (SEEN_OR_DONE.test(before)) return false
  if (CLOCK_BEFORE.test(before)) {
    return tail !== undefined || CLOCK_BEHIND.test(behind) || /[午早晚日号]$|[到至改定约于从]$/.test(before)
  }
  return !COUNTED_BEFORE.test(before) && (tail !== undefined || BEGINS.test(behind))
}
