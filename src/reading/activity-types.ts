/** One kind of activity: domain.md §2.3. */
export interface ActivityType {
  /** For programs and settings. */
  readonly code: string
  /** The standard Chinese term: what is stored and printed. */
  readonly name: string
  readonly english: string
  /** Which of the four goals of the policy it serves (R6–R12); null across the goals. */
  readonly goal: 1 | 2 | 3 | 4 | null
  /** What people really type; matched anywhere in the text, the longest first. */
  readonly aliases: readonly string[]
  /** The same in English: whole words, whatever their case; a plural `s` is understood. */
  readonly words: readonly string[]
  /** Words of everyday speech that name the type only where nothing clearer stands in the text. */
  readonly weak?: readonly string[]
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
    aliases: ['捐资捐物', '爱心捐赠', '捐款', '捐书', '送物资', '送图书', '送玩教具', '送玩具', '赠送', '捐了', '捐献'],
    words: ['donation', 'donate', 'donated', 'donating'],
  },
  {
    code: 'environment',
    name: '环境创设',
    english: 'environment work',
    goal: 1,
    aliases: ['环创', '环境帮扶', '区角创设', '区域材料投放', '墙面布置', '主题墙', '打造环境', '彩绘'],
    words: ['environment work', 'environment'],
  },
  {
    code: 'guidance',
    name: '管理指导',
    english: 'management guidance',
    goal: 2,
    aliases: [
      '入园指导',
      '下园指导',
      '把脉问诊',
      '实地查看',
      '走访指导',
      '看档案',
      '年检指导',
      '一日活动指导',
      '诊断',
      '管理经验交流',
    ],
    words: ['management guidance', 'guidance', 'visit to advise'],
  },
  {
    code: 'secondment',
    name: '挂职锻炼',
    english: 'secondment',
    goal: 2,
    aliases: ['挂职', '挂任副园长', '挂任', '影子园长', '跟岗园长', '中层跟岗'],
    words: ['secondment', 'seconded', 'job shadowing of the head'],
  },
  {
    code: 'rules',
    name: '制度建设',
    english: 'rule building',
    goal: 2,
    aliases: ['完善制度', '建制度', '规章制度'],
    words: ['rule building', 'rules'],
  },
  {
    code: 'send_teaching',
    name: TRIP,
    english: 'send-teaching',
    goal: 3,
    aliases: [
      '送教',
      '送课',
      '送课下乡',
      '送教入园',
      '送教到园',
      '送教上门',
      '送培',
      '送培送教',
      '送教送研',
      '送培下乡',
      '送研',
      '走下去',
    ],
    words: ['send-teaching', 'send teaching', 'send-teaching to the countryside', 'send teaching to the countryside'],
  },
  {
    code: 'demo_lesson',
    name: '示范课',
    english: 'demonstration class',
    goal: 3,
    aliases: [
      '公开课',
      '展示课',
      '观摩课',
      '优质课',
      '示范活动',
      '示范教学',
      '集体教学活动',
      '集体教学',
      '上课展示',
      '课堂展示',
      '献课',
    ],
    words: [
      'demonstration class',
      'demonstration classes',
      'demonstration lesson',
      'demo class',
      'demo classes',
      'demo lesson',
      'model lesson',
      'open class',
      'open classes',
    ],
  },
  {
    code: 'lecture',
    name: '专题讲座',
    english: 'lecture',
    goal: 3,
    aliases: ['讲座', '专题报告', '主题分享', '专题分享', '经验分享', '培训讲座'],
    words: ['lecture', 'talk'],
    weak: ['分享'],
  },
  {
    code: 'training',
    name: '业务培训',
    english: 'training',
    goal: 3,
    aliases: ['培训', '业务学习', '技能培训', '工作坊', '岗前培训', '专题培训'],
    words: ['training', 'workshop'],
  },
  {
    code: 'observation',
    name: '教学观摩',
    english: 'observation visit',
    goal: 3,
    aliases: [
      '观摩',
      '观摩学习',
      '观摩活动',
      '参观学习',
      '半日活动观摩',
      '半日观摩',
      '开放活动',
      '来园学习',
      '接待观摩',
      '请进来',
    ],
    words: ['observation visit', 'observation', 'class observation'],
    weak: ['参观'],
  },
  {
    code: 'lesson_study',
    name: '听课说课评课',
    english: 'lesson study',
    goal: 3,
    aliases: ['听课', '说课', '评课', '听评课', '听课评课', '磨课', '同课异构', '一课三研', '课后研讨'],
    words: ['lesson study', 'lesson studies'],
  },
  {
    code: 'shadowing',
    name: '跟岗学习',
    english: 'job shadowing',
    goal: 3,
    aliases: ['跟班学习', '跟班', '跟岗', '配班', '做配班教师', '影子跟岗', '顶岗学习', '跟岗研修'],
    words: ['job shadowing', 'shadowing'],
  },
  {
    code: 'joint_research',
    name: '教研交流',
    english: 'joint teaching research',
    goal: 3,
    aliases: [
      '教研',
      '教研活动',
      '联合教研',
      '片区教研',
      '园际教研',
      '研讨',
      '座谈教研',
      '大教研',
      '云教研',
      '集体备课',
      '交流教研信息',
    ],
    words: ['joint teaching research', 'teaching research', 'joint research'],
  },
  {
    code: 'research_project',
    name: '课题研究',
    english: 'research project',
    goal: 3,
    aliases: ['子课题', '开题', '结题', '教科研'],
    words: ['research project'],
    weak: ['课题'],
  },
  {
    code: 'mentoring',
    name: '师徒结对',
    english: 'mentoring',
    goal: 3,
    aliases: ['青蓝工程', '师带徒', '拜师', '一对一带教', '师徒'],
    words: ['mentoring', 'mentorship'],
  },
  {
    code: 'support_teaching',
    name: '支教',
    english: 'teaching support posting',
    goal: 3,
    aliases: ['轮岗', '派驻', '驻园', '走教', '巡回支教'],
    words: ['teaching support posting', 'support teaching', 'teaching support'],
  },
  {
    code: 'child_exchange',
    name: '幼儿交流',
    english: "children's exchange",
    goal: 4,
    aliases: ['联谊', '联谊活动', '手拉手', '大手拉小手', '城乡交换体验', '混班游戏', '结伴', '联欢', '视频连线'],
    words: ["children's exchange", 'children’s exchange', 'child exchange'],
  },
  {
    code: 'art_exchange',
    name: '互赠书画',
    english: 'exchange of pictures',
    goal: 4,
    aliases: ['互赠礼物', '互赠', '赠画', '贺卡', '作品交换'],
    words: ['exchange of pictures', 'exchange of gifts', 'art exchange', 'picture exchange'],
  },
  {
    code: 'signing',
    name: '启动签约',
    english: 'signing and launch',
    goal: null,
    aliases: ['结对仪式', '签约', '签约仪式', '结成对子', '姊妹园', '启动会', '启动仪式'],
    words: ['signing and launch', 'signing', 'launch', 'signing ceremony'],
    weak: ['结对'],
  },
  {
    code: 'visit',
    name: '互访座谈',
    english: 'visit and talks',
    goal: null,
    aliases: ['走访', '互访', '考察', '座谈', '座谈会', '联谊会', '慰问'],
    words: ['visit and talks'],
    weak: ['visit', 'visited'],
  },
  {
    code: 'showcase',
    name: '活动展示',
    english: 'showcase',
    goal: null,
    aliases: ['成果展示', '优质活动展示', '汇报展示', '现场会'],
    words: ['showcase'],
  },
  {
    code: 'resource',
    name: '资源共享',
    english: 'resource sharing',
    goal: null,
    aliases: ['发课件', '送资料', '送课件', '共享教案', '共享课件', '资源包'],
    words: ['resource sharing', 'shared resource'],
  },
  {
    code: 'meeting',
    name: '会议',
    english: 'meeting',
    goal: null,
    aliases: ['联席会议', '联席会', '推进会', '总结会', '表彰会', '指导小组会', '商讨方案', '工作会', '开会'],
    words: ['meeting'],
  },
  {
    code: 'inspection',
    name: '督查',
    english: 'inspection',
    goal: null,
    aliases: ['督导', '抽查', '视导', '复查'],
    words: ['inspection'],
    weak: ['检查'],
  },
  {
    code: 'other',
    name: OTHER,
    english: 'other',
    goal: null,
    aliases: [],
    words: [],
    weak: ['其他', '其它', '其他活动', 'other'],
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
