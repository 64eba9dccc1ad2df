/** The tables of `migrations/`, as the engines give them: `bigint` is a number, 0/1 a flag, JSON a text. */
export interface Schema {
  inbox: { key: string; at: number }
  chronicle: {
    subject: string
    number: number
    what: string
    who: string | null
    event: string
    at: number
    before: string | null
    after: string | null
  }
  outbox: OutboxRow
  claim_turn: { id: 1; turn: number }
  send_meter: { slot: number; sends: number }
  sending_pause: { reason: string; until: number }
  api_call: { month: string; code: string; calls: number }
  errand: {
    id: string
    kind: string
    args: string
    state: 'due' | 'done' | 'dead'
    due_at: number
    tries: number
    lease_by: string | null
    lease_until: number
    reason: string | null
  }

  person: { id: string; name: string | null; since: number }
  city: { id: string; name: string; since: number }
  county: { id: string; name: string; since: number }
  kindergarten: KindergartenRow
  cycle: { id: string; first_year: number; since: number }
  pair: { id: string; giver: string; cycle: string; since: number; ended_at: number | null }
  receiver: { pair: string; kindergarten: string; place: number }
  chat: { id: string; kind: 'group' | 'private'; name: string | null; present: Flag; hears_all: Flag; since: number }
  tie: { chat: string; scope_kind: ScopeKind; scope_id: string; with_heads: Flag; tied_by: string; since: number }
  member: { chat: string; person: string; since: number }
  staff: { person: string; kindergarten: string; how: 'roster' | 'button'; since: number }
  role: {
    person: string
    role: 'owner' | 'city' | 'county' | 'research' | 'head' | 'liaison' | 'teacher' | 'inspector'
    scope_kind: Exclude<ScopeKind, 'pair'>
    scope_id: string
    granted_by: string
    since: number
  }
  claim_code: { hash: string; made_at: number; expires_at: number; used_by: string | null }
  claim_try: { person: string; number: number; at: number }
  question: { id: string; chat: string; wish: string; at: number }

  activity: ActivityRow
  part: PartRow
  gift: {
    activity: string
    place: number
    item: string
    quantity: string | null
    unit: string | null
    value_fen: number | null
  }
  partner_word: {
    activity: string
    person: string
    kindergarten: string | null
    confirmed_at: number | null
    view_text: string | null
    view_at: number | null
  }
  series: {
    id: string
    pair: string
    rule: string
    last_day: string
    occurrences: number
    made_by: string
    made_at: number
  }
  exchange: ExchangeRow
  exchange_word: { exchange: string; kindergarten: string; person: string; confirmed_at: number }
  draft: { id: string; person: string; chat: string; message: string | null; words: string; at: number }
}

export type Flag = 0 | 1
/** `scope_id` of the city is the empty text: there is one city to a database. */
export type ScopeKind = 'city' | 'county' | 'kindergarten' | 'pair'

export interface OutboxRow {
  id: string
  /** `chat:ID` or `person:ID`: within a lane the order holds. */
  lane: string
  target_kind: 'chat' | 'person'
  target: string
  reply_to: string | null
  does: 'send' | 'update'
  /** The outbox row whose message gets a new face. */
  of: string | null
  /** The `Card`, as JSON; emptied 30 days after it was sent. */
  card: string | null
  /** What had to be left out for the platform to take it: JSON list of `Without`. */
  without: string
  urgency: number
  about: string | null
  why: string
  created_at: number
  due_at: number
  expires_at: number
  state: 'due' | 'sent' | 'held' | 'dead'
  tries: number
  first_try_at: number | null
  tried_at: number | null
  /** Since when the platform may have taken it without our hearing so. */
  doubt_since: number | null
  lease_by: string | null
  lease_until: number
  /** The platform's message_id. */
  receipt: string | null
  reason: string | null
}

export interface KindergartenRow {
  id: string
  name: string
  county: string | null
  level: '省级示范' | '市级示范' | '县级示范' | '无' | '未填'
  side: 'urban' | 'rural' | 'unknown'
  since: number
}

export interface ActivityRow {
  id: string
  pair: string
  date: string
  date_end: string | null
  half_day: '上午' | '下午' | '全天' | '晚上' | null
  direction: '走下去' | '请进来' | '互动' | null
  mode: '线下' | '线上' | '混合' | null
  place: string | null
  type: string
  participants: number | null
  participants_approx: Flag
  audience: number | null
  children: number | null
  children_giver: number | null
  children_receiver: number | null
  minutes: number | null
  words: string | null
  gain_giver: string | null
  gain_receiver: string | null
  assumed: string
  /** Whose side the record was made from; null while unknown. */
  side: string | null
  state: 'live' | 'withdrawn' | 'merged'
  merged_into: string | null
  revision: number
  logged_by: string
  logged_at: number
  chat: string
  message: string | null
  participants_min: number | null
  participants_max: number | null
  participants_unit: '人次' | null
  time_from: string | null
  time_to: string | null
  half_days: number | null
  class_hours: string | null
  receivers: string | null
  warned: string
}

export interface PartRow {
  activity: string
  place: number
  type: string
  topics: string
  sessions: number | null
  domain: string | null
  class_level: string | null
  lecturer: string | null
  person: string | null
  mentor: string | null
  details: string
}

export interface ExchangeRow {
  id: string
  pair: string
  series: string | null
  day: string
  day_end: string | null
  time_from: string | null
  time_to: string | null
  half_day: ActivityRow['half_day']
  starts_at: number
  ends_at: number
  type: string
  deed: string
  receivers: string | null
  in_charge: string
  words: string | null
  assumed: string
  side: string | null
  state: 'planned' | 'cancelled' | 'done' | 'missed'
  moved_from: string | null
  reason: string | null
  activity: string | null
  revision: number
  arranged_by: string
  arranged_at: number
  chat: string
  message: string | null
}
