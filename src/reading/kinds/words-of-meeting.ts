import type { Wording } from './wording.ts'

/** Goal 4 (R12) and what serves all goals. */
export const MEETING: readonly Wording[] = [
  {
    type: '幼儿交流',
    named: `幼儿交流 联谊 联谊活动 城乡交换体验 交换体验 混班游戏 联欢 联欢会 联欢活动 幼儿互动 幼儿联谊 幼儿联欢 幼儿互访 城乡幼儿交流 城乡幼儿手拉手 幼儿手拉手 小手拉小手 小手牵小手 手拉手活动 手拉手联谊 手拉手交朋友
      大手拉小手活动 大手牵小手活动 城乡儿童手拉手 城乡少年儿童手拉手 城乡手拉手活动 共庆六一 同庆六一 共度六一 喜迎六一联欢 六一联欢 云端联欢 同上一节课 同上一堂课 共上一节课 共上一堂课 云端相见 云端见面 城乡娃 共同游戏 幼儿交换 交换生活
      幼儿结对 小伙伴结对 孩子结对 结对小伙伴 结交新朋友 交朋友 亲子互访 同游戏 互动联欢 城乡互动 孩子们互访`,
    weak: '手拉手 大手拉小手 大手牵小手 手牵手 视频连线 结伴 互动游戏 同乐',
    english: [
      "children's exchange",
      'children’s exchange',
      'child exchange',
      'children met',
      'children played together',
      'played together',
      'sang together',
      'joint party',
    ],
  },
  {
    type: '互赠书画',
    named: `互赠书画 互赠礼物 互赠 赠画 贺卡 作品交换 互换礼物 交换礼物 交换作品 互送礼物 互送贺卡 互换作品 互赠作品 互赠贺卡 互赠画作 互赠绘画 互赠卡片 互送祝福 交换贺卡 手绘贺卡 互寄 互换贺卡 互赠小礼物 互送小礼物 互换画作 交换画作
      书画交流 书画互赠 作品互换 作品互赠 礼物互换 互赠手工 互送作品 互赠图书 书信往来 互通书信 互写信`,
    english: [
      'exchange of pictures',
      'exchange of gifts',
      'art exchange',
      'picture exchange',
      'exchanged gifts',
      'exchanged pictures',
      'exchanged drawings',
      'exchanged cards',
      'gift exchange',
    ],
  },
  {
    type: '启动签约',
    named: `启动签约 结对仪式 签约 签约仪式 结成对子 结对子 结了对子 启动会 启动仪式 结对签约 签约结对 签订协议 签署协议 签协议 签定协议 签了协议 签订帮扶协议 签署帮扶协议 签订结对协议 签订结对帮扶协议 签订协议书 揭牌 揭牌仪式 授牌 授牌仪式
      结对授牌 结对揭牌 挂牌 挂牌仪式 结对启动 结对启动仪式 结对帮扶启动仪式 结对帮扶签约 结对帮扶签约仪式 结为姊妹园 结为姐妹园 结成姊妹园 结成姐妹园 结为友好园 结为帮扶对子 结为帮扶园 结成帮扶对子 结成帮扶 缔结 结盟 正式结对 集中签约
      结对帮扶仪式 结对帮扶启动会 结对大会 启动大会 成立仪式 结成帮扶园 结为共建园 结为结对园 签约活动`,
    weak: '结对 姊妹园 姐妹园 结为 结成',
    english: [
      'signing and launch',
      'signing',
      'signing ceremony',
      'unveiling ceremony',
      'pairing ceremony',
      'unveiling',
      'launch',
      'launch ceremony',
      'signed an agreement',
      'signed the agreement',
    ],
    english_weak: ['kick-off', 'kickoff'],
  },
  {
    type: '互访座谈',
    named: `互访座谈 坐谈 坐谈会 走访 互访 互访交流 考察 座谈 座谈会 联谊会 慰问 座谈交流 交流座谈 座谈交流会 交流座谈会 座谈讨论 座谈活动 走访慰问 走访交流 走访考察 慰问活动 慰问座谈 考察学习 考察交流 考察调研 调研考察 来访 到访 来访交流 串门 到访交流 回访 访问 参访
      参观访问 走访调研 实地走访 实地考察 实地调研 入园走访 入园调研 下园调研 调研座谈 座谈调研 交流会 见面会 恳谈会 恳谈 茶话会 对接会 座谈沟通 走访看望 看望慰问 来园交流 到园交流 来我园交流 来园座谈 园长座谈 面对面座谈 摸底调研 现场调研
      来园走访 来园访问 来园考察 走访了解 实地了解 考察访问 座谈研讨会`,
    light: '面对面沟通 面对面交流 访谈 看望 洽谈 来坐坐 过来坐坐 去坐坐 坐一坐',
    weak: '调研 对接 拜访 到园 来园',
    english: [
      'visit and talks',
      'visit and talk',
      'courtesy visit',
      'exchange visit',
      'return visit',
      'site visit',
      'talks',
    ],
    english_weak: ['visit', 'visited', 'visiting'],
  },
  {
    type: '活动展示',
    named: `活动展示 成果展示 优质活动展示 汇报展示 现场会 展示交流 展示活动 成果汇报 汇报演出 汇报活动 经验展示 展演 优秀活动展示 特色活动展示 半日活动展示 一日活动展示 区域活动展示 户外活动展示 游戏活动展示 自主游戏展示 早操展示 早操活动展示 成果展
      教学成果展 现场展示 现场展示会 游戏展示 文艺汇演 文艺演出 文艺展演 特色展示 风采展示 技能展示 成果交流 展示汇报 汇报交流 观摩现场会 现场推进会 成果汇报会 展示会 经验交流会 经验推广 帮扶成果汇报`,
    weak: '演出 表演 汇演 展览',
    english: ['showcase', 'exhibition', 'on-site demonstration meeting'],
  },
  {
    type: '资源共享',
    named: `资源共享 发课件 送资料 送课件 送教案 共享教案 共享课件 共享资料 共享资源包 资源包 分享课件 分享教案 分享资料 发资料 发教案 拷课件 拷贝课件 传课件 传资料 资料共享 课件共享 教案共享 课程资源共享 共享资源库 资源库 共享课程 共享课程资源
      提供课件 提供教案 提供资料 赠送课件 送课程资源 上传资源 上传课件 课件分享 教案分享 分享资源 分享教学资源`,
    english: [
      'resource sharing',
      'shared resource',
      'shared slides',
      'shared courseware',
      'shared lesson plans',
      'shared materials',
      'resource pack',
      'shared a resource',
      'sent slides',
      'sent lesson plans',
    ],
  },
  {
    type: '会议',
    named: `会议 联席会议 联席会 推进会 总结会 表彰会 表彰大会 指导小组会 商讨方案 工作会 工作会议 开会 例会 部署会 动员会 协调会 工作例会 碰头会 总结表彰会 总结大会 总结表彰大会 筹备会 推进会议 部署会议 工作推进会 工作部署会 工作总结会 工作布置会 联席工作会
      领导小组会 领导小组会议 培训部署会 视频会议 视频会 线上会议 帮扶工作会 对接会议 筹备会议 专题会 专题会议 座谈会议 开了会 开了个会 开了一个会 开了次会 开个会 召开会议 结对帮扶工作会 园长会 商讨计划 商定方案 商议方案 商定计划 共同制定帮扶方案 共同制定帮扶计划 一起制定帮扶计划 共同制定方案 共同制定计划`,
    weak: '商讨 商议 商定 商量 协商',
    english: ['conference', 'met to plan', 'joint meeting', 'planning meeting'],
    english_weak: ['meeting'],
  },
  {
    type: '督查',
    named: `督查 督导 抽查 视导 复查 督导检查 专项检查 督导评估 检查评估 专项督导 专项督查 督导活动 挂牌督导 督查检查 教学视导 保教视导 安全检查 检查督导 督查组 综合督导 随机督查 巡查 实地督查 过程督导`,
    weak: '检查 评估 验收 考核',
    english: ['inspection', 'inspected'],
  },
  { type: '其他', named: '', weak: '其他 其它 其他活动', english_weak: ['other'] },
]
