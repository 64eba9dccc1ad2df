import { isRefusal, type Refusal, refuse } from '../../bot/decision.ts'
import { phrase } from '../../bot/phrase.ts'
import { type Level, levelIn } from './level.ts'
import { readName, sameName } from './names.ts'

/** R16 asks for one or two; real trips have known four. More in one pair is a list somebody pasted. */
export const RECEIVERS_MAX = 6
/** The seed's range (R16): beyond it a warning, not a wall. */
export const RECEIVERS_USUAL = 2
/** Names, separators and levels of the longest pair that is allowed, with room. */
const TEXT_MAX = 400

export interface NamedPlace {
  readonly name: string
  readonly level?: Level
}

export interface PairWords {
  readonly giver: NamedPlace
  readonly receivers: readonly NamedPlace[]
}

/** `A → B、C`: the giver, an arrow of any make, one receiver or more. A level may stand behind a name in brackets. */
export function readPair(rest: string): PairWords | Refusal {
  if (rest.length > TEXT_MAX) return refuse(says.long)
  const sides = rest.normalize('NFKC').trim().split(ARROW)
  if (sides.length > 2) return refuse(says.arrows)
  const [left = '', right = ''] = sides
  if (left.trim() === '' || right.trim() === '') return refuse(says.how)
  const giver = readPlace(left)
  if (isRefusal(giver)) return giver
  const receivers: NamedPlace[] = []
  for (const piece of piecesOf(right)) {
    const receiver = readPlace(piece)
    if (isRefusal(receiver)) return receiver
    if (sameName(receiver.name, giver.name)) return refuse(says.itself)
    if (!receivers.some(({ name }) => sameName(name, receiver.name))) receivers.push(receiver)
  }
  if (receivers.length === 0) return refuse(says.how)
  if (receivers.length > RECEIVERS_MAX) return refuse(says.many)
  return { giver, receivers }
}

/** Two names and an arrow between them: does this look like a pair at all? */
export const looksLikePair = (rest: string): boolean => ARROW.test(rest.normalize('NFKC'))

const says = {
  how: phrase(
    '请这样写：/结对 示范园 → 乡镇园。例如：/结对 县直机关幼儿园 → 桃源镇中心幼儿园（两所受帮扶园用“、”隔开）',
    'Please write: /pair GIVER → RECEIVER, for example: /pair Lakeside Kindergarten -> Taoyuan Kindergarten (a comma between two receivers).',
  ),
  arrows: phrase(
    '一次只能建立一对：请只写一个“→”，左边一所示范园，右边受帮扶园用“、”隔开。',
    'One pair at a time: write a single arrow, the giver on its left, the receivers on its right with commas.',
  ),
  itself: phrase(
    '帮扶方和受帮扶方不能是同一所幼儿园，请检查后再发一次。',
    'A kindergarten cannot assist itself; please check the names and send it again.',
  ),
  many: phrase(
    `一所示范园一般帮扶 1–2 所园，一个结对最多 ${RECEIVERS_MAX} 所。请分开建立。`,
    `A demonstration kindergarten usually assists one or two; one pair takes at most ${RECEIVERS_MAX}. Please make several pairs.`,
  ),
  long: phrase('内容太长了，请只写园名。', 'That is too long; please write only the names.'),
}

/** 给 and 帮扶 stand between names only; a name may hold them behind its first character no more than an arrow. */
const ARROW =
  /\s*(?:[-–—―=~]*[>›»→⇒➔➜➡⟶]+️?|(?<=\S)\s*(?:结对)?帮扶\s*(?=\S)|(?<=\S)\s*给\s*(?=\S)|[–—―]+|\s-+\s|(?<=\p{Script=Han}|[)）])-+(?=\p{Script=Han}))\s*/u

/** What ends a name that is written in full, so that what follows is another. */
const WHOLE = '园|班|点|校|乐园|幼|中心|[)）]'
const BETWEEN = new RegExp(
  `[、,;/|]+|(?<=${WHOLE})\\s*[和与及跟]\\s*(?=\\S{2})|(?<=${WHOLE})\\s+(?=\\S{2})|\\s(?:and|&)\\s|\\s+[和与及]\\s+`,
  'u',
)

const piecesOf = (right: string): readonly string[] =>
  right
    .split(/\s+(?=[(（])/u)
    .join('')
    .split(BETWEEN)
    .filter((piece) => piece.trim() !== '')

const BRACKET = /[(（]([^()（）]*)[)）]\s*$/u

function readPlace(typed: string): NamedPlace | Refusal {
  const level = levelIn((BRACKET.exec(typed)?.[1] ?? '').trim())
  const read = readName(level ? typed.replace(BRACKET, '') : typed)
  if (isRefusal(read)) return read
  return level ? { name: read.name, level } : { name: read.name }
}
