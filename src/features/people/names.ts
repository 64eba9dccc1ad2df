import { isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import { editsBetween } from '../../bot/edits.ts'
import { phrase } from '../../bot/phrase.ts'

/** The longest official name of a kindergarten seen, region and town included, is some 25 characters. */
export const NAME_MAX = 40
/** One character names no kindergarten. */
const NAME_MIN = 2
/** More would be a list to read, not a question to answer. */
export const CANDIDATES_MAX = 5

/**
 * A name of a place as it is kept: compatibility forms made one (NFKC), stray spaces and quotes gone, brackets
 * full width beside Chinese. Refused where it is too long, too short, or holds what no name holds.
 */
export function readName(typed: string): { readonly name: string } | Refusal {
  const name = tidy(typed)
  if ([...name].length < NAME_MIN) return refuse(says.short)
  if ([...name].length > NAME_MAX) return refuse(says.long)
  if (!SENSIBLE.test(name) || !/\p{L}/u.test(name)) return refuse(says.strange)
  return { name }
}

/** Names that sound alike to a person who types in a hurry, the likeliest first; at most `CANDIDATES_MAX`. */
export const nearest = <Place extends { readonly name: string }>(
  name: string,
  places: readonly Place[],
): readonly Place[] =>
  places
    .map((place) => ({ place, far: distance(name, place.name) }))
    .filter(({ far }) => far < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.far - b.far)
    .slice(0, CANDIDATES_MAX)
    .map(({ place }) => place)

/** What two spellings of one name have in common: case, spaces, brackets and dots do not count. */
export const sameName = (a: string, b: string): boolean => bare(a) === bare(b)

export const isName = (typed: string): boolean => !isRefusal(readName(typed))

const says = {
  short: phrase('名称太短了，请写全称，例如：桃源镇中心幼儿园', 'That name is too short; please write it in full.'),
  long: phrase(
    `名称太长了（最多 ${NAME_MAX} 个字），请只写单位名称。`,
    `That name is too long (at most ${NAME_MAX} characters); please write only the name.`,
  ),
  strange: phrase(
    '名称里只能有文字、数字、括号和间隔号，请去掉表情和其他符号再发一次。',
    'A name may hold letters, digits, brackets and dots only; please send it again without emoji and other signs.',
  ),
}

const SENSIBLE = /^[\p{L}\p{M}\p{N}()（）·・.'’&\- ]+$/u
const HAN = '\\p{Script=Han}'

const tidy = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^[“"'「『《【[]+|[”"'」』》】\].。,，;；!！]+$/gu, '')
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`(?<=${HAN}|[)）]) (?=${HAN}|[(（])`, 'gu'), '')
    .replace(new RegExp(`(?<=${HAN})\\(([^()]*)\\)`, 'gu'), '（$1）')
    .trim()

const bare = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()（）·・.'’&-]/g, '')

/** 幼儿园, 中心幼儿园 and the like say what it is, not which one. */
const stem = (name: string) => bare(name).replace(/(幼儿园|幼稚园|幼儿班|幼教中心|kindergarten|园)$/u, '')

/** Shorter ones differ by one character too often without being the same (东园, 西园). */
const TYPO_LENGTH_MIN = 4
/** A short name must keep this much to mean one kindergarten. */
const SHORT_NAME_MIN = 2
/** 临湖县直机关幼儿园 for 直机关幼儿园: what is common must be long enough to be more than 中心 or 实验. */
const WHOLE_NAME_MIN = 3

/** 0 for the same stem, then typos, then short names; infinite for what is another place. */
function distance(typed: string, known: string): number {
  const [a, b] = [stem(typed), stem(known)]
  if (a === b && a !== '') return 0
  const edits = editsBetween(bare(typed), bare(known))
  if (edits === 1 && Math.min([...a].length, [...b].length) >= TYPO_LENGTH_MIN - 1 && !apart(a, b)) return 1
  if (edits === 2 && Math.min([...a].length, [...b].length) >= 2 * TYPO_LENGTH_MIN && !apart(a, b)) return 2
  if ([...a].length >= SHORT_NAME_MIN && b.includes(a)) return 3
  if ([...b].length >= WHOLE_NAME_MIN && a.includes(b)) return 4
  return Number.POSITIVE_INFINITY
}

/** Numbers and directions tell sister kindergartens apart (第一, 第二; 东区, 西区): a difference there is no typo. */
const TELLING = /[0-9一二三四五六七八九十东西南北中上下左右前后大小新老城乡]/u

function apart(a: string, b: string): boolean {
  const [s, t] = [[...a], [...b]]
  let from = 0
  while (from < s.length && from < t.length && s[from] === t[from]) from++
  let end = 0
  while (end < s.length - from && end < t.length - from && s[s.length - 1 - end] === t[t.length - 1 - end]) end++
  return TELLING.test(s.slice(from, s.length - end).join('')) || TELLING.test(t.slice(from, t.length - end).join(''))
}
