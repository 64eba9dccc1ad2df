import { type Kind, type TokenKind, wordAt } from './lexicon.ts'
import { nameEndsAt, surnameAt } from './names.ts'

/** A name (王莉, 张某某, 小张) or a surname with a title (李园长: `titled`, its title included) that begins here. */
export function personAt(
  plain: string,
  at: number,
  before: TokenKind | undefined,
): { readonly kind: 'name' | 'titled'; readonly end: number } | undefined {
  const surname = surnameAt(plain, at)
  const small = surname === 0 && NICK.has(plain.charAt(at)) && BEFORE_NAME.has(before) ? surnameAt(plain, at + 1) : 0
  if (surname === 0 && small === 0) return undefined
  const root = small > 0 ? at + 1 + small : at + surname
  const title = wordAt(plain, root)
  if (title && (title.kind === 'post' || TITLES.has(title.word)) && !NO_TITLED.has(plain.charAt(at))) {
    return { kind: 'titled', end: root + title.word.length }
  }
  if (surname === 1 && inSurnames(plain, at, before === 'dun' ? 1 : 2)) return { kind: 'name', end: at + 1 }
  const may = BEFORE_NAME.has(before) || (before === 'other' && AFTER_TIME.test(plain.charAt(at - 1)))
  /** 李姐. */
  if (may && surname > 0 && /[姐哥]/.test(plain.charAt(root)) && endsName(plain, root + 1))
    return { kind: 'titled', end: root + 1 }
  if (small > 0) return may && endsName(plain, root) ? { kind: 'name', end: root } : undefined
  /** 县幼王莉老师: no mark in front, but a title behind. */
  if (!may && !(before === 'other' && AFTER_SIDE.test(plain.charAt(at - 1)))) return undefined
  const end = nameEndsAt(plain, at).find((candidate) => (may ? endsName(plain, candidate) : hasTitle(plain, candidate)))
  return end === undefined ? undefined : { kind: 'name', end }
}

/** 张、王、刘三位老师: surnames in a row before a count of people, so many or more from here on. */
function inSurnames(plain: string, at: number, least: number): boolean {
  let index = at
  let count = 1
  while (plain.charAt(index + 1) === '、' && surnameAt(plain, index + 2) === 1) {
    index += 2
    count++
  }
  return count >= least && /^[两二三四五六七八九\d]{1,2}[位名]/.test(plain.slice(index + 1, index + 4))
}

/** 上午王莉…, 昨天王莉…, 老师是王莉. */
const AFTER_TIME = /[午天晚是]/
const AFTER_SIDE = /[幼园校局镇县区班]/

function hasTitle(plain: string, at: number): boolean {
  const title = wordAt(plain, at)
  return title !== undefined && (title.kind === 'post' || TITLES.has(title.word))
}

const NICK = new Set('小老阿')
const TITLES = new Set(['老师', '教师', '专家', '同志', '师傅', '阿姨'])
/** 向老师学习, 全园长…: more often a word than a surname before a title. */
const NO_TITLED = new Set('向全时方任应关成万单')

function endsName(plain: string, at: number): boolean {
  if (at >= plain.length || AFTER_NAME_LETTERS.has(plain.charAt(at)) || AFTER_NAME_WORDS.test(plain.slice(at, at + 2)))
    return true
  const word = wordAt(plain, at)
  return word !== undefined && AFTER_NAME.has(word.kind)
}

/** A name may follow these, and a beginning: what came before cannot be its first half. */
const BEFORE_NAME: ReadonlySet<TokenKind | undefined> = new Set([
  undefined,
  ...('comma stop colon dun and post trade child parent learner lead send host by toward space blank open close side of act hear me unless join go total has'.split(
    ' ',
  ) as TokenKind[]),
])
/** And these may follow a name. */
const AFTER_NAME: ReadonlySet<Kind> = new Set(
  'comma stop dun and etc post trade child parent lead captain go send act hear join gift speak escort total of open close by toward colon has class'.split(
    ' ',
  ) as Kind[],
)
const AFTER_NAME_WORDS =
  /^(?:围绕|结合|通过|应邀|受邀|利用|运用|正在|以及|精心|现场|带队|一起|一同|一道|共同|担任|承担|针对|就如|如约|于\d)/
const AFTER_NAME_LETTERS = new Set('在两三四五六七八九十俩仨0123456789分也首先就还又亲随则负从以都一各作做上讲 ')
