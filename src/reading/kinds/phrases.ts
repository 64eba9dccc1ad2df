import { CHAT } from './phrases-of-chat.ts'
import type { Find, Phrase } from './wording.ts'

const WITHIN = '[^，,。！？；\\n]'
const TALK = '(?:分享|报告|讲解|发言|交流|解读|宣讲|演讲|专题)'
const PEOPLE = '(?:老师|教师|教职工|教职员工|园长|家长|大家|姐妹园|全体)'

const TWO_GROUPS = new RegExp(
  `(?:两园|两地|城乡|两所幼儿园|两个(?:幼儿)?园|双方|城里和?(?:乡下|山里|农村))的?(?:${WITHIN}{0,4}?)(?:孩子|幼儿(?!园|教)|小朋友|宝贝|萌娃|娃娃?|儿童)们?${WITHIN}{0,10}?(?:一起|共同|手拉手|互动|同乐|联欢|见面|相遇|相约|相聚|连线|隔屏|隔着|屏幕|凑|结伴|游戏|表演|牵手|视频)`,
  'g',
)

const PHRASES: readonly Phrase[] = [
  // 作了题为《…》的分享, 以《…》为题进行交流
  { gate: '题为', pattern: new RegExp(`题为${WITHIN}{1,60}?${TALK}`, 'g'), type: '专题讲座', strength: 'told' },
  {
    gate: '为',
    pattern: new RegExp(`以${WITHIN}{1,60}?为主?题${WITHIN}{0,12}?(?:分享|报告|讲解|解读|宣讲|演讲|授课)`, 'g'),
    type: '专题讲座',
    strength: 'told',
  },
  {
    gate: '题',
    pattern: new RegExp(`[作做]了?${WITHIN}{0,40}?(?:主题|专题)(?:性)?的?(?:分享|讲解|解读|交流|发言)`, 'g'),
    type: '专题讲座',
    strength: 'told',
  },
  {
    gate: '作',
    pattern: new RegExp(`[作做]了?(?:关于|有关|《|“|\\s)${WITHIN}{1,50}?的?(?:分享|讲解|解读|报告)`, 'g'),
    type: '专题讲座',
    strength: 'told',
  },
  {
    gate: '做',
    pattern: new RegExp(`做了?(?:关于|有关|《|“|\\s)${WITHIN}{1,50}?的?(?:分享|讲解|解读|报告)`, 'g'),
    type: '专题讲座',
    strength: 'told',
  },
  // 给老师们讲了怎样观察幼儿
  {
    gate: '讲',
    pattern: new RegExp(
      `[给为向对]${WITHIN}{0,12}?${PEOPLE}们?${WITHIN}{0,10}?(?:讲(?:了|解|授|述|起|课)|宣讲|主讲|上了一课)`,
      'g',
    ),
    type: '专题讲座',
    strength: 'told',
  },
  {
    gate: '讲',
    pattern:
      /讲(?:了|解了|授了)(?:如何|怎么|怎样|关于|一个?(?:下午|上午|小时)|[\d一二两]+个?(?:半)?(?:小时|课时|学时))/g,
    type: '专题讲座',
    strength: 'told',
  },
  // 来我园跟着老师学习一周
  {
    gate: '跟',
    pattern: new RegExp(`(?:跟着|跟随)${WITHIN}{1,14}?(?:学习|学了|实践|锻炼|上班|带班)`, 'g'),
    type: '跟岗学习',
    strength: 'told',
  },
  {
    gate: '学',
    pattern: new RegExp(
      `(?:来|到|赴|去)${WITHIN}{1,14}?(?:进行|开展)?(?:为期)?${WITHIN}{0,6}?(?:[一二两三四五\\d]+(?:个?[周月]|个?星期|天)|半个?月|半年|一学期)的?(?:跟班|跟岗|跟师|驻园|顶岗|浸入式)?(?:学习|锻炼|研修)`,
      'g',
    ),
    type: '跟岗学习',
    strength: 'told',
  },
  // 选派一名老师到乡镇园任教一年
  { gate: '任教', pattern: new RegExp(`(?:到|赴|去|在)${WITHIN}{1,20}?任教`, 'g'), type: '支教', strength: 'told' },
  {
    gate: '担任',
    pattern: new RegExp(`(?:派|选派|下派)${WITHIN}{1,24}?担任${WITHIN}{0,10}?(?:园长|主任)`, 'g'),
    type: '挂职锻炼',
    strength: 'told',
  },
  // 两园孩子一起游戏
  ...['两', '城', '双方'].map((gate): Phrase => ({ gate, pattern: TWO_GROUPS, type: '幼儿交流', strength: 'told' })),
  {
    gate: '一起',
    pattern: new RegExp(
      `(?:孩子|幼儿(?!园|教)|小朋友|萌娃|宝贝)们?(?:和|与|跟)${WITHIN}{2,30}?(?:孩子|幼儿(?!园|教)|小朋友|萌娃|宝贝)们?${WITHIN}{0,12}?一起`,
      'g',
    ),
    type: '幼儿交流',
    strength: 'told',
  },
  // 为孩子们带来了一个生动的活动
  {
    gate: '带',
    pattern: new RegExp(
      `[为给](?:孩子们?|小朋友们?|幼儿(?!园|教)们?|宝贝们?)${WITHIN}{0,10}?带[来去](?:了|的)?${WITHIN}{0,20}?(?:[^捐联帮助]活动|课(?!程|后|间|题)|教学)`,
      'g',
    ),
    type: '示范课',
    strength: 'told',
  },
  // 帮扶活动在该县启动
  {
    gate: '启动',
    pattern: /(?:帮扶|结对|支援|工程|项目|行动)[^，,。；\n]{0,16}?(?:正式|全面)?启动(?!会|仪式|大会)/g,
    type: '启动签约',
    strength: 'told',
  },
  {
    gate: '培训',
    pattern: /进行了?(?:为期[^，。；\n]{1,6}的)?(?:全员|集中)?培训/g,
    type: '业务培训',
    strength: 'named',
  },
  // 当起了小徒弟; 一位骨干带一位新教师
  {
    gate: '带',
    pattern: /(?:骨干|名师|老)教师?(?:一对一)?带(?:一[名位个])?(?:新|青年|年轻)教师/g,
    type: '师徒结对',
    strength: 'told',
  },
  // 把课件拷给了村园
  {
    gate: /[把将]/,
    pattern:
      /[把将][^，。；\n]{0,24}?(?:课件|教案|ppt|资料|视频|方案|课程|资源)[^，。；\n]{0,8}?(?:发送给|打包给|发给|传给|拷给|分享给|送给|发到|共享给|留给|拷贝给)/g,
    type: '资源共享',
    strength: 'told',
  },
  // 添置了一台饮水机: a counted thing handed over
  {
    gate: /[送捐赠置备拉运寄捎搬]/,
    pattern:
      /(?:送去|送来|送上|送了|送给|送出|捐|(?<![回互])赠|添置|购置|配备|拉来|拉去|运来|寄来|寄去|捎了|捎去|捎来|搬去|搬来)[^，。；！？\n]{0,34}?(?:[\d一二两三四五六七八九十百千余多几]+)\s?(?:台|套|件|册|箱|张|把|辆|架|袋|桶|床|副|双|盒|包|车|本|块|斤|公斤|吨)(?![课次教老]|[^，。；\n]{0,6}(?:贺卡|画|卡片))/g,
    type: '捐赠',
    strength: 'told',
  },
  // 互相交换了自己画的画
  {
    gate: /画|信|手工/,
    pattern:
      /(?:交换|互换|互赠|互送|互寄|互相[寄送赠换]了?|寄来|寄去)[^，。；\n]{0,12}?(?:(?<=互相.{0,4})画|画的画|的画|图画|家乡画|书信|信件|手工)/g,
    type: '互赠书画',
    strength: 'told',
  },
  // 孩子们结成好朋友, 同台表演, 和山里的小朋友一起过六一
  {
    gate: /朋友|伙伴|友谊|同台|六一|儿童节|新年|元旦/,
    pattern:
      /(?:孩子|小朋友|幼儿(?!园|教)|小伙伴)们?(?:[^。；，\n]{0,14}?(?:结成|成为|结下|交上|认识|交到)了?[^，。；\n]{0,10}?(?:朋友|伙伴|友谊|情谊)|同台)|[和与跟][^，。；\n]{0,20}?(?:小朋友|孩子|小伙伴|他们)们?一[起同](?:过|庆|欢度|迎)[^，。；\n]{0,6}?(?:六一|儿童节|新年|元旦|节日)/g,
    type: '幼儿交流',
    strength: 'told',
  },
  // 小朋友到城里的幼儿园体验一天
  {
    gate: '到',
    pattern:
      /(?:小朋友|孩子|幼儿(?!园|教))们?(?:来到|到|走进|前往)(?![^，。；\n]{0,20}(?:小学|消防|社区|博物馆|图书馆|超市|医院|公园|基地|农场))[^，。；\n]{1,24}?(?:体验|做客|游玩|参观|交换|联欢|互动)/g,
    type: '幼儿交流',
    strength: 'told',
  },
  // 把大门口的墙面画得五颜六色
  {
    gate: '墙',
    pattern: /墙面?[^，,。；\n]{0,8}?(?:画|绘|涂|刷|布置|装饰|美化|装扮)/g,
    type: '环境创设',
    strength: 'told',
  },
  // 到镇中心园担任业务副园长
  {
    gate: '任',
    pattern: new RegExp(`(?:到|赴|前往)${WITHIN}{1,20}?(?:担任|出任|挂任|任(?![教课务何]))${WITHIN}{0,6}?园长`, 'g'),
    type: '挂职锻炼',
    strength: 'told',
  },
  // 小朋友们来到村园，和那里的小伙伴一起做游戏
  {
    gate: '一起',
    pattern:
      /(?:孩子|小朋友|幼儿(?!园|教)|娃娃?)们?[^。；\n]{0,40}?[和与跟同][^，,。；\n]{0,14}?(?:小伙伴|新伙伴|伙伴们|新朋友|园的?(?:小朋友|孩子|幼儿(?!园))|(?:那里|当地|乡村|农村|城里|村里|乡下)的?(?:孩子|小朋友|娃))们?[^，,。；\n]{0,4}?一起/g,
    type: '幼儿交流',
    strength: 'told',
  },
  // English
  { gate: 'children', pattern: /children from (?:both|the two|two)/g, type: '幼儿交流', strength: 'told' },
  {
    gate: 'lesson',
    pattern:
      /(?<![a-z])(?:taught|gave|presented|delivered|showed|did)[a-z0-9 ,"-]{0,40}?(?:lesson|class)(?:s|es)?(?![a-z])/g,
    type: '示范课',
    strength: 'told',
  },
  {
    gate: 'class',
    pattern: /(?<![a-z])(?:taught|gave|presented|delivered|showed|did)[a-z0-9 ,"-]{0,40}?class(?:es)?(?![a-z])/g,
    type: '示范课',
    strength: 'told',
  },
]

const ALL: readonly Phrase[] = [...PHRASES, ...CHAT]

export function phrased(plain: string): readonly Find[] {
  const finds: Find[] = []
  for (const { gate, pattern, type, strength } of ALL) {
    if (typeof gate === 'string' ? !plain.includes(gate) : !gate.test(plain)) continue
    for (const match of plain.matchAll(pattern)) {
      finds.push({ type, strength, start: match.index, end: match.index + match[0].length })
    }
  }
  return finds
}
