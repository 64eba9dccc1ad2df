import { TRIP } from './activity-types.ts'
import type { Wording } from './wording.ts'

/** Goal 3 (R10, R11, R24): stronger teachers. */
export const TEACHING: readonly Wording[] = [
  {
    type: TRIP,
    named: `送教下乡 送叫 宋教下乡 送教 送课 送课下乡 送课入园 送课到园 送课进园 送课上门 送教入园 送教到园 送教进园 送教入村 送教进村 送教上门 送教到校 送教入校 送教帮扶 送教支教
      送教助教 送教活动 送教送培 送教送研 送教研 送教巡讲 送教交流 送教助研 送教入班 送教到班 送教到村 送培 送培送教 送培下乡 送培到县 送培入园 送培到园 送培上门 送培到校
      送研 送研到园 送研入园 送研下乡 送训 送学 下乡送教 下乡送课 下乡送培 巡回送教 送优质课 送优质课下乡 送经验 送示范课 送讲座 送公开课 送活动 送游戏
      送教课 送教团队 送教老师 送教教师 送教小组 送教到乡 送教到镇 送教到山区 送教进山 送课活动 送培训 送培训下乡 送教进校园 送教进乡村`,
    weak: '走下去 下乡',
    english: [
      'send-teaching',
      'send teaching',
      'send-teaching to the countryside',
      'send teaching to the countryside',
      'send-teaching trip',
    ],
  },
  {
    type: '示范课',
    named: `示范课 示范客 示苑课 示范棵 公开客 公开课 展示课 观摩课 优质课 示范活动 示范教学 示范教学活动 集体教学活动 集体教学 集教活动 上课展示 课堂展示 献课 教学展示 教学活动展示
      集体教学活动展示 集体教学展示 课例展示 示范课例 教学示范 现场教学 现场课 精品课 研讨课 汇报课 优质课展示 示范观摩课 示范公开课 示范展示课 公开示范课 优秀课例
      优质教学活动 优质集体教学活动 教学示范课 课堂教学展示 教学示范活动 示范引领课 示范课展示 示范课活动 公开教学 公开教学活动 公开活动 展示活动课 观摩教学活动
      半日活动示范 教学观摩课 示范性教学活动 示范性教学 样板课 下水课 引路课 活动课例 执教 教学课例`,
    weak: '教学活动 集体活动 课例 现场示范 组织教学 教学实践 优质活动 上课 示范引导',
    english: [
      'demonstration class',
      'demonstration classes',
      'demonstration lesson',
      'demonstration teaching',
      'demo class',
      'demo classes',
      'demo lesson',
      'demo',
      'model lesson',
      'model class',
      'open class',
      'open classes',
      'open lesson',
      'public lesson',
      'public class',
      'sample lesson',
      'taught a lesson',
      'taught a class',
    ],
  },
  {
    type: '专题讲座',
    named: `专题讲座 讲座 专题报告 主题报告 主旨报告 报告会 主题分享 专题分享 专题分享会 经验分享 经验分享会 工作经验分享 管理经验分享 管理工作经验分享 教学经验分享 办园经验分享 育儿经验分享 带班经验分享 分享会 培训讲座 主题讲座 知识讲座 微讲座 家长讲座 讲学 宣讲 专题讲解
      专题宣讲 专题授课 专题解读 专题微讲座 专题培训讲座 主题宣讲 讲座培训活动 巡讲 巡回讲座 讲座分享 主题演讲 线上讲座 专家讲座 作报告 做报告 作了报告 做了报告 专家报告
      育儿讲座 安全讲座 健康讲座 科普讲座 心理讲座 微分享 业务讲座 教学讲座 理论讲座 读书分享 案例分享 主题微讲座 讲坐 讲作`,
    light: '主讲 经验介绍',
    weak: '授课 分享 讲解 解读 讲授 主题发言 经验交流 经验传授 交流发言 报告 传授经验',
    english: ['lecture', 'talk', 'gave a talk', 'gave a lecture', 'keynote', 'speech', 'seminar talk'],
  },
  {
    type: '业务培训',
    named: `业务培训 培训 业务学习 技能培训 工作坊 岗前培训 专题培训 园本培训 全员培训 集中培训 培训会 培训班 教师培训 线上培训 培训活动 实操培训 技能实训 岗位练兵 集中研修
      研修活动 专题研修 技能比武 研训 研训活动 师资培训 保教培训 骨干培训 园长培训 保育员培训 安全培训 消防培训 急救培训 专业培训 业务研修 主题培训 培训学习 学习培训 集训
      轮训 培训交流 体验式培训 参与式培训 跟进培训 帮扶培训 沉浸式培训 业务技能培训 主题研修 线上研修 培训教师 陪训 培讯 培训老师`,
    light: '参训 受训 培训主题 培训内容 培训时间 培训地点',
    weak: '研修 学习交流 集中学习 进修',
    english: ['training', 'workshop', 'trained', 'training session', 'training course'],
  },
  {
    type: '教学观摩',
    named: `教学观摩 观摩 观磨 观模 观摹 观摩学习 观摩活动 观摩教学 观摩交流 观摩体验 观摩日 现场观摩 实地观摩 入班观摩 进班观摩 走班观摩 跟班观摩 环境观摩 观摩环境 参观学习 半日活动观摩
      半日观摩 半日活动开放 一日活动开放 开放半日活动 一日活动观摩 观摩半日活动 观摩一日活动 开放活动 半日开放 半日开放活动 教学开放 教学开放活动 教学开放日 园所开放 开放日观摩 来园学习 来园观摩 来园参观 入园观摩 入园参观 到园观摩
      到园参观 接待观摩 参观观摩 外出学习 外出观摩 学习取经 取经学习 来我园观摩 来我园学习 来我园参观学习 游戏观摩 区域观摩 环创观摩 活动观摩 课堂观摩 观摩课堂
      观摩游戏 沉浸式观摩 参观学习活动 来园参观学习 外出参观学习 参观考察学习 观摩研学 研学观摩 观摩取经 交流观摩`,
    light: '参观 取经',
    weak: '请进来 观看 开放日',
    english: [
      'observation visit',
      'observation',
      'class observation',
      'observed classes',
      'observed a class',
      'observed a lesson',
      'observed lessons',
      'observed the class',
      'came to observe',
      'study visit',
    ],
  },
  {
    type: '听课说课评课',
    named: `听课说课评课 听平课 摩课 评了课 听了课 说了课 磨了课 评完课 评过课 评议了课 听课 说课 评课 听评课 听课评课 听课议课 磨课 同课异构 一课三研 一课多研 课后研讨 课后反思 课后评议 课后交流 课后点评 课后评课 课后议课 课后互动
      评课议课 评议课 议课 评课研讨 评课活动 评课交流 研课 研课磨课 磨课研课 磨课活动 观课议课 观课评课 观课 听课指导 听课活动 说课评课 说评课 推门听课 推门课 随堂听课 看课评课 看课
      课例研讨 课例研究 课例研磨 课例分析 课例研修 活动研磨 磨课指导 观评课 研磨课例 评课指导 评课反思 说课展示 说课活动 说课比赛 互听互评 共磨一课 课后说课 集体评课 互动评课 赛课 评课环节
      课堂诊断 现场评课 专家评课 议课评课 听课研讨 观课研讨 说课听课 听说评课`,
    weak: '点评 评析 评议 教学反思 活动反思 自评 自评反思 自我反思',
    english: [
      'lesson study',
      'lesson observation',
      'lesson feedback',
      'lesson studies',
      'lesson review',
      'lesson critique',
      'class critique',
      'same lesson different designs',
      'lesson discussion',
      'post-lesson discussion',
    ],
  },
  {
    type: '跟岗学习',
    named: `跟岗学习 跟刚 根岗 跟班学习 跟班 跟岗 配班 做配班教师 影子跟岗 顶岗学习 跟岗研修 跟岗实践 跟岗培训 跟岗交流 跟岗锻炼 跟岗体验 跟岗活动 跟岗实习 跟岗研学 浸润式跟岗 沉浸式跟岗 入班跟岗
      影子研修 影子教师 影子学习 驻园学习 驻班学习 顶岗实践 顶岗锻炼 顶岗研修 跟班体验 跟班研修 跟班锻炼 跟班教研 置换培训 顶岗置换 置换学习 教师置换 脱产学习 跟岗观摩 跟师学习 入园跟岗
      跟岗取经 浸润式学习 浸润式研修 跟班跟岗 进班跟岗`,
    light: '跟岗教师 跟岗老师 跟岗人员 跟岗学员 跟班教师 跟班老师',
    english: ['job shadowing', 'shadowing', 'shadowed', 'shadow a teacher', 'shadowed a teacher'],
  },
  {
    type: '教研交流',
    named: `教研交流 园本研修 教演 研讨会议 坐谈研讨 教研 教研活动 联合教研 片区教研 园际教研 园际交流 研讨 座谈教研 大教研 云教研 集体备课 备了课 一起备课 交流教研信息 研讨会 研讨活动 主题研讨 教学研讨 专题研讨 交流研讨 研讨交流 研讨沙龙 研讨分享 研讨分享会 专题研讨分享会 研讨分享活动 教研分享 大教研分享
      教研沙龙 沙龙 沙龙活动 主题沙龙 教师沙龙 头脑风暴 网络教研 线上教研 教研联动 教研互动 区域教研 园本教研 主题教研 集体教研 跨园教研 教研培训 备课 共同备课 同备一节课 共备 共同研讨 共同探讨 共研 同研共学 线上研讨 案例研讨 教研观摩
      互动研讨 圆桌研讨 教育论坛 教研论坛 论坛 教学交流 业务交流 联动教研 联盟教研 联片教研 结对教研 城乡教研 教研研讨 体验式教研 参与式教研 沉浸式教研 现场教研 教研现场 教研讨论 研讨与交流 经验研讨 教学教研
      联合备课 云端教研 视频教研 专题教研 共同教研 联合研讨 教研帮扶 教研指导 教研活动展示 教研展示 园本教研活动 教研会 世界咖啡 教研共进 深度研讨 教研工作交流 学术交流 读书会 `,
    light: '教研主题 教研内容 研讨主题 研讨内容',
    weak: '联研 案例分析 交流 互动交流 交流活动 探讨 讨论 切磋 交流学习 交流心得 沟通交流 交流分享 分享交流 交流互动 深入交流 教学切磋 教研工作 各抒己见 畅所欲言 集思广益',
    english: [
      'joint teaching research',
      'teaching research',
      'joint research',
      'joint lesson planning',
      'joint planning',
      'teaching seminar',
      'seminar',
      'discussion session',
    ],
    english_weak: ['exchanged ideas', 'discussed', 'discussion', 'exchange'],
  },
  {
    type: '课题研究',
    named: `课题研究 子课题 开题 结题 教科研 课题开题 课题结题 课题研讨 课题研讨会 课题指导 课题立项 课题申报 申报课题 开题论证 开题报告 结题报告 结题验收 课题中期 课题汇报 课题推进 课题交流 课题论证 课题共研
      合作课题 共研课题 课题开题会 开题会 结题会 课题调研 课题实施 课题成果`,
    weak: '课题 科研 科研指导 立项',
    english: ['research project', 'joint research project', 'research topic', 'project kick-off'],
  },
  {
    type: '师徒结对',
    named: `师徒结对 认师傅 认了师傅 认师父 认了师父 拜了师 拜了师傅 拜了师父 收徒弟 收了徒弟 带徒弟 青蓝工程 师带徒 拜师 一对一带教 师徒 师徒帮带 师徒帮扶 拜师仪式 拜师会 带教 结对带教 收徒 收徒仪式 青蓝结对 师徒牵手 师徒协议 师徒签约 拜师学艺 拜师结对 名师带徒 骨干带教 导师带教 名师结对
      教师结对 一对一结对 以老带新 青蓝携手 导师制 青蓝帮扶`,
    light: '徒弟',
    weak: '传帮带 一对一帮带 一对一指导 一对一帮扶',
    english: ['mentoring', 'mentorship', 'mentored'],
    english_weak: ['mentor'],
  },
  {
    type: '支教',
    named: `支教 支叫 轮岗 驻园 走教 巡回支教 顶岗支教 交流轮岗 轮岗交流 驻园帮扶 驻园支教 驻园指导 驻点帮扶 驻点支教 蹲点帮扶 驻点教师 支教活动 支教帮扶 银龄讲学 下乡支教 援教 交流任教 轮岗支教 走教支教 对口支教 支教教师团 驻园工作 长期驻园
      下派教师 派驻教师 选派支教`,
    light: '支教老师 支教教师 轮岗教师 轮岗老师',
    weak: '派驻 下派',
    english: [
      'teaching support posting',
      'support teaching',
      'teaching support',
      'teacher rotation',
      'volunteer teaching',
    ],
  },
]
