/** One kind of activity: domain.md §2.3. */
export interface ActivityType {
  /** For programs and settings. */
  readonly code: string
  /** The standard Chinese term: what is stored and printed. */
  readonly name: string
  readonly english: string
  /** Which of the four goals of the policy it serves (R6–R12); null across the goals. */
  readonly goal: 1 | 2 | 3 | 4 | null
}

/** A trip that holds typed parts: it is the primary type wherever it is named (domain.md §2.3). */
export const TRIP = '送教下乡'
/** Always works, for what has no type of its own (R3). */
export const OTHER = '其他'

export const ACTIVITY_TYPES: readonly ActivityType[] = [
  {
    code: 'donation',
    name: '捐赠',
    english: 'donation',
    goal: 1,
  },
  {
    code: 'environment',
    name: '环境创设',
    english: 'environment work',
    goal: 1,
  },
  {
    code: 'guidance',
    name: '管理指导',
    english: 'management guidance',
    goal: 2,
  },
  {
    code: 'secondment',
    name: '挂职锻炼',
    english: 'secondment',
    goal: 2,
  },
  {
    code: 'rules',
    name: '制度建设',
    english: 'rule building',
    goal: 2,
  },
  {
    code: 'send_teaching',
    name: TRIP,
    english: 'send-teaching',
    goal: 3,
  },
  {
    code: 'demo_lesson',
    name: '示范课',
    english: 'demonstration class',
    goal: 3,
  },
  {
    code: 'lecture',
    name: '专题讲座',
    english: 'lecture',
    goal: 3,
  },
  {
    code: 'training',
    name: '业务培训',
    english: 'training',
    goal: 3,
  },
  {
    code: 'observation',
    name: '教学观摩',
    english: 'observation visit',
    goal: 3,
  },
  {
    code: 'lesson_study',
    name: '听课说课评课',
    english: 'lesson study',
    goal: 3,
  },
  {
    code: 'shadowing',
    name: '跟岗学习',
    english: 'job shadowing',
    goal: 3,
  },
  {
    code: 'joint_research',
    name: '教研交流',
    english: 'joint teaching research',
    goal: 3,
  },
  {
    code: 'research_project',
    name: '课题研究',
    english: 'research project',
    goal: 3,
  },
  {
    code: 'mentoring',
    name: '师徒结对',
    english: 'mentoring',
    goal: 3,
  },
  {
    code: 'support_teaching',
    name: '支教',
    english: 'teaching support posting',
    goal: 3,
  },
  {
    code: 'child_exchange',
    name: '幼儿交流',
    english: "children's exchange",
    goal: 4,
  },
  {
    code: 'art_exchange',
    name: '互赠书画',
    english: 'exchange of pictures',
    goal: 4,
  },
  {
    code: 'signing',
    name: '启动签约',
    english: 'signing and launch',
    goal: null,
  },
  {
    code: 'visit',
    name: '互访座谈',
    english: 'visit and talks',
    goal: null,
  },
  {
    code: 'showcase',
    name: '活动展示',
    english: 'showcase',
    goal: null,
  },
  {
    code: 'resource',
    name: '资源共享',
    english: 'resource sharing',
    goal: null,
  },
  {
    code: 'meeting',
    name: '会议',
    english: 'meeting',
    goal: null,
  },
  {
    code: 'inspection',
    name: '督查',
    english: 'inspection',
    goal: null,
  },
  {
    code: 'other',
    name: OTHER,
    english: 'other',
    goal: null,
  },
]

const BY_NAME: ReadonlyMap<string, ActivityType> = new Map(ACTIVITY_TYPES.map((type) => [type.name, type]))

/** The type stored under that standard Chinese term; undefined for one this version does not know. */
export const activityType = (name: string): ActivityType | undefined => BY_NAME.get(name)

/** Its place in the enumeration: lists and totals keep this order, so nothing is ranked by number (R6). */
export const typeOrder = (name: string): number => {
  const at = ACTIVITY_TYPES.findIndex((type) => type.name === name)
  return at < 0 ? ACTIVITY_TYPES.length : at
}
