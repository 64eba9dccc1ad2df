/** What a labelled field of a record form holds; each is read by the reader of that question. */
export type FieldKind =
  /** A day, often with its clock time: 活动时间. */
  | 'date'
  | 'time'
  | 'place'
  /** Who went, taught, took part. */
  | 'people'
  /** Who listened, watched, was trained. */
  | 'audience'
  | 'children'
  | 'topic'
  | 'lecturer'
  /** What was done, in sentences. */
  | 'content'
  | 'type'
  /** The receiver. */
  | 'to'
  /** The giver. */
  | 'from'
  /** 帮扶园, 结对园, 参加单位: a kindergarten whose side the word does not tell (domain.md §7.2). */
  | 'side'
  | 'items'
  | 'money'
  | 'level'
  | 'domain'
  | 'sessions'
  | 'duration'
  /** Host, recorder, reviewer, remarks, proof: of no field of a draft. */
  | 'other'

/** Words of a label as typed, apart by spaces; with no space inside a label. */
const LABELS: readonly (readonly [FieldKind, string])[] = [
  [
    'date',
    '活动时间 活动日期 开展时间 开展日期 举办时间 时间 日期 起止时间 起止日期 送教时间 送教日期 培训时间 帮扶时间 帮扶日期 跟岗时间 挂职时间 捐赠时间 捐赠日期 教研时间 授课时间 讲座时间 观摩时间 上课时间 会议时间 年月日 date day when',
  ],
  ['time', '具体时间 时段 时间段 开始时间 起止时刻 几点 time'],
  [
    'place',
    '活动地点 地点 开展地点 举办地点 送教地点 培训地点 帮扶地点 教研地点 授课地点 讲座地点 观摩地点 会议地点 上课地点 地址 场地 活动场地 place venue location where',
  ],
  [
    'people',
    '参加人员 参与人员 参加教师 参与教师 参加人 参与人 出席人员 出席 参会人员 与会人员 到会人员 参加对象 参与对象 人员 成员 团队 送教人员 送教教师 送教团队 带队 带队人 领队 带队领导 随行人员 帮扶人员 跟岗人员 跟岗教师 挂职人员 派出教师 派出人员 参加人数 参与人数 活动人数 出席人数 到会人数 教师人数 人数 教师 团队人数 送教人数 people participants attendees attendance team teachers who',
  ],
  [
    'audience',
    '听课人数 听课教师 听课人员 听讲人数 听讲人员 听众 观摩人数 观摩教师 观摩人员 培训对象 培训人数 参训人数 参训教师 参训人员 受训人数 受训教师 受众 受众人数 覆盖人数 受益教师 audience listeners',
  ],
  ['children', '幼儿人数 参与幼儿 参加幼儿 幼儿 儿童人数 受益幼儿 幼儿数 children kids'],
  [
    'topic',
    '活动主题 主题 课题 活动名称 名称 题目 讲座题目 讲座主题 讲座内容 培训主题 培训内容 课例 课例名称 教学内容 活动课题 课程名称 活动题目 课名 教研主题 研讨主题 帮扶主题 内容题目 topic theme title subject',
  ],
  [
    'lecturer',
    '主讲人 主讲 主讲教师 主讲专家 授课教师 授课人 授课 执教 执教教师 执教者 执教人 上课教师 上课老师 讲师 示范教师 授课老师 执教老师 主讲老师 lecturer speaker teacher presenter',
  ],
  [
    'content',
    '活动内容 内容 活动过程 活动流程 过程 主要内容 活动情况 活动简介 活动概况 活动记录 活动纪实 具体内容 帮扶内容 工作内容 交流内容 送教内容 内容摘要 过程记录 主要过程 情况简介 开展情况 content contents activity details description what',
  ],
  [
    'type',
    '活动类型 类型 活动形式 形式 活动类别 类别 帮扶形式 帮扶方式 活动方式 方式 帮扶类型 项目 活动项目 type kind form',
  ],
  [
    'to',
    '受援园 受援幼儿园 受援方 受援单位 受帮扶园 受帮扶方 受帮扶单位 受帮扶幼儿园 被帮扶园 被帮扶方 被帮扶单位 被帮扶幼儿园 受助园 受助方 受助单位 受赠方 受赠单位 受赠园 接收单位 接收方 接受单位 接受方 帮扶对象 帮扶到园 送教对象 送教园 受教园 农村园 乡镇园 薄弱园 to receiver recipient',
  ],
  [
    'from',
    '帮扶方 帮扶单位 支援园 支援方 支援单位 援助方 援助园 示范园 城区园 牵头园 派出单位 派出园 送教单位 捐赠方 捐赠单位 捐赠人 捐赠者 施援方 from giver donor',
  ],
  [
    'side',
    '帮扶园 结对园 结对单位 结对幼儿园 帮扶幼儿园 姊妹园 参加单位 参与单位 参与园所 参加园所 合作园 结对双方 双方单位 单位 园所 幼儿园 kindergarten kindergartens partner',
  ],
  [
    'items',
    '捐赠物资 捐赠物品 捐赠内容 捐赠清单 捐赠明细 物资 物品 物资清单 物品清单 物资名称 物品名称 items goods donation',
  ],
  ['money', '捐赠金额 金额 捐款 捐款金额 价值 物资价值 折合金额 折合价值 总价值 总价 合计金额 经费 amount value money'],
  ['level', '班级 年级 年龄班 年龄段 授课班级 上课班级 执教班级 活动班级 班次 适用年龄 class level'],
  ['domain', '领域 活动领域 所属领域 学科 教学领域 课程领域 domain area'],
  ['sessions', '节数 场次 次数 课时数 节次 场数 lessons sessions'],
  ['duration', '时长 学时 课时 活动时长 培训学时 学时数 总学时 天数 hours duration'],
  /** Of no field of a draft, but a label all the same: it ends the field in front. */
  [
    'other',
    '主持人 主持 主持者 记录人 记录 记录者 审核人 审核 填表人 填报人 填报单位 联系人 联系电话 电话 负责人 活动负责人 组织者 组织单位 主办单位 主办 承办单位 承办 协办单位 活动目标 目标 活动目的 目的 活动背景 背景 活动准备 准备 活动成效 成效 效果 活动效果 收获 双方收获 活动反思 反思 反馈 评价 活动总结 总结 小结 存在问题 问题 建议 下一步 下一步计划 改进措施 措施 附件 照片 图片 佐证 佐证材料 签到 签名 备注 说明 编号 序号 学期 学年 年度 编辑 撰稿 供稿 摄影 图文 初审 复审 终审 一审 二审 三审 来源 作者 受赠方签字 经办人 用途 host recorder note notes remarks remark photos goal',
  ],
]

/** A label as typed (folded, no spaces inside) → what its field holds. */
export const LABEL_KINDS: ReadonlyMap<string, FieldKind> = new Map(
  LABELS.flatMap(([kind, words]) => words.split(' ').map((word): [string, FieldKind] => [word, kind])),
)
