/**
 * One expected draft against the one that was read, field by field. `right`: both say the same; `wrong`: both say
 * something else; `invented`: read where nothing is to be read; `silent`: not read though it stands there.
 */
export type Verdict = 'right' | 'wrong' | 'invented' | 'silent'

export interface Judged {
  readonly field: string
  readonly verdict: Verdict
  readonly expected?: unknown
  readonly got?: unknown
}

type Fields = Readonly<Record<string, unknown>>

/** What counts of a draft depends on what it is for. */
const RECORD = [
  ...['type', 'types', 'part_type', 'part_sessions', 'part_topic', 'part_domain', 'part_class_level', 'part_lecturer'],
  ...['date', 'date_end', 'time', 'time_end', 'half_day', 'duration_days', 'duration_hours', 'class_hours', 'sessions'],
  ...['participants', 'participants_min', 'participants_max', 'participants_approx', 'participants_unit', 'audience'],
  ...['children', 'amount_yuan', 'amount_min', 'amount_max', 'items', 'topic', 'class_level', 'from', 'to', 'lecturer'],
  ...['donor', 'direction', 'mode', 'place', 'recurrence', 'until', 'ask', 'confirm', 'warn', 'assumed', 'wrong'],
]
const EDIT = ['target', 'field', 'to_value', 'delta']
const SCORED: Readonly<Record<string, readonly string[]>> = {
  log: RECORD,
  schedule: RECORD,
  reschedule: ['date_from', 'date', 'time', 'half_day', 'to'],
  cancel: ['date', 'to'],
  edit: EDIT,
  delete: ['target'],
  export: ['range'],
  report: ['range'],
  filing: [],
  query: ['range'],
}
/** Every field there is, in the order of the table. */
export const FIELDS = ['intent', ...RECORD, 'date_from', ...EDIT, 'range', 'also']

/** Their members count one by one, in no order. */
const BY_MEMBER = new Set(['ask', 'confirm', 'warn', 'assumed'])
/** Asked and assumed once for the whole message. */
const OF_THE_WHOLE = new Set(['ask', 'confirm', 'warn', 'assumed'])

/** `open`: fields not scored; `parts` stands for all of a part's, `also` for the further deeds. */
export function judge(expected: Fields, got: Fields, open: readonly string[] = []): readonly Judged[] {
  const judged: Judged[] = []
  if (!open.includes('intent')) judged.push(one('intent', expected.intent, got.intent))
  judged.push(...deed(expected, got, open))
  if (open.includes('also') || !['log', 'schedule'].includes(String(expected.intent))) return judged
  const more = listOf(expected.also)
  const gotMore = got.intent === expected.intent || open.includes('intent') ? listOf(got.also) : []
  if (more.length + gotMore.length > 0) {
    const number = (list: readonly Fields[]) => (list.length > 0 ? list.length : undefined)
    judged.push(one('also', number(more), number(gotMore)))
  }
  const closed = [...open, ...OF_THE_WHOLE]
  more.forEach((further, at) => {
    const read = gotMore[at]
    if (read) judged.push(one('intent', further.intent, read.intent), ...deed(further, read, closed))
  })
  return judged
}

function deed(expected: Fields, got: Fields, open: readonly string[]): readonly Judged[] {
  const want = flat(expected)
  const have = flat(got)
  const closed = (field: string) => open.includes(field) || (field.startsWith('part_') && open.includes('parts'))
  return (SCORED[String(expected.intent)] ?? []).flatMap((field) => {
    if (closed(field)) return []
    if (BY_MEMBER.has(field)) return byMember(field, want[field], have[field])
    return want[field] === undefined && have[field] === undefined ? [] : [one(field, want[field], have[field])]
  })
}

function one(field: string, expected: unknown, got: unknown): Judged {
  const verdict =
    expected === undefined ? 'invented' : got === undefined ? 'silent' : same(expected, got) ? 'right' : 'wrong'
  return { field, verdict, expected, got }
}

function byMember(field: string, expected: unknown, got: unknown): readonly Judged[] {
  const want = Array.isArray(expected) ? expected : []
  const have = Array.isArray(got) ? got : []
  return [
    ...want.map((member) => one(field, member, have.includes(member) ? member : undefined)),
    ...have.filter((member) => !want.includes(member)).map((member) => one(field, undefined, member)),
  ]
}

/** Two lessons may be one part or two: a draft's parts are compared by type, their counts added, their words joined. */
function flat(fields: Fields): Fields {
  const parts = listOf(fields.parts)
  const joined = (key: string): string[] | undefined => {
    const all = parts.flatMap((part) => {
      const value = part[key]
      return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((each) => `${part.type}: ${each}`)
    })
    return all.length > 0 ? [...new Set(all)] : undefined
  }
  const counts = new Map<string, number>()
  for (const { type, sessions } of parts) {
    if (typeof sessions === 'number') counts.set(String(type), (counts.get(String(type)) ?? 0) + sessions)
  }
  const types = [...new Set(parts.map(({ type }) => String(type)))]
  return {
    ...fields,
    part_type: types.length > 0 ? types : undefined,
    part_sessions: counts.size > 0 ? [...counts].map(([type, sessions]) => `${type}: ${sessions}`) : undefined,
    part_topic: joined('topic'),
    part_domain: joined('domain'),
    part_class_level: joined('class_level'),
    part_lecturer: joined('lecturer'),
  }
}

const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value : [])

/** Lists are compared in no order, but for a range; what a value holds, whole. */
function same(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    const members = value.map(canonical)
    const range = members.length === 2 && members.every((member) => /^"\d{4}-\d{2}-\d{2}"$/.test(member))
    return `[${(range ? members : members.sort()).join()}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, member]) => `${key}:${canonical(member)}`)
    .sort()
    .join()}}`
}
