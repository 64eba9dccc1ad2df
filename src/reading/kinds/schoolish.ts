import { clauseAt, type Page } from '../words/page.ts'

/**
 * Does the text say that primary-school matter was done with children (学前教育法 art. 59): 教拼音, 识字, 写字, 算术, 考试,
 * written homework? Speaking against it (防止小学化, 不教拼音) and teaching teachers about it does not count.
 */
export function schoolishIn(page: Page): boolean {
  if (!GATE.test(page.plain)) return false
  for (const match of page.plain.matchAll(TAUGHT)) {
    const { start, end } = clauseAt(page, match.index)
    const before = page.plain.slice(Math.max(start, match.index - NEAR), match.index)
    const from = match.index + match[0].length
    const after = page.plain.slice(from, Math.min(end, from + NEAR))
    const sentence = sentenceAround(page, match.index)
    if (AGAINST.test(before) || AGAINST_AFTER.test(after) || SPOKEN_AGAINST.test(sentence)) continue
    if (ADULTS_AFTER.test(after) || ADULTS_BEFORE.test(before)) continue
    return true
  }
  return false
}

const NEAR = 18
const GATE =
  /拼音|识字|写字|认字|算术|算数|加减|乘法|口算|心算|珠心算|考试|测验|作业|生字|汉字|默写|听写|单元测|试卷|笔顺|田字格|pinyin|arithmetic|homework|written test/
const TAUGHT = new RegExp(
  [
    '汉语拼音|拼音(?!字母歌|输入)|识字(?!率)|写字|认字|认读生字|认读汉字|书写汉字|写汉字|认汉字|生字|算术|口算|心算|珠心算|加减法|加减运算|加减混合|乘法口诀|(?:\\d+|十|二十|百)以内的?(?:加减|加法|减法)',
    '(?:给|对|让|组织|安排)[^，。；\\n]{0,8}(?:幼儿|孩子|小朋友|大班)[^，。；\\n]{0,8}(?:考试|测验|测试卷|笔试)|(?:幼儿|孩子们?|小朋友)[^，。；\\n]{0,6}(?:考试|测验|期末考)|期末考试|单元测验|试卷',
    '(?:布置|留|写|做)了?[^，。；\\n]{0,6}(?:书面|家庭|抄写|数学|写字)作业|(?:默写|听写|田字格|笔顺)',
    '(?<![a-z])(?:pinyin|arithmetic|written homework|written tests?)(?![a-z])',
  ].join('|'),
  'g',
)
const AGAINST =
  /(?:不|没有?|未|防止?|避免|杜绝|纠正|禁止|反对|拒绝|去|治理|整治|取消|停止|抵制|摒弃|排查|清理|减少|严禁|不得|不许|勿)[^，。；\n]{0,12}$/
const AGAINST_AFTER =
  /^[^，。；\n]{0,10}?(?:等?(?:小学化|现象|倾向|行为|问题|误区)|是不对|不可取|不合适|不适合|不应|不能|不许)/
const SPOKEN_AGAINST = /小学化|去小学|违背|拔苗助长|误区|负面清单/
/** 教师的普通话考试, 招聘考试: not of children. */
const ADULTS_AFTER = /^(?:教师|老师|招聘|资格)/
const ADULTS_BEFORE = /(?:教师|老师|招聘|资格|编制|普通话|公招|特岗)[^，。；\n]{0,6}$/

function sentenceAround(page: Page, at: number): string {
  const { sentence } = clauseAt(page, at)
  const mine = page.clauses.filter((clause) => clause.sentence === sentence)
  return page.plain.slice(mine[0]?.start ?? 0, mine.at(-1)?.end ?? page.plain.length)
}
