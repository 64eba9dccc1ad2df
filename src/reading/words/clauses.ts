import { BARE, goesOn, labelOf, looksBack, type Mood, paperOf, type Saying, sayingOf, saysMore } from './moods.ts'
import { blank, type Span } from './spans.ts'

export type { Mood } from './moods.ts'

export interface Clause extends Span {
  readonly mood: Mood
  /** Which sentence it belongs to, from 0. */
  readonly sentence: number
}

/**
 * Clauses end at commas and before 但, sentences at full stops and line ends; every position of the text is in exactly
 * one. What stands within a title cuts nothing and says nothing.
 */
export function clausesIn(plain: string): readonly Clause[] {
  const bare = QUOTED_HINT.test(plain) ? blank(plain, titlesIn(plain)) : plain
  const pieces = piecesOf(bare)
  const sayings = pieces.map((piece) => sayingOf(bare.slice(piece.start, piece.end)))
  return settled(bare, pieces, sayings)
}

const QUOTED_HINT = /[《“"「『]/
const QUOTED = /《[^《》\n]{1,80}》|“[^“”\n]{1,80}”|"[^"\n]{1,80}"|「[^「」\n]{1,80}」|『[^『』\n]{1,80}』/g
const titlesIn = (plain: string): readonly Span[] =>
  [...plain.matchAll(QUOTED)].map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }))

interface Piece extends Span {
  readonly sentence: number
  /** Nothing but spaces stands between it and the beginning of its line. */
  readonly opensLine: boolean
}

const MARK =
  /[，,。！!？?；;\n…]|\.(?=\s+[a-z])|(?<=[一-龥])\.(?=[一-龥])|(?<![不非岂])但(?![愿凡书])|(?<![好只瞒超])不过(?![关去来])|可是|(?<=(?:了|完|过)[^，,。！!？?；;\n没未]{1,12})(?<!但|却)没(?=有|[带去来上开做办搞参给送捐听讲评进])/g

function piecesOf(bare: string): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let sentence = 0
  let opensLine = true
  const cut = (end: number) => {
    if (end > start) {
      pieces.push({ start, end, sentence, opensLine })
      opensLine = false
    }
    start = end
  }
  for (const { 0: mark, index } of bare.matchAll(MARK)) {
    if (mark === ',' && isThousands(bare, index)) continue
    if (WORD_MARK.test(mark)) {
      cut(index)
      continue
    }
    cut(index + mark.length)
    if (mark !== ',' && mark !== '，') sentence++
    if (mark === '\n') opensLine = true
  }
  cut(bare.length)
  return pieces.length > 0 ? pieces : [{ start: 0, end: bare.length, sentence: 0, opensLine: true }]
}

/** 但, 不过, 没: they belong to what they begin. */
const WORD_MARK = /[一-龥]/
const isThousands = (bare: string, at: number): boolean =>
  /\d/.test(bare[at - 1] ?? '') && /^\d{3}(?!\d)/.test(bare.slice(at + 1, at + 5))

/** What a clause says of itself, and where it says nothing what its neighbours, its label and the paper say. */
function settled(bare: string, pieces: readonly Piece[], sayings: readonly Saying[]): readonly Clause[] {
  const paper = paperOf(firstLine(bare)) ?? 'done'
  const clauses: Clause[] = []
  let standing: Mood = paper
  let before: Saying | undefined
  let beforeMood: Mood = 'done'
  for (const [index, piece] of pieces.entries()) {
    const said = sayings[index] ?? BARE
    const text = bare.slice(piece.start, piece.end)
    const fresh = pieces[index - 1]?.sentence !== piece.sentence
    if (piece.opensLine) standing = labelOf(text) ?? standing
    const mood: Mood = said.by === 'bare' ? inherited(said, text, { fresh, before, beforeMood, standing }) : said.mood
    const { start, end, sentence } = piece
    clauses.push({ start, end, sentence, mood })
    if (said.by !== 'bare' || fresh || said.surely) before = said
    beforeMood = mood
  }
  return lookingBack(bare, clauses, sayings)
}

/** A paper's title is looked for on its first line with words. */
const firstLine = (bare: string): string => /[^\s][^\n]*/.exec(bare)?.[0] ?? ''

interface Neighbours {
  /** The clause begins its sentence. */
  readonly fresh: boolean
  readonly before: Saying | undefined
  readonly beforeMood: Mood
  /** What the label or the paper it stands under says. */
  readonly standing: Mood
}

function inherited(said: Saying, text: string, { fresh, before, beforeMood, standing }: Neighbours): Mood {
  if (said.surely) return 'done'
  if (!fresh && beforeMood === 'rule' && before?.by === 'must') return 'rule'
  if (said.happened) return 'done'
  if (beforeMood === 'ahead' && (!fresh || saysMore(text))) return 'ahead'
  if (!fresh && before && beforeMood === 'rule') {
    if (before.by === 'purpose' && goesOn(text)) return 'rule'
  }
  return standing
}

/**
 * 示范课，因雨取消: what was called off stands before; 原定周三的讲座，今天开展了: it took place after all; 送教、讲座，都算吗?
 * the question is about all of it.
 */
function lookingBack(bare: string, clauses: readonly Clause[], sayings: readonly Saying[]): readonly Clause[] {
  const moods = clauses.map((clause) => clause.mood)
  for (let at = clauses.length - 1; at > 0; at--) {
    const clause = clauses[at]
    if (!clause || clauses[at - 1]?.sentence !== clause.sentence) continue
    const saying = sayings[at - 1] ?? BARE
    const mood = moods[at] ?? 'done'
    const text = bare.slice(clause.start, clause.end)
    if (saying.by === 'meant') {
      if (mood === 'done' && (sayings[at]?.happened || TOOK_PLACE.test(text))) moods[at - 1] = 'done'
    } else if (saying.by === 'bare' && !saying.happened && moods[at - 1] === 'done') {
      if (mood === 'asked') moods[at - 1] = 'asked'
      if (mood === 'called_off' && sayings[at]?.by !== 'meant' && looksBack(text)) moods[at - 1] = 'called_off'
    }
  }
  return clauses.map((clause, at) => ({ ...clause, mood: moods[at] ?? clause.mood }))
}

const TOOK_PLACE = /今[天日]|如期|照常|还是|补上|提前/
