import type { Wording } from './wording.ts'

/** Goals 1 and 2 (R6–R9): things given, rooms made, management, rules. */
export const CONDITIONS: readonly Wording[] = [
  {
    type: '捐赠',
    named: `捐赠 捐增 捐曾 捐资捐物 捐资助学 爱心捐赠 捐款 捐款捐物 捐书 捐物 捐资 捐献 捐了 捐出 捐来 捐给 捐助 募捐 捐 义捐 赠书 赠送 赠予
      赠与 赠给 赠了 赠 受赠 捐赠仪式 送物资 送图书 送玩教具 送教具 送玩具 送绘本 送书 送教玩具 送学具 送文具 捐玩具 捐图书 捐绘本
      爱心助学 爱心物资 助学物资 帮扶物资 爱心捐助 物资捐赠 图书捐赠 捐建 援建`,
    weak: '献爱心 送温暖 爱心传递 奉献爱心 爱心活动',
    english: ['donation', 'donate', 'donated', 'donating'],
    english_weak: ['gift'],
  },
  {
    type: '环境创设',
    named: `环境创设 园内环境创设 园所环境创设 户外环境创设 室内环境创设 环创 环创指导 指导环创 指导环境创设 环境帮扶 环创帮扶 区角创设 区域创设 区域材料投放 墙面布置 墙面创设 主题墙创设 打造环境 彩绘 墙绘 墙体彩绘
      墙面彩绘 手绘墙 美化环境 环境布置 环境改造 环境打造 环境美化 布置环境 布置教室 布置活动室 布置区角 布置墙面 布置班级 布置主题墙
      班级环境布置 区角布置 区域布置 区角打造 区域打造 创设环境 创设区角 走廊布置 环境提升 环境升级 环境优化 墙面美化 墙面装饰
      室内环境布置 环境创意 创设班级环境`,
    weak: '材料投放 环境调整 主题墙',
    english: ['environment work', 'classroom decoration', 'wall painting', 'mural'],
    english_weak: ['environment'],
  },
  {
    type: '管理指导',
    named: `管理指导 管理帮扶 跟班指导 跟岗指导 入班跟班指导 入园指导 进园指导 下园指导 到园指导 来园指导 来我园指导 莅临指导 莅园指导 现场指导 实地指导 跟踪指导 驻点指导 蹲点指导
      跟进指导 精准指导 入班指导 进班指导 下班指导 巡回指导 巡查指导 巡视指导 督导指导 深入指导 巡班指导 把脉问诊 把脉 问诊 把脉会诊 会诊 诊断 入园诊断 诊断指导 把脉诊断 问诊把脉 实地查看 走访指导 看档案
      查看档案 查阅档案 翻阅档案 整理档案 年检指导 年检帮扶 一日活动指导 一日流程指导 常规指导 管理经验交流 管理交流 帮扶指导 指导帮扶 指导工作 工作指导
      指导教学 指导保教 业务指导 教学指导 保教指导 调研指导 检查指导 参观指导 观摩指导 视察指导 视导指导 对口指导 卫生保健指导 安全指导
      规范管理指导 管理诊断 传授管理经验 管理支持 观摩诊断 指导创建 创建指导 指导评估 评估指导 迎评指导 指导迎检`,
    light: '转班 答疑解惑 出谋划策 建言献策 献计献策 支招 指点迷津 手把手',
    weak: '指导 专业指导 交流指导 帮扶诊断',
    english: [
      'management guidance',
      'guidance',
      'visit to advise',
      'visited to advise',
      'came to advise',
      'went to advise',
      'coached',
      'coaching',
      'advised',
    ],
  },
  {
    type: '挂职锻炼',
    named: `挂职锻炼 挂职学习 挂职交流 挂职 挂任副园长 挂任园长 挂任 挂职副园长 影子园长 影子培训 跟岗园长 园长跟岗 中层跟岗 干部跟岗 管理跟岗 管理岗跟岗
      挂职园长 任副园长 兼任园长 任执行园长 任职锻炼 下派园长 选派园长`,
    english: ['secondment', 'seconded', 'job shadowing of the head'],
  },
  {
    type: '制度建设',
    named: `制度建设 完善制度 完善各项制度 建制度 制定制度 修订制度 健全制度 梳理制度 建章立制 制度汇编 制度梳理 制度修订 制度完善 园务制度建设 制订制度 建立制度
      完善规章制度 建立规章制度 健全规章制度 制定规章制度`,
    weak: '规章制度',
    english: ['rule building', 'drafted rules'],
    english_weak: ['rules'],
  },
]
