/**
 * A talk: people typing and pressing, and what they then see; run through the front door by `test/talks.test.ts`.
 * How one is written stands at the top of `src/features/people/first-steps.talk.txt`.
 */
export interface Talk {
  /** Talks that are played before, by path from this one. */
  readonly after: readonly string[]
  readonly steps: readonly Step[]
}

/** One line, and where it stands. */
export interface Step {
  readonly line: number
  readonly does: Deed | Sight
}

export type Deed =
  | { readonly is: 'people'; readonly names: readonly string[] }
  | { readonly is: 'owner'; readonly name: string }
  | { readonly is: 'group'; readonly name: string; readonly members: readonly string[] }
  | { readonly is: 'time'; readonly at: string }
  | { readonly is: 'clock'; readonly ms: number }
  | { readonly is: 'hears-only-mentions' }
  | {
      readonly is: 'say'
      readonly chat: string
      readonly who: string
      readonly text: string
      readonly reply: boolean
      readonly toBot: boolean
    }
  | { readonly is: 'recall'; readonly chat: string; readonly who: string }
  | {
      readonly is: 'press'
      readonly words: string
      readonly who: string
      readonly form: Readonly<Record<string, string | readonly string[]>>
    }
  | {
      readonly is: 'member'
      readonly group: string
      readonly who: string
      readonly by: string
      readonly inside: boolean
    }
  | { readonly is: 'bot'; readonly group: string; readonly by: string; readonly inside: boolean }
  | { readonly is: 'disband'; readonly group: string; readonly by: string }

export type Sight =
  | { readonly is: 'sees'; readonly where: string | null; readonly words: string; readonly not: boolean }
  | { readonly is: 'card'; readonly words: string; readonly not: boolean }
  | { readonly is: 'toast'; readonly words: string }
  | { readonly is: 'silence' }
  | { readonly is: 'calls'; readonly count: number }

/** The chat name that means the private one with the bot. */
export const PRIVATE = '私聊'

/** @throws Error naming the line that means nothing */
export function readTalk(text: string): Talk {
  const after: string[] = []
  const steps: Step[] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const behind = /^after (\S+\.talk\.txt)$/.exec(line)?.[1]
    if (behind !== undefined) {
      after.push(behind)
      continue
    }
    const more = /^> ?(.*)$/.exec(line)
    const last = steps.at(-1)
    if (more && last?.does.is === 'say') {
      steps[steps.length - 1] = { ...last, does: { ...last.does, text: `${last.does.text}\n${more[1] ?? ''}` } }
      continue
    }
    const does = read(line)
    if (!does) throw new Error(`line ${index + 1} means nothing: ${line}`)
    steps.push({ line: index + 1, does })
  }
  return { after, steps }
}

type Reader = readonly [RegExp, (groups: Readonly<Record<string, string>>) => Deed | Sight]

const names = (list: string | undefined) =>
  (list ?? '')
    .split(/[,，、]\s*/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
const UNITS: Readonly<Record<string, number>> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 }

const READERS: readonly Reader[] = [
  [/^people: (?<list>.+)$/, ({ list }) => ({ is: 'people', names: names(list) })],
  [/^owner: (?<name>\S+)$/, ({ name = '' }) => ({ is: 'owner', name })],
  [/^group (?<name>[^:]+): (?<list>.+)$/, ({ name = '', list }) => ({ is: 'group', name, members: names(list) })],
  [/^time (?<at>\d{4}-\d{2}-\d{2} \d{2}:\d{2})$/, ({ at = '' }) => ({ is: 'time', at })],
  [
    /^clock \+(?<count>\d+) (?<unit>second|minute|hour|day)s?$/,
    ({ count, unit = '' }) => ({ is: 'clock', ms: Number(count) * (UNITS[unit] ?? 0) }),
  ],
  [/^hears only mentions$/, () => ({ is: 'hears-only-mentions' })],
  [
    /^(?<who>\S+) joins (?<group>\S+)(?: by (?<by>\S+))?$/,
    ({ who = '', group = '', by }) => ({ is: 'member', who, group, by: by ?? who, inside: true }),
  ],
  [
    /^(?<who>\S+) leaves (?<group>\S+)$/,
    ({ who = '', group = '' }) => ({ is: 'member', who, group, by: who, inside: false }),
  ],
  [
    /^(?<by>\S+) (?<how>adds|removes) the bot (?:to|from) (?<group>\S+)$/,
    ({ by = '', how, group = '' }) => ({ is: 'bot', by, group, inside: how === 'adds' }),
  ],
  [/^(?<by>\S+) disbands (?<group>\S+)$/, ({ by = '', group = '' }) => ({ is: 'disband', by, group })],
  [/^(?<chat>[^|]+?) \| (?<who>\S+) recalls$/, ({ chat = '', who = '' }) => ({ is: 'recall', chat, who })],
  [
    /^(?<chat>[^|]+?) \| (?<who>[^\s:(]+)(?: \((?<how>[^)]+)\))?: (?<text>.+)$/,
    ({ chat = '', who = '', how = '', text = '' }) => ({
      is: 'say',
      chat,
      who,
      text,
      reply: how.includes('reply'),
      toBot: how.includes('@bot'),
    }),
  ],
  [
    /^press (?<words>.+?) as (?<who>\S+?)(?: with (?<form>.+))?$/,
    ({ words = '', who = '', form }) => ({ is: 'press', words, who, form: fieldsIn(form ?? '') }),
  ],
  [
    /^bot(?: to (?<where>[^:]+))?: (?<words>.+)$/,
    ({ where, words = '' }) => ({ is: 'sees', where: where ?? null, words, not: false }),
  ],
  [/^not: (?<words>.+)$/, ({ words = '' }) => ({ is: 'sees', where: null, words, not: true })],
  [/^card: (?<words>.+)$/, ({ words = '' }) => ({ is: 'card', words, not: false })],
  [/^card not: (?<words>.+)$/, ({ words = '' }) => ({ is: 'card', words, not: true })],
  [/^toast: (?<words>.+)$/, ({ words = '' }) => ({ is: 'toast', words })],
  [/^silence$/, () => ({ is: 'silence' })],
  [/^calls: (?<count>\d+)$/, ({ count }) => ({ is: 'calls', count: Number(count) })],
]

function read(line: string): Deed | Sight | null {
  for (const [shape, make] of READERS) {
    const found = shape.exec(line)
    if (found) return make(found.groups ?? {})
  }
  return null
}

/** `topic = 会跳舞的盐; types = 示范课, 捐赠`: several values behind a comma and a space. */
function fieldsIn(form: string): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    form
      .split(/;\s*/)
      .filter((field) => field !== '')
      .map((field) => {
        const [name = '', value = ''] = field.split(/\s*=\s*/)
        return [name, value.includes(', ') ? value.split(', ') : value]
      }),
  )
}
