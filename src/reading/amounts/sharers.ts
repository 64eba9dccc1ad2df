import { clauseAt, type Page } from '../words/page.ts'

const SHARED_BEFORE =
  /各(?:自)?(?:上|展示|执教|带来|开展|组织|献|讲|呈现|承担|观摩|听|安排|做|有|是)?(?:了|课|出)?\s?$|各[班园人校]$|每(?:人|位(?:老师|教师)?|名(?:教师|老师)?)(?:上|展示|执教|带来|讲|承担|献)?了?$/
/** 每周两节, 平均每班三次: how often, not how many. */
const RATE_BEFORE = /(?:每|平均)[^，。；、\s各]{0,8}$/
const CLASSES = /((?:[大中小托]班?[、和及与,\s]{0,2}){2,4})(?:年级|组|三个年龄段|年龄段)?各[^各]*$/
const BOTH = /(?:双方|两园|两地|两校)[^各]{0,6}各[^各]*$/
/** 语言、科学各一节, 张老师和李老师各上一节. */
const LISTED =
  /(?:^|[，。；：:,;\s了])((?:[^，。；：:,;\s\d一二两三四五六七八九、和与及]{1,6}[、和与及]){1,4}[^，。；：:,;\s\d一二两三四五六七八九、和与及]{1,6}?)(?:领域|班|老师|教师)?各[^各]*$/
const HEADS = /^ ?(?:名|位|个(?:老师|教师|园|班)|所|家|园|人(?!次))/

/**
 * For how many each the number is said: 1 where it is not said of each. 大、中、小班各一节 is three, 两位老师各上一节 two;
 * undefined where nobody says how many share, and for 每周两节.
 */
export function sharers(page: Page, start: number, before: string): number | undefined {
  if (!SHARED_BEFORE.test(before)) return RATE_BEFORE.test(before) ? undefined : 1
  const classes = CLASSES.exec(before)
  if (classes) return new Set((classes[1] ?? '').replaceAll(/[^大中小托]/g, '')).size
  if (BOTH.test(before)) return 2
  const listed = LISTED.exec(before)?.[1]
  if (listed !== undefined) return listed.split(/[、和与及]/).length
  const { sentence } = clauseAt(page, start)
  const heads = page.numbers.findLast(
    (said) =>
      said.end <= start &&
      !said.ordinal &&
      clauseAt(page, said.start).sentence === sentence &&
      HEADS.test(page.plain.slice(said.end, said.end + 4)),
  )
  return heads?.value
}
