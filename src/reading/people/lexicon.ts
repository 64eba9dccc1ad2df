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

interface Node {
  entry?: Entry
  readonly next: Map<number, Node>
}

const FIRST_LETTERS = 0x10000

/** First letter's code → the words that begin with it, as a tree of their further letters. */
const BY_FIRST: readonly (Node | undefined)[] = table()

function table(): readonly (Node | undefined)[] {
  const byFirst: (Node | undefined)[] = new Array(FIRST_LETTERS).fill(undefined)
  const nodeOf = (word: string): Node => {
    const first = word.charCodeAt(0)
    let node = byFirst[first] ?? { next: new Map() }
    byFirst[first] = node
    for (let at = 1; at < word.length; at++) {
      const code = word.charCodeAt(at)
      const next: Node = node.next.get(code) ?? { next: new Map() }
      node.next.set(code, next)
      node = next
    }
    return node
  }
  for (const [kind, words] of Object.entries({ ...NOUNS, ...DEEDS, plain: LOOKALIKES }) as [Kind, string][]) {
    for (const word of words.split(' ')) nodeOf(word).entry ??= { word, kind }
  }
  nodeOf('\n').entry = { word: '\n', kind: 'stop' }
  return byFirst
}

/** The longest known word that stands here: 教师节 is no teacher, 幼儿园 no child, 带来 leads nobody. */
export function wordAt(plain: string, at: number): Entry | undefined {
  let node = BY_FIRST[plain.charCodeAt(at)]
  let found: Entry | undefined
  for (let index = at + 1; node !== undefined; index++) {
    found = node.entry ?? found
    node = node.next.size === 0 ? undefined : node.next.get(plain.charCodeAt(index))
  }
  return found
}
