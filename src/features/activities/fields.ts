import { type Phrase, phrase } from '../../bot/phrase.ts'
import { HALF_DAYS } from '../../reading/dates/half-days.ts'
import { CLASS_LEVELS } from '../../reading/kinds/class-levels.ts'
import { DOMAINS } from '../../reading/kinds/domains.ts'
import type { Activity, Part } from './activity.ts'
import { domainName, halfDayName, levelName } from './field-words.ts'
import { readGifts, writeGifts } from './gifts.ts'

/**
 * One thing a record can hold, as a form asks for it and a card shows it. Values travel as text: a number in
 * figures, a day as `YYYY-MM-DD`, minutes in figures, a person as an id, titles one a line.
 */
interface FieldOf<Home> {
  readonly label: Phrase
  readonly input: Input
  readonly hint?: Phrase
  /** What stands behind a number: 人, 节. */
  readonly unit?: Phrase
  get(home: Home): string | null
  set(home: Home, value: string | null): Home
}

export type Input =
  | { readonly is: 'line' | 'paragraph' | 'number' | 'minutes' | 'date' | 'person' | 'titles' | 'gifts' | 'value' }
  | { readonly is: 'range' | 'clock' | 'days' | 'hours' }
  | { readonly is: 'choice'; readonly choices: readonly { readonly value: string; readonly text: Phrase }[] }

export type ActivityField = FieldOf<Activity>
export type PartField = FieldOf<Part>

const people = phrase('人', 'people')
const children = phrase('人', 'children')

/** Fields of the whole activity. */
export const ACTIVITY_FIELDS = {
  date: {
    label: phrase('日期', 'Date'),
    input: { is: 'date' },
    get: ({ date }) => date,
    set: (a, value) => (value === null ? a : { ...a, date: value }),
  },
  date_end: {
    label: phrase('结束日期', 'Until'),
    input: { is: 'date' },
    get: ({ dateEnd }) => dateEnd,
    set: (a, value) => ({ ...a, dateEnd: value }),
  },
  half_day: {
    label: phrase('时段', 'Time of day'),
    input: { is: 'choice', choices: HALF_DAYS.map((value) => ({ value, text: halfDayName(value) })) },
    get: ({ halfDay }) => halfDay,
    set: (a, value) => ({ ...a, halfDay: HALF_DAYS.find((half) => half === value) ?? null }),
  },
  place: {
    label: phrase('地点', 'Place'),
    input: { is: 'line' },
    hint: phrase('如：桃源镇中心幼儿园多功能厅', 'e.g. the hall of Taoyuan Kindergarten'),
    get: ({ place }) => place,
    set: (a, value) => ({ ...a, place: value }),
  },
  participants: {
    label: phrase('参加教师人数', 'Adults taking part'),
    input: { is: 'number' },
    unit: people,
    get: ({ participants }) => asText(participants),
    set: (a, value) => ({
      ...a,
      participants: asNumber(value),
      participantsApprox: false,
      ...(value !== null && { participantsMin: null, participantsMax: null }),
    }),
  },
  participants_range: {
    label: phrase('参加教师人数（大致）', 'Adults taking part (roughly)'),
    input: { is: 'range' },
    hint: phrase('如：20-30', 'e.g. 20-30'),
    unit: people,
    get: ({ participantsMin: min, participantsMax: max }) => (min === null || max === null ? null : `${min}-${max}`),
    set: (a, value) => {
      if (value === null) return { ...a, participantsMin: null, participantsMax: null }
      const [min = null, max = null] = value.split('-').map(Number)
      return { ...a, participants: null, participantsApprox: false, participantsMin: min, participantsMax: max }
    },
  },
  time: {
    label: phrase('时间', 'Time'),
    input: { is: 'clock' },
    hint: phrase('如：14:00-16:00', 'e.g. 14:00-16:00'),
    get: ({ timeFrom, timeTo }) => (timeFrom === null ? null : timeTo === null ? timeFrom : `${timeFrom}-${timeTo}`),
    set: (a, value) => {
      const [from = null, to = null] = value?.split('-') ?? []
      return { ...a, timeFrom: from, timeTo: to }
    },
  },
  direction: {
    label: phrase('方式', 'Direction'),
    input: {
      is: 'choice',
      choices: [
        { value: '走下去', text: phrase('走下去（送到乡镇园）', 'to the countryside') },
        { value: '请进来', text: phrase('请进来（来示范园）', 'to the city') },
        { value: '互动', text: phrase('互动（双方一起）', 'both ways') },
      ],
    },
    get: ({ direction }) => direction,
    set: (a, value) => ({ ...a, direction: DIRECTIONS.find((one) => one === value) ?? null }),
  },
  mode: {
    label: phrase('形式', 'Mode'),
    input: {
      is: 'choice',
      choices: [
        { value: '线下', text: phrase('线下', 'on site') },
        { value: '线上', text: phrase('线上', 'online') },
        { value: '混合', text: phrase('线上线下结合', 'both') },
      ],
    },
    get: ({ mode }) => mode,
    set: (a, value) => ({ ...a, mode: MODES.find((one) => one === value) ?? null }),
  },
  days: {
    label: phrase('天数', 'Days'),
    input: { is: 'days' },
    hint: phrase('如：1.5', 'e.g. 1.5'),
    unit: phrase('天', 'days'),
    get: ({ halfDays }) => (halfDays === null ? null : String(halfDays / 2)),
    set: (a, value) => ({ ...a, halfDays: value === null ? null : Number(value) * 2 }),
  },
  class_hours: {
    label: phrase('学时（课时）', 'Credit hours'),
    input: { is: 'hours' },
    get: ({ classHours }) => classHours,
    set: (a, value) => ({ ...a, classHours: value }),
  },
  audience: {
    label: phrase('听课（听讲）人数', 'Audience'),
    input: { is: 'number' },
    unit: people,
    get: ({ audience }) => asText(audience),
    set: (a, value) => ({ ...a, audience: asNumber(value) }),
  },
  children: {
    label: phrase('幼儿人数', 'Children'),
    input: { is: 'number' },
    unit: children,
    get: (a) => asText(a.children),
    set: (a, value) => ({ ...a, children: asNumber(value) }),
  },
  children_giver: {
    label: phrase('帮扶方幼儿人数', 'Children of the giver'),
    input: { is: 'number' },
    unit: children,
    get: ({ childrenGiver }) => asText(childrenGiver),
    set: (a, value) => ({ ...a, childrenGiver: asNumber(value) }),
  },
  children_receiver: {
    label: phrase('受帮扶方幼儿人数', 'Children of the receiver'),
    input: { is: 'number' },
    unit: children,
    get: ({ childrenReceiver }) => asText(childrenReceiver),
    set: (a, value) => ({ ...a, childrenReceiver: asNumber(value) }),
  },
  minutes: {
    label: phrase('时长', 'Duration'),
    input: { is: 'minutes' },
    hint: phrase('小时数，如：2 或 1.5', 'in hours, e.g. 2 or 1.5'),
    get: ({ minutes }) => asText(minutes),
    set: (a, value) => ({ ...a, minutes: asNumber(value) }),
  },
  items: {
    label: phrase('物品清单', 'What was given'),
    input: { is: 'gifts' },
    hint: phrase('如：绘本200册、桌椅10套', 'e.g. picture books 200, tables 10'),
    get: ({ gifts }) => writeGifts(gifts),
    set: (a, value) => ({ ...a, gifts: readGifts(value ?? '') }),
  },
  gain_giver: {
    label: phrase('帮扶方收获', 'What the giver gained'),
    input: { is: 'paragraph' },
    get: ({ gainGiver }) => gainGiver,
    set: (a, value) => ({ ...a, gainGiver: value }),
  },
  gain_receiver: {
    label: phrase('受帮扶方收获', 'What the receiver gained'),
    input: { is: 'paragraph' },
    get: ({ gainReceiver }) => gainReceiver,
    set: (a, value) => ({ ...a, gainReceiver: value }),
  },
} satisfies Record<string, ActivityField>

/** Fields of one part; those without a column of their own live in its details under their name. */
export const PART_FIELDS = {
  topic: {
    label: phrase('主题', 'Topic'),
    input: { is: 'titles' },
    hint: phrase('如：《会跳舞的盐》', 'e.g. Dancing Salt'),
    get: ({ topics }) => (topics.length > 0 ? topics.join('\n') : null),
    set: (part, value) => ({ ...part, topics: value === null ? [] : value.split('\n') }),
  },
  sessions: {
    label: phrase('节数', 'Lessons'),
    input: { is: 'number' },
    unit: phrase('节', 'lessons'),
    get: ({ sessions }) => asText(sessions),
    set: (part, value) => ({ ...part, sessions: asNumber(value) }),
  },
  class_level: {
    label: phrase('班级', 'Class'),
    input: { is: 'choice', choices: CLASS_LEVELS.map((value) => ({ value, text: levelName(value) })) },
    get: ({ classLevel }) => classLevel,
    set: (part, value) => ({ ...part, classLevel: value }),
  },
  domain: {
    label: phrase('领域', 'Domain'),
    input: { is: 'choice', choices: DOMAINS.map((value) => ({ value, text: domainName(value) })) },
    get: ({ domain }) => domain,
    set: (part, value) => ({ ...part, domain: value }),
  },
  lecturer: person('lecturer', phrase('授课（主讲）人', 'Taught by')),
  person: person('person', phrase('人员姓名', 'Who')),
  mentor: person('mentor', phrase('指导教师', 'Mentor')),
  who: person('person', phrase('指导人', 'Who advised')),
  inspector: person('person', phrase('督查人', 'Inspected by')),
  host: person('lecturer', phrase('主持人', 'Host')),
  post: detail('post', phrase('岗位', 'Post')),
  log: detail('log', phrase('跟岗记录', 'Log'), 'paragraph'),
  appraisal: detail('appraisal', phrase('鉴定', 'Appraisal'), 'paragraph'),
  stage: choice('stage', phrase('阶段', 'Stage'), [
    ['立项', 'approved'],
    ['开题', 'opened'],
    ['中期', 'midway'],
    ['结题', 'concluded'],
  ]),
  level: choice('level', phrase('级别', 'Level'), [
    ['园级', 'kindergarten'],
    ['县级', 'county'],
    ['市级', 'city'],
    ['省级', 'province'],
  ]),
  project: {
    label: phrase('课题名称', 'Title of the project'),
    input: { is: 'titles' },
    get: ({ topics }) => (topics.length > 0 ? topics.join('\n') : null),
    set: (part, value) => ({ ...part, topics: value === null ? [] : value.split('\n') }),
  },
  issues: detail('issues', phrase('发现的问题', 'Issues'), 'paragraph'),
  advice: detail('advice', phrase('指导建议', 'Advice'), 'paragraph'),
  follow_up: detail('follow_up', phrase('回访日期', 'Follow-up on'), 'date'),
  rules: detail('rules', phrase('建立的制度', 'Rules adopted'), 'paragraph'),
  donor: detail('donor', phrase('捐赠方', 'Donor')),
  value: detail(
    'value',
    phrase('价值', 'Value'),
    'value',
    phrase('元，如：3800；没估价填：未估值', 'in yuan, e.g. 3800; or: not valued'),
  ),
  receipt: detail('receipt', phrase('收据编号', 'Receipt')),
  use: choice('use', phrase('用途', 'For'), [
    ['生活', 'living'],
    ['学习', 'learning'],
    ['其他', 'other'],
  ]),
  area: detail('area', phrase('区域', 'Area')),
  materials: detail('materials', phrase('材料', 'Materials')),
  change: detail('change', phrase('前后变化', 'Before and after'), 'paragraph'),
  questions: detail('questions', phrase('交流的问题', 'Questions asked'), 'paragraph'),
  conclusions: detail('conclusions', phrase('结论和分工', 'Conclusions, who does what'), 'paragraph'),
  reflection: detail('reflection', phrase('反思', 'Reflection'), 'paragraph'),
  classes: detail('classes', phrase('参加班级', 'Classes')),
  pieces: detail('pieces', phrase('作品件数', 'Pieces'), 'number'),
  summary: detail('summary', phrase('会议要点', 'Minutes'), 'paragraph'),
  findings: detail('findings', phrase('发现的问题', 'Findings'), 'paragraph'),
  deadline: detail('deadline', phrase('整改期限', 'To be put right by'), 'date'),
} satisfies Record<string, PartField>

export type ActivityFieldName = keyof typeof ACTIVITY_FIELDS
export type PartFieldName = keyof typeof PART_FIELDS
export type FieldName = ActivityFieldName | PartFieldName

const DIRECTIONS = ['走下去', '请进来', '互动'] as const
const MODES = ['线下', '线上', '混合'] as const

const asText = (value: number | null): string | null => (value === null ? null : String(value))
const asNumber = (value: string | null): number | null => (value === null ? null : Number(value))

function person(column: 'lecturer' | 'person' | 'mentor', label: Phrase): PartField {
  return {
    label,
    input: { is: 'person' },
    hint: phrase('填一位的姓名', 'one name'),
    get: (part) => part[column],
    set: (part, value) => ({ ...part, [column]: value }),
  }
}

function detail(name: string, label: Phrase, is: Exclude<Input['is'], 'choice'> = 'line', hint?: Phrase): PartField {
  return {
    label,
    input: { is },
    ...(hint && { hint }),
    get: ({ details }) => details[name] ?? null,
    set: (part, value) => {
      const { [name]: _, ...others } = part.details
      return { ...part, details: value === null ? others : { ...others, [name]: value } }
    },
  }
}

function choice(name: string, label: Phrase, choices: readonly (readonly [string, string])[]): PartField {
  return {
    ...detail(name, label),
    input: { is: 'choice', choices: choices.map(([zh, en]) => ({ value: zh, text: phrase(zh, en) })) },
  }
}
