import type { Span } from './spans.ts'

/** How what a clause names stands to the world. */
export type Mood =
  /** It took place: what nothing else is said of. */
  | 'done'
  /** Planned, still to come. */
  | 'ahead'
  /** It did not take place, was not brought, was not given. */
  | 'denied'
  /** It was to take place and was dropped or moved. */
  | 'called_off'
  /** What ought to be, what is aimed at, what a programme says. */
  | 'rule'
  | 'asked'

export interface Clause extends Span {
  readonly mood: Mood
  /** Which sentence it belongs to, from 0. */
  readonly sentence: number
}

/** Clauses end at commas, sentences at full stops and line ends; every position of the text is in exactly one. */
export function clausesIn(plain: string): readonly Clause[] {
  const pieces = piecesOf(plain)
  const clauses: Clause[] = []
  let before: Mood = 'done'
  let sentence = -1
  for (const piece of pieces) {
    if (piece.sentence !== sentence) before = 'done'
    sentence = piece.sentence
    const mood = moodOf(plain.slice(piece.start, piece.end), before)
    clauses.push({ start: piece.start, end: piece.end, sentence, mood })
    before = mood
  }
  return clauses
}

type Piece = Span & { readonly sentence: number }

const MARK = /[，,。！!？?；;\n]/g

function piecesOf(plain: string): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let sentence = 0
  const cut = (end: number) => {
    if (end > start) pieces.push({ start, end, sentence })
    start = end
  }
  for (const { 0: mark, index } of plain.matchAll(MARK)) {
    if (mark === ',' && /\d/.test(plain[index - 1] ?? '') && /\d/.test(plain[index + 1] ?? '')) continue
    cut(index + 1)
    if (mark !== ',' && mark !== '，') sentence++
  }
  cut(plain.length)
  return pieces.length > 0 ? pieces : [{ start: 0, end: plain.length, sentence: 0 }]
}

const ASKED = /[？?]|[吗呢么]\s*[。！!，,]?\s*$|是否|有没有|多少|几点|怎么|什么时候|哪天|谁/
const CALLED_OFF = /取消|改期|延期|推迟|未能|没能|没去成|没开成|泡汤/
const DENIED = /没有|没(?!关系|想到)|并未|未(?!来|婚|成年)|不是/
const RULE =
  /要求|应当|应该|必须|不少于|不得少于|鼓励|旨在|^\s*为(?:了|进一步|充分|切实|深入|贯彻|落实|推进|促进|加强|提升|提高|更好)|按照|根据/
const AHEAD =
  /将(?:于|在|要|会|组织|开展|举行)|拟(?!定)|计划|打算|准备|预计|届时|下周|下个?月|下学期|明[天日]|后天|接下来|下一步|今后/
const DONE = /已经?|了(?!解)|圆满|顺利|完成|结束|昨天/

function moodOf(clause: string, before: Mood): Mood {
  if (ASKED.test(clause)) return 'asked'
  if (CALLED_OFF.test(clause)) return 'called_off'
  if (DENIED.test(clause)) return 'denied'
  if (RULE.test(clause)) return 'rule'
  if (AHEAD.test(clause)) return 'ahead'
  if (before === 'ahead' && !DONE.test(clause)) return 'ahead'
  return 'done'
}
