import type { FieldName, PartFieldName } from './fields.ts'

/** What each type should record: ★ must, ☆ may (domain.md §2.4). The date is always there. */
export interface Asks {
  readonly must: readonly FieldName[]
  readonly may: readonly FieldName[]
}

const POSTING: Asks = { must: ['person', 'date_end', 'post', 'mentor'], may: ['log', 'appraisal'] }
const TALK: Asks = { must: ['topic', 'lecturer', 'audience'], may: ['minutes'] }
const RESEARCH: Asks = { must: ['topic'], may: ['participants', 'host', 'conclusions'] }
const ADVICE: Asks = { must: ['who'], may: ['advice', 'issues', 'follow_up', 'rules'] }
const GATHERING: Asks = { must: ['topic', 'participants'], may: ['summary'] }
const WITH_CHILDREN: Asks = { must: ['children_giver', 'children_receiver'], may: ['classes'] }
const OPEN: Asks = { must: [], may: ['topic', 'participants'] }

const ASKS: Readonly<Record<string, Asks>> = {
  送教下乡: { must: ['participants'], may: ['topic', 'audience', 'reflection'] },
  示范课: { must: ['sessions', 'class_level'], may: ['topic', 'domain', 'lecturer', 'audience'] },
  专题讲座: TALK,
  业务培训: TALK,
  教研交流: RESEARCH,
  听课说课评课: RESEARCH,
  教学观摩: { must: ['participants', 'class_level'], may: ['questions'] },
  跟岗学习: POSTING,
  挂职锻炼: POSTING,
  支教: POSTING,
  师徒结对: POSTING,
  课题研究: { must: ['project', 'stage'], may: ['level', 'participants'] },
  管理指导: ADVICE,
  制度建设: { ...ADVICE, may: ['rules', 'advice', 'issues', 'follow_up'] },
  捐赠: { must: ['donor', 'items', 'value'], may: ['use', 'receipt'] },
  环境创设: { must: ['area'], may: ['participants', 'materials', 'change'] },
  幼儿交流: WITH_CHILDREN,
  互赠书画: { ...WITH_CHILDREN, may: ['pieces', 'classes'] },
  会议: GATHERING,
  启动签约: GATHERING,
  督查: { must: ['inspector', 'findings', 'deadline'], may: [] },
}

/** What a type asks for; a type without a row of its own asks for nothing. */
export const asksOf = (type: string): Asks => ASKS[type] ?? OPEN

/** The fields of a type that belong to one part, for words like "2节" that name no part. */
export const takes = (type: string, name: PartFieldName): boolean => {
  const { must, may } = asksOf(type)
  return must.includes(name) || may.includes(name)
}
