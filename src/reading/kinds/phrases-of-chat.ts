import type { Phrase } from './wording.ts'

const WITHIN = '[^，,。！？；\\n]'

/** How colleagues say it in a chat, without the word of the ledger. */
export const CHAT: readonly Phrase[] = [
  // 上了节美术
  { gate: '上', pattern: /上[了过完](?:[一二两三四五六\d]{0,2}[节堂])(?![日目])/g, type: '示范课', strength: 'told' },
  // 磨了三遍课, 评了她的课
  { gate: '课', pattern: /[磨评议]了[^，。；\n]{0,6}?课/g, type: '听课说课评课', strength: 'told' },
  // 备了下周的课, 一起研了研
  { gate: '备', pattern: /备了[^，。；\n]{0,8}?课/g, type: '教研交流', strength: 'told' },
  { gate: '研', pattern: /研了[研一]|教研了/g, type: '教研交流', strength: 'told' },
  {
    gate: /聊|谈|交流|讨论/,
    pattern: new RegExp(`(?<!大家)(?:聊了|谈了|交流了|讨论了)${WITHIN}{0,24}?(?:怎么|如何|怎样)`, 'g'),
    type: '教研交流',
    strength: 'weak',
  },
  // 买了40双棉鞋送过去, 凑钱给村园买了台一体机
  {
    gate: /买|凑|筹/,
    pattern: new RegExp(
      `(?:买了?|凑了?|筹了?)[^。；\\n]{0,20}?(?:送过去|送去|送给|送到|捐)|[给为替](?:他们|她们|对方|村|乡|山区|结对|帮扶|\\s{2}|${WITHIN}{0,8}?园)${WITHIN}{0,10}?(?:买|置办|添|换|装)了`,
      'g',
    ),
    type: '捐赠',
    strength: 'told',
  },
  // 转了一圈班级, 说了说一日流程里的问题
  {
    gate: /[转走]了/,
    pattern: /[转走]了(?:一?圈|一遍|转|走)?[^，。；\n]{0,6}?(?:班级|教室|各班|食堂|厨房)/g,
    type: '管理指导',
    strength: 'weak',
  },
  {
    gate: /[说提]了/,
    pattern: /(?:说了说|提了提|指了指|说了)[^，。；\n]{0,14}?(?:问题|不足|毛病)/g,
    type: '管理指导',
    strength: 'light',
  },
  // 把迎检档案理了一遍
  {
    gate: /档案|资料|台账/,
    pattern: /(?:档案|资料|台账)[^，。；\n]{0,4}?(?:理|捋|过|查|看|整理)了/g,
    type: '管理指导',
    strength: 'told',
  },
  // 进班看了半天
  { gate: '班', pattern: /[进入]班[^，。；\n]{0,4}?[看听观]了/g, type: '教学观摩', strength: 'told' },
  // 在县幼待了一周, 天天跟着大二班
  {
    gate: /[待呆]了/,
    pattern: /[在到][^，。；\n]{1,24}?[待呆]了(?:[一二两三四五半\d]+个?(?:周|星期|月|天|学期)|一阵)/g,
    type: '跟岗学习',
    strength: 'weak',
  },
  // 在村园带大班一年
  { gate: '带', pattern: /[在到][^，。；\n]{1,24}?带[托小中大]班/g, type: '支教', strength: 'weak' },
  // 和村里娃一块儿玩
  {
    gate: '一块',
    pattern:
      /(?:孩子|小朋友|幼儿(?!园|教)|娃)们?[^。；\n]{0,40}?[和与跟同][^，。；\n]{0,14}?(?:孩子|小朋友|伙伴|娃|幼儿(?!园|教))们?[^，。；\n]{0,4}?一块/g,
    type: '幼儿交流',
    strength: 'told',
  },
  {
    gate: '两边',
    pattern: /两边的?(?:孩子|小朋友|娃|幼儿(?!园|教))们?[^，。；\n]{0,8}?(?:视频|互相|一起|见面|玩|唱)/g,
    type: '幼儿交流',
    strength: 'told',
  },
  // 碰了个头
  { gate: '碰', pattern: /碰(?:了|个|了个)头|开了?个?短会/g, type: '会议', strength: 'named' },
  // 督导室来查帮扶台账
  {
    gate: '查',
    pattern:
      /(?:督导室|督导组|督查组|教育局|教体局|检查组|督学|局里)[^，。；\n]{0,8}?[来到去][^，。；\n]{0,16}?(?:检查|抽查|查(?![阅看找询]))/g,
    type: '督查',
    strength: 'told',
  },
  // 课件发他们群里了
  {
    gate: /课件|教案|资源|网盘/,
    pattern:
      /(?:课件|教案|教学资源|课程资源|网盘)[^，。；\n]{0,12}?(?:发|传|分享|共享)(?:给|到|在|进)?[^，。；\n]{0,8}?(?:群|他们|她们|对方)/g,
    type: '资源共享',
    strength: 'told',
  },
  // 把门卫制度和消毒制度写出来了
  {
    gate: '制度',
    pattern: /把[^，。；\n]{0,20}?制度[^，。；\n]{0,6}?(?:写|理|定|建|补|改|完善)/g,
    type: '制度建设',
    strength: 'told',
  },
]
