interface Unit {
  readonly word: string
  /** How far it reaches, its space included. */
  readonly length: number
  readonly lecture: boolean
}

/** What is held in 场: not a storm, a feast for the eyes or a match. */
const EVENT =
  '示范课|公开课|观摩课|展示课|优质课|研讨课|汇报课|课例|课|教学|讲[座坐]|报告|培训|分享|教研|研讨|座谈|交流|观摩|展示|论坛|沙龙|工作坊'
/** What is counted in 次 besides. */
const DEED = `${EVENT}|送教|送培|下乡|指导|走访|入园|活动|跟岗|帮扶|联谊|互访|捐赠`
const ENGLISH = 'lecture|talk|lesson|class|training|workshop'
const EVENT_BEHIND = new RegExp(`^[^，。；、,;\\n]{0,24}?(?:${EVENT})`)
const EVENT_BEFORE = new RegExp(`(?:${EVENT}|${ENGLISH})(?:活动|教学|会)?[:：共计了有约\\s（(x×]*$`)
const DEED_BEHIND = new RegExp(`^[^，。；、,;\\n]{0,8}?(?:${DEED})`)
const DEED_BEFORE = new RegExp(`(?:${DEED}|${ENGLISH})(?:活动|教学|会)?[:：共计了有约\\s（(x×]*$`)
const LECTURE_BEFORE = /(?:讲[座坐]|报告|lecture|talk)[:：共计了有约\s（(x×]*$/
const LECTURE_BEHIND = /^[^，。；、,;\n]{0,12}?(?:讲[座坐]|报告)/
const LESSON_BEHIND =
  /^(?!小时|钟|半|月|星期|礼拜|多|孩子|小朋友|幼儿|老师|教师|班)[^，。；、,;\n]{0,12}?(?:示范课|公开课|观摩课|展示课|优质课|研讨课|汇报课|课例|教学活动|集体活动|教育活动|讲座)/

const NO_LESSON = /^ ?(?:日|约|能|省|目|假|点|气|奏|车|电池|竹|藕|甘蔗|哀|课?之间|课?的时间|课下来|课后|课间)/
const NO_EVENT =
  /^ ?(?:地|景|所|合|面|馆|域|院|[^，。；、]{0,3}[雨雪病疫梦戏]|[^，。；]{0,12}(?:盛宴|盛会|之旅|旅行|邂逅|约会|碰撞|洗礼|接力|比赛|大赛|考试|风暴|大餐))/
/** 六一节, 三八节. */
const FEAST = /(?:六一|三八|五一|五四|十一|八一)$/
const NOT_COUNTED_BEFORE =
  /[第每这那本此多再首头届批人轮层某另逐前后]\s?$|(?:上好|如何[^，。；]{0,2}|怎样[^，。；]{0,2})$/
/** 上一次, 下2次: the last and the next. */
const NEIGHBOUR_BEFORE = /[上下]\s?$/

/** Sessions: 2, 节数：2. */
const LABEL = /(?:sessions?|lessons?|lectures?|节数|场次|场数) ?[:：] ?$/
const UNIT =
  /^ ?[（(]?(?:节次?|堂|场次?|次|个)|^ (?:(?:demo|demonstration|open|model|public|sample|trial|teaching|special|short|online|music|art|science|language|maths?|health|sports|expert|training|keynote|topical|thematic|group|reading|story) ){0,3}?(?:lessons?|class(?:es)?|sessions?|lectures?|talks?|workshops?)(?![a-z])/

/** The unit behind a number, if it counts lessons or lectures: not 节日, 现场, 一场雨, 第三节, 每次. */
export function unitAt(said: string, after: string, before: string): Unit | undefined {
  if (NOT_COUNTED_BEFORE.test(before)) return undefined
  const unit = UNIT.exec(after)?.[0] ?? (isMultiplied(before, after) ? '' : undefined)
  if (unit === undefined) {
    const labelled = LABEL.test(before) && /^ *(?:$|[，。；、,;\n])/.test(after)
    return labelled ? { word: '节', length: 0, lecture: /lecture/.test(before) } : undefined
  }
  if (unit === '') return { word: '', length: 0, lecture: LECTURE_BEFORE.test(before) }
  const word = unit.replace(/[ （(]/, '').trim()
  const behind = after.slice(unit.length)
  if (!counts(word, said, behind, before)) return undefined
  const short = /[a-z]/.test(word) ? (word.split(' ').at(-1) ?? word) : word.slice(0, 1)
  const lecture = /lecture|talk/.test(word) || LECTURE_BEFORE.test(before) || LECTURE_BEHIND.test(behind)
  return { word: short, length: unit.length, lecture }
}

/** 示范课×2, 讲座x1. */
const isMultiplied = (before: string, after: string): boolean =>
  /[x×*] ?$/.test(before) && EVENT_BEFORE.test(before) && /^ *(?:$|[，。；、,;+\n）)])/.test(after)
const LESSON_BEFORE =
  /(?:示范课|公开课|观摩课|展示课|优质课|研讨课|汇报课|课例|讲[座坐]|集体教学活动)[:：共计了有约\s（(x×]*$/

function counts(word: string, said: string, behind: string, before: string): boolean {
  switch (word) {
    case '节':
      return !NO_LESSON.test(behind) && !FEAST.test(before + said)
    case '堂':
      return !/^ ?[皇屋]/.test(behind)
    case '个':
      return LESSON_BEHIND.test(behind) || (LESSON_BEFORE.test(before) && /^(?:$|[ ，。；、,;+\n）)])/.test(behind))
    case '次':
      return !NEIGHBOUR_BEFORE.test(before) && countsDeeds(said, behind, before)
    case '场':
    case '场次':
      return !NO_EVENT.test(behind) && (EVENT_BEHIND.test(behind) || EVENT_BEFORE.test(before))
    case '节次':
      return true
    default:
      return inEnglish(word, behind, before)
  }
}

/** 讲座2次, 3次教研活动; 送教一次 tells that it took place, not how often. */
function countsDeeds(said: string, behind: string, before: string): boolean {
  if (/^[数性序日月年元之第]/.test(behind)) return false
  if (/^[一1]$/.test(said)) return LECTURE_BEFORE.test(before)
  return DEED_BEFORE.test(before) || DEED_BEHIND.test(behind)
}

/** "two demonstration classes", "3 lectures"; "2 classes" are rooms full of children unless somebody taught them. */
function inEnglish(word: string, behind: string, before: string): boolean {
  if (/^ (?:of|from) /.test(behind)) return false
  if (!/class(?:es)?$/.test(word)) return true
  return /demo|open|model|public|sample|trial/.test(word) || /(?:taught|teach|gave|give|held) $/.test(before)
}
