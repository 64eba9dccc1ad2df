import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import { type Token, type TokenKind, tokensOf } from './tokens.ts'

/** Words without which nobody is said to have taught. */
const MAY_TEACH =
  /执教|主讲|授课|讲师|讲授|讲座|讲课|宣讲|报告|课|活动|培训|分享|lectur|talk|speaker|taught|given by|teacher|class|lesson|by /

/** One who taught, where the text says so; `lecturer` as typed. */
export interface LecturerSaid extends Span {
  readonly lecturer: string
}

/**
 * Everybody who gave a lesson or a lecture, each where it is said, as typed and without a title (王莉老师 → 王莉); a
 * surname alone keeps its title (王老师).
 */
export function lecturersIn(page: Page): readonly LecturerSaid[] {
  if (!MAY_TEACH.test(page.plain) && !page.typed.includes('《')) return []
  const found = [...chinese(page), ...english(page)].filter(({ start }) => WANTED.has(clauseAt(page, start).mood))
  const names = new Set(found.flatMap(({ names }) => names))
  for (const name of names) if ([...names].some((other) => sameShort(name, other))) names.delete(name)
  return found.flatMap(({ names: own, start, end }) =>
    own.filter((name) => names.has(name)).map((lecturer) => ({ lecturer, start, end })),
  )
}

const WANTED: ReadonlySet<string> = new Set(['done', 'ahead'])

interface Taught extends Span {
  readonly names: readonly string[]
}

/** 王老师 beside 王莉 is the same person, said shorter. */
const sameShort = (short: string, full: string): boolean =>
  short !== full && TITLE_END.test(short) && !TITLE_END.test(full) && short[0] === full[0]

const TITLE_END = /(?:老师|教师|园长|主任|教授|专家|书记|校长|组长|科长|局长|教研员)$/

function chinese(page: Page): readonly Taught[] {
  const tokens = tokensOf(page)
  const found: Taught[] = []
  for (let at = 0; at < tokens.length; at++) {
    const people = peopleAt(page, tokens, at)
    if (!people) continue
    if (isLabelled(page.plain, people.start) || teaches(page, tokens, people.to) || isWatched(page.plain, people))
      found.push(people)
    at = people.to - 1
  }
  return found
}

interface Named extends Taught {
  readonly to: number
}

const TITLES: ReadonlySet<TokenKind | undefined> = new Set<TokenKind>(['post', 'trade'])

/** One name or several in a row: 副园长王莉, 王莉老师、李红老师. */
function peopleAt(page: Page, tokens: readonly Token[], at: number): Named | undefined {
  const token = tokens[at]
  if (token?.kind !== 'name' && token?.kind !== 'titled') return undefined
  const names: string[] = []
  let to = at
  for (let index = at; index < tokens.length; ) {
    while (TITLES.has(tokens[index]?.kind) && index > at) index++
    const name = tokens[index]
    if (name?.kind !== 'name' && name?.kind !== 'titled') break
    names.push(page.typed.slice(name.start, name.end))
    index++
    while (TITLES.has(tokens[index]?.kind)) index++
    to = index
    const joint = tokens[index]?.kind
    /** 刘老师等: not she alone, and nobody says who. */
    if (joint === 'etc') return { start: token.start, end: token.end, names: [], to }
    if (joint !== 'dun' && joint !== 'and') break
    index = pastSide(tokens, index + 1)
  }
  return { start: token.start, end: tokens[to - 1]?.end ?? token.end, names, to }
}

/** 吴燕老师和石棉县幼儿园曾小群老师: the second has a kindergarten in front. */
function pastSide(tokens: readonly Token[], at: number): number {
  let index = at
  while (index < at + MOST_BEFORE_NAME && BEFORE_NAME.has(tokens[index]?.kind)) index++
  return tokens[index]?.kind === 'name' || tokens[index]?.kind === 'titled' ? index : at
}

const MOST_BEFORE_NAME = 4
const BEFORE_NAME: ReadonlySet<TokenKind | undefined> = new Set<TokenKind>([
  'side',
  'blank',
  'other',
  'of',
  'space',
  'post',
  'trade',
])

const LABEL =
  /(?:主讲(?:人|教师|老师|专家|嘉宾)?|执教(?:教师|老师|者|人)?|授课(?:教师|老师|人|专家)?|讲师|上课(?:教师|老师)|示范(?:课)?(?:教师|老师)|报告人|讲座(?:人|专家)|分享人|讲课(?:人|教师|老师))\s?(?:[:：]|是|为|\s)\s?[^，。；;、\n:：]{0,16}$/
/** 主讲李红霞, 主讲人孙静. */
const AT_LABEL = /(?:主讲|执教|授课)(?:人|者|教师|老师|专家)?$/
const LABEL_REACH = 28

/** 主讲人：王莉, 执教：县幼王莉, 主讲人为县幼的董老师. */
function isLabelled(plain: string, start: number): boolean {
  return (
    LABEL.test(plain.slice(Math.max(0, start - LABEL_REACH), start)) ||
    AT_LABEL.test(plain.slice(Math.max(0, start - 4), start))
  )
}

const WATCHED = /(?:观摩|听|观看|欣赏)了?[^，。；;、\n]{0,8}$/
const LESSON_OPEN = /(?:示范课|公开课|讲座|课例)\s?[（(]$/

/** 观摩了王莉老师的美术活动, 示范课（王莉）. */
function isWatched(plain: string, { start, end }: Span): boolean {
  const before = plain.slice(Math.max(0, start - LABEL_REACH), start)
  const behind = plain.slice(end, end + LABEL_REACH)
  if (LESSON_OPEN.test(before) && /^[）)]/.test(behind)) return true
  return WATCHED.test(before) && /^的[^，。；;、\n]{0,8}活动/.test(behind)
}

const LESSON =
  '(?:讲座|报告|示范课|公开课|展示课|观摩课|优质课|研讨课|教学活动|集体活动|培训|分享|宣讲|[一二两三四]节|一堂|课(?!题|程|后|前|堂))'
const AT_ONCE = /^[^，。；;、\n]{0,18}?(?:执教|主讲|授课|讲授|讲课|宣讲)/
const GAVE = new RegExp(
  `^[^，。；;、\\n]{0,18}?(?:作了?|做了?|带来了?|开展了?|举办了?|进行了?|展示了?|呈现了?|开设了?|献上了?|奉献了?|组织了?|上了?|讲了?|主持了?)[^，。；;、\\n]{0,20}?${LESSON}|^[^，。；;、\\n]{0,18}?(?:带来了?|展示了?|呈现了?|组织了?)[^，。；;、\\n]{0,16}?活动`,
)
/** 王莉老师的讲座, 王莉老师讲座, 王莉示范课. */
const OWN = /^(?:老师|园长)?的?[^，。；;、\n的了]{0,8}?(?:讲座|报告|示范课|公开课|展示课|观摩课|优质课|课$|课[，。])/
const NOT_GIVING =
  /^[^，。；;、\n]{0,10}?(?:聆听|出席|列席|听|观摩(?!课|活动|教学)|观看|参加|点评|评课|陪同|指导|布置|帮助|参与|邀请|带领|组织教师|主持(?!讲))/
/** A quoted title is long and is passed over. */
const REACH = 72

/** Right behind the name: 执教…, 作了…讲座, 上了一节…, the title of a lesson. */
function teaches(page: Page, tokens: readonly Token[], to: number): boolean {
  const from = tokens[to - 1]?.end ?? 0
  const another = tokens.slice(to, to + 12).find(({ kind }) => kind === 'name' || kind === 'titled')
  const end = Math.min(another?.start ?? page.plain.length, from + REACH)
  const behind = page.plain.slice(from, end).replace(/“[^”]{0,40}”/g, '')
  if (NOT_GIVING.test(behind) || /^\s?(?:分别|各)/.test(behind)) return false
  if (AT_ONCE.test(behind) || GAVE.test(behind) || OWN.test(behind)) return true
  /** Titles are blanked in what is read, and stand in what was typed: 王莉老师大班科学《…》. */
  return /^[^，。；;、\n]{0,10}《/.test(page.typed.slice(from, end))
}

const EN_NAME = '((?:(?:Ms|Mrs|Mr|Miss|Dr|Principal|Teacher|Director)\\.? )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)'
const EN = new RegExp(
  `(?:(?:[Gg]iven|[Tt]aught|[Pp]resented|[Dd]elivered|led|(?:lecture|talk|lesson|class|workshop)) by |(?:[Ll]ecturer|[Ss]peaker|[Pp]resenter|[Tt]eacher|[Ll]ecture|[Ii]nstructor) ?[:：] ?)${EN_NAME}` +
    `|${EN_NAME} (?:gave|taught|delivered|presented)(?= )`,
  'g',
)
/** Words that begin a sentence and are nobody. */
const NO_NAME =
  /^(?:We|They|She|He|I|You|It|This|That|Our|The|Teachers|Yesterday|Today|Kindergarten|Who|Two|Three|Four|Five|Six)$/

function* english({ typed, plain }: Page): Generator<Taught> {
  if (!/ by |gave|taught|delivered|presented|lecturer|speaker|presenter|teacher|instructor/.test(plain)) return
  for (const match of typed.matchAll(EN)) {
    const name = match[1] ?? match[2] ?? ''
    if (NO_NAME.test(name)) continue
    const start = match.index + match[0].indexOf(name)
    yield {
      start,
      end: start + name.length,
      names: [name.replace(/^(?:Teacher|Principal|Director) (?=[A-Z][a-z]+ [A-Z])/, '')],
    }
  }
}
