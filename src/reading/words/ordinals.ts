import type { Span } from './spans.ts'

/** Letters looked at in front of a number. */
const BEFORE_MAX = 12
const before = (plain: string, start: number): string => plain.slice(Math.max(0, start - BEFORE_MAX), start)

const stands = (pattern: RegExp, plain: string, at: number): boolean => {
  pattern.lastIndex = at
  return pattern.test(plain)
}

/** What is counted, right behind a numeral of one letter: without it 一, 三, 十 … are mostly part of a word. */
const UNIT = new RegExp(
  [
    '[大小整](?=[箱袋包盒套捆桶])|[名份册件幅堂组套本页批支双副只箱袋盒辆部篇首段项种桶架座棵盆枚根株匹款包]',
    '位(?![于置居])|个|人(?![民才家工类物生文心格行])|节(?![日约能省目气期])|场(?![地所景])|次(?!性)|间(?!隔|接|断|操)',
    '张(?!家)|台(?![县山镇乡州区湾])|家(?![村子镇庄屯堡沟营店坪河])|所(?!有|以|谓|在)|天(?![山水河镇])|[周年月]',
    '元(?![区县里宵旦])|块(?![儿去来学到参开前走])|角(?![落色])|毛(?=钱)|小时|课时|学[时期年分]|星期|钟头|刻钟|分钟',
    '对(?![一多应口照])|条(?![件例])|把(?![手关握])|面(?=锦旗|墙|鼓)|门(?=课|功课|学科)|[回遍趟轮番倍斤吨米]|公[斤里]|平方',
    '班|[级楼号届期日]|等[奖功]|点|时(?![间候期代常刻段长])',
    '教[师研]|老师|园长|专家|幼儿(?!园)|孩子|小朋友|家长|骨干|领导|代表|学员|口(?=人)|课(?=时)',
  ].join('|'),
  'y',
)
const SPACED_UNIT = / (?:名|位|人|个|节|场|册|本)/y
/** 人数改成五。 */
const ANSWER = /[成为是到共:有]\s?$/
const STOP = /\s?(?:$|[，。；、,;！!\n])/y

/** A numeral of one letter counts something: 五名, 三位老师, 两节; or it is an answer: 人数改成五. */
export const isCounted = (plain: string, { start, end }: Span): boolean =>
  stands(UNIT, plain, end) ||
  stands(SPACED_UNIT, plain, end) ||
  (stands(STOP, plain, end) && ANSWER.test(before(plain, start)))

const FEAST = /(?:小?长?假|期间|前夕|[前后]|国庆|黄金周|当[天日])/y
const PLAN = /^十[二三四五]五$/
const PEOPLE_UNIT = /\s?[名位个人岁]/y
const FRACTION = /\s?分之/y
/** 一对一, 一带一, 一人一案, 一课三研, 三位一体, 一年一度. */
const PAIRED_BEHIND =
  /[对帮带加][一多\d]|[人园师课班村生岗校镇日月县品生][一三多](?![名个位])|位一体|年一度|日三餐|分之|月谈/y
const PAIRED_BEFORE = /(?:[一多\d][对帮带加]|分之)$/
/** 统一组织, 每一位, 同一天: one of a kind, not one of many. */
const ONE_BEFORE = /[统唯逐专单合划之归每某任同]$/

/** The letters only look like a number: 一对一, 三位一体, 十分, 三分之一, 十四五, 十一假期. `words`: the letters themselves. */
export function isName(plain: string, { start, end }: Span, words: string): boolean {
  const left = before(plain, start)
  if (words === '十一' && stands(FEAST, plain, end)) return true
  if (words === '三五' && plain[end] === '成') return true
  if (PLAN.test(words)) return !stands(PEOPLE_UNIT, plain, end)
  if (stands(FRACTION, plain, end) || left.endsWith('分之')) return true
  if (words === '十') return plain[end] === '分' && plain[end + 1] !== '钟'
  if (words === '一' && ONE_BEFORE.test(left)) return true
  return words.length === 1 && (stands(PAIRED_BEHIND, plain, end) || PAIRED_BEFORE.test(left))
}

/** Called by their number: 3号楼 (but 20号人 came), 2024级, 三等奖, 二年级, 大一班, 3-6岁, 3月, 21日, 3点, 30%, 1st. */
const BEHIND = new RegExp(
  [
    '号(?!人|教师|老师|家长|孩子)|楼|层|等[奖功]|级|届|期(?!间)|年级|班|岁|月|日|点(?!心)|时(?![间候期代常刻段长])',
    '[%‰℃路弄栋幢室]|单元|中(?![班心午国级层外华型文秋])|幼(?![儿师教小童苗])|小(?![班时朋组孩型学生伙])',
    '(?:st|nd|rd|th)(?![a-z])|[ap]\\.?m(?![a-z])|:\\d|/\\d|\\+\\s?[\\da-z多]|[dgp](?![a-z])|[)）]\\s?班|-\\d{1,2}班|世纪|年代|热线|会议室|教室(?!里)|活动室|办公室',
  ].join('|'),
  'y',
)
/** 第3, No. 3, 周三, 附件2, 双11, 〔2026〕, class 2; and what stands right behind another figure: 9:30, 1/3, 1+1. */
const BEFORE =
  /(?:第|(?<![a-z])no\.?|№|#|编号|序号|电话|手机|联系方式|附[件表]|邮编|〔|(?<![\d一二两三四五六七八九十])双|\d[:/]|[\dn]\s?\+)\s?$|(?<![a-z])(?:room|class|grade|page|week|day|unit|level|phase|version|chapter|part|kindergarten|floor) $/
/** Their last letters. */
const BEFORE_LAST: ReadonlySet<string> = new Set('第o.№#号话机式件表编〔双:/+mseklntrf')
const CLASS_LAST: ReadonlySet<string> = new Set('托小中大(（')
const WEEK_LAST: ReadonlySet<string> = new Set('周期拜')
const CLASS_BEFORE = /[托小中大][(（]?$/
const CLASS_BEHIND = /[)）]?\s?班/y
/** A code: A4, mp3; but rmb300 and ×3 are amounts. */
const CODE = /[a-z]$/
const AMOUNT_CODE = /(?:rmb|cny|usd|about|around|(?<![a-z])x)$/
/** 周三, 星期5; but 一周五次 and 每周3节 count. */
const WEEK = /(每|[\d一二两三四五六七八九十])?个?(?:周|星期|礼拜)\s?$/
const WEEKDAY_MAX = 6
const TIMES_UNIT = /\s?[次节场回遍课]/y
/** 1. 1、（一）(2) at the beginning of a line or a sentence; 2. before words anywhere. */
const LISTED_BEFORE = /(?:^|[\n。；;:！!]\s{0,4})[(（]?$/
const LISTED_BEHIND = /\s?(?:[.、)）](?!\d))/y
const POINT_BEHIND = /\.(?=[^\s\d])/y
const YEAR_BEHIND = /\s?(?:年|级|届|学年|[秋春](?!游)|版|款|[-~—至到]\s?20\d\d|$|[^\d\s名位人个元块册本节场次件套])/y
const CALENDAR_YEAR_BEHIND = /\s?年\s?(?:\d|[一二三四五六七八九十]|度|[初底末春夏秋冬])/y
/** 90后教师 were born then. */
const BORN_THEN = /后(?![勤来续面])/y
const YEAR = /\s?年/y
const SPELLED_YEAR = /^[一二][零〇一二九][零〇一二三四五六七八九]{2}$|^[零〇][一二三四五六七八九]$/
/** More figures than any count has: a telephone, a number of an identity card. */
const FIGURES_MAX = 7

/** The number names a place in a row or a moment, and counts nothing. */
export function isOrdinal(plain: string, { start, end }: Span, words: string, value: number): boolean {
  const left = before(plain, start)
  const last = left.trimEnd().at(-1) ?? ''
  const figures = words.charCodeAt(0) < 0x3a
  if (stands(BEHIND, plain, end) || (BEFORE_LAST.has(last) && BEFORE.test(left))) return !countsDays(plain, start, end)
  if (CLASS_LAST.has(last) && CLASS_BEFORE.test(left) && stands(CLASS_BEHIND, plain, end)) return true
  const week = value <= WEEKDAY_MAX && WEEK_LAST.has(last) ? WEEK.exec(left) : null
  if (week) return week[1] === undefined || (week[1] === '每' && !stands(TIMES_UNIT, plain, end))
  if (stands(LISTED_BEHIND, plain, end) && LISTED_BEFORE.test(left)) return true
  if (words === '二十' || words === '十九') if (/^大(?![箱包袋盒套])/.test(plain.slice(end, end + 2))) return true
  if (!figures) return stands(YEAR, plain, end) && SPELLED_YEAR.test(words)
  if (value % 10 === 0 && plain[end] === '后' && stands(BORN_THEN, plain, end)) return true
  if (CODE.test(last) && CODE.test(left) && !AMOUNT_CODE.test(left)) return true
  if (stands(POINT_BEHIND, plain, end)) return true
  if (stands(CALENDAR_YEAR_BEHIND, plain, end)) return true
  return isFigureOrdinal(plain, end, words, value)
}

function isFigureOrdinal(plain: string, end: number, words: string, value: number): boolean {
  if (/^0\d/.test(words) || words.replaceAll(/[^\d]/g, '').length > FIGURES_MAX) return true
  return /^(?:19|20)\d\d$/.test(words) && value > 1900 && stands(YEAR_BEHIND, plain, end)
}

/** 为期3日, 历时两日: days counted. */
const LASTING = /(?:为期|历时|连续|共|集中)\s?$/
const countsDays = (plain: string, start: number, end: number): boolean =>
  plain[end] === '日' && (LASTING.test(before(plain, start)) || plain[end - 1] === '两')
