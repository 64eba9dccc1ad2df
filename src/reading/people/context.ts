import { type LeftMark, leftOf } from './context-left.ts'
import { type Right, rightOf } from './context-right.ts'
import type { Group } from './groups.ts'
import type { Token } from './tokens.ts'

/** What the clause says a group of people did. */
export type Doing =
  /** Went, was sent: a team. */
  | 'went'
  /** Taught, guided, showed, talked with. */
  | 'acted'
  /** Listened, watched, was trained. */
  | 'heard'
  /** 参加: alone it says neither. */
  | 'joined'
  /** 出席: guests. */
  | 'attended'
  /** Nothing is said. */
  | 'there'
  /** Background, one of many, absent, thanked: no count of this deed. */
  | 'nothing'

export interface Role {
  readonly doing: Doing
  /** Went in order to listen or watch. */
  readonly visiting: boolean
  /** 参加人员：… a field of a form. */
  readonly label: boolean
  /** 我园有教师18人: what a kindergarten has. */
  readonly background: boolean
  /** 三位老师的课: the people only say whose. */
  readonly modifier: boolean
}

interface Seen {
  readonly left: ReadonlySet<LeftMark>
  readonly right: Right
  readonly alone: boolean
  readonly modifier: boolean
  readonly acting: boolean
  readonly official: boolean
  readonly named: boolean
  /** 参加人数. */
  readonly attendance: boolean
}

const OFFICIAL = /书记|[局科股处镇县市]长|领导|嘉宾|来宾|主席/
const ACTING = /跟岗|支教|挂职|轮岗|送教/

/** What the people of a group did, from the words to both sides of it; the first rule that fits decides. */
export function roleOf(tokens: readonly Token[], group: Group): Role {
  const left = leftOf(tokens, group.from)
  const right = rightOf(tokens, group.to)
  const seen = {
    left,
    right,
    alone: group.adults?.amount?.max === 1,
    modifier: right.modifier && !group.team,
    acting: ACTING.test(group.noun),
    official: OFFICIAL.test(group.noun),
    named: group.named,
    attendance: /^参[加与会]/.test(group.noun),
  }
  const doing = RULES.find(([, fits]) => fits(seen))?.[0] ?? 'there'
  return {
    doing,
    visiting: doing === 'went' && right.listens,
    label: left.has('label'),
    background: isBackground(seen),
    modifier: seen.modifier,
  }
}

const heard = ({ left, right, attendance }: Seen): boolean =>
  right.listens || (left.has('lecture') && (right.verb === 'join' || left.has('joined') || attendance))
const came = ({ left, right }: Seen): boolean => right.verb === 'go' || left.has('went') || left.has('hosted')

const DONE_TO: readonly LeftMark[] = ['sent', 'hosted', 'went', 'listens', 'joined', 'toward']
/** A kindergarten has them, and nobody says that they did anything. */
const isBackground = ({ left, right }: Pick<Seen, 'left' | 'right'>): boolean =>
  left.has('background') && !right.verb && !DONE_TO.some((mark) => left.has(mark))

const RULES: readonly (readonly [Doing, (seen: Seen) => boolean])[] = [
  ['nothing', ({ left, modifier }) => modifier || left.has('one_of_many') || left.has('escorted') || left.has('given')],
  ['nothing', ({ left, right }) => left.has('planned') && right.outdone],
  ['nothing', ({ left, right }) => right.size || isBackground({ left, right })],
  [
    'nothing',
    ({ right, alone }) =>
      right.verb === 'absent' ||
      right.verb === 'honour' ||
      right.verb === 'escort' ||
      (right.verb === 'speak' && alone),
  ],
  /** 为两名跟岗教师安排课程: what they are called says what they do. */
  ['acted', ({ left, acting }) => left.has('toward') && acting],
  ['heard', ({ left, right }) => left.has('toward') && (left.has('listens') || right.listens || right.teaching)],
  ['nothing', ({ left }) => left.has('toward')],
  /** 聆听六位专家讲座, 听李园长点评: it is theirs. */
  ['nothing', ({ left, right, named }) => left.has('listens') && (right.perform || (named && !left.has('label')))],
  ['heard', ({ left }) => left.has('listens')],
  ['heard', (seen) => heard(seen) && seen.left.has('from')],
  ['went', came],
  ['heard', heard],
  ['went', ({ left }) => left.has('sent')],
  ['heard', ({ left, right }) => left.has('from') && right.verb === 'join'],
  ['acted', ({ right, acting }) => acting || right.verb === 'act' || right.verb === 'gift' || right.verb === 'lead'],
  ['attended', ({ right, official }) => right.guests || (official && right.verb === 'join')],
  ['joined', ({ left, right }) => right.verb === 'join' || left.has('joined')],
]
