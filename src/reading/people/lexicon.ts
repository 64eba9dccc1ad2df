import { DEEDS } from './lexicon-deeds.ts'
import { LOOKALIKES } from './lexicon-lookalikes.ts'
import { NOUNS } from './lexicon-nouns.ts'

/** What a word is to a count of people. */
export type Kind = keyof typeof NOUNS | keyof typeof DEEDS | 'plain'

/** What a stretch of text can be: a known word, or a number, a name, spaces, or what another reader has blanked. */
export type TokenKind = Kind | 'number' | 'name' | 'titled' | 'other' | 'space' | 'blank'

interface Entry {
  readonly word: string
  readonly kind: Kind
}

const FIRST_LETTERS = 0x10000

/** First letter's code → words that begin with it, the longest first. */
const BY_FIRST: readonly (readonly Entry[] | undefined)[] = table()

function table(): readonly (readonly Entry[] | undefined)[] {
  const byFirst: Entry[][] = Array.from({ length: FIRST_LETTERS })
  const put = (kind: Kind, words: string) => {
    for (const word of words.split(' ')) {
      const first = word.charCodeAt(0)
      byFirst[first] = [...(byFirst[first] ?? []), { word, kind }]
    }
  }
  for (const [kind, words] of Object.entries({ ...NOUNS, ...DEEDS, plain: LOOKALIKES })) put(kind as Kind, words)
  put('stop', '\n')
  for (const entries of byFirst) entries?.sort((a, b) => b.word.length - a.word.length)
  return byFirst
}

/** The longest known word that stands here: 教师节 is no teacher, 幼儿园 no child, 带来 leads nobody. */
export function wordAt(plain: string, at: number): Entry | undefined {
  const entries = BY_FIRST[plain.charCodeAt(at)]
  if (entries === undefined) return undefined
  for (const entry of entries) {
    if (entry.word.length === 1 || plain.startsWith(entry.word, at)) return entry
  }
  return undefined
}
