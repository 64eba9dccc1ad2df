/** What the words right before a name make of it. */
export type Cue =
  /** 到, 走进: people go there. */
  | 'goal'
  /** 为, 帮扶, 捐给: it gets something. */
  | 'for'
  /** 邀请, 接待, 来自: its people come. */
  | 'guest'
  /** 收到 … 的捐赠, 发挥 … 的示范: it gives. */
  | 'source'
  /** 与, 联合. */
  | 'with'
  /** 在. */
  | 'at'
  /** The label of a form: 受援园：. */
  | 'label_from'
  | 'label_to'
  | 'none'

/** What may stand between the cue and the name: 到[了我县的结对园——]桃源园. */
const BETWEEN =
  '(?:了|到|过|我[县市区镇乡省州园们]的?|本[县市区镇乡]|全[县市区]|其|所|结对帮扶|结对共建|共建|帮扶|结对|对口|支援|受援|受助|受帮扶|被帮扶|姊妹|姐妹|兄弟|友好|友邻|联盟|成员|手拉手|城乡|偏远|边远|美丽|农村|乡村|乡镇|山区|城区|县城|省级?|市级?|县级?|区级?|一级|示范性?|优质|薄弱|民办|公办|公立|村级|网片|片区|幼儿园|园|单位|对象|学校|之一|的|[一二两三四五六\\d]\\s?[所个家]|第[一二三四五\\d]站|最后一站|[-—:：“"‘\'「(（《]|\\s){0,8}$'

const cue = (words: string): RegExp => new RegExp(`(?:${words})${BETWEEN}`)

const LABEL_TO =
  /(?:受帮扶|被帮扶|受援|受助|受赠|受捐|接收|受益|送教)(?:方|园|单位|幼儿园|对象|地点)?\s?[:：]\s?$|(?:^|[，。；,;\s])(?:to|receivers?)\s?[:：]\s?$|帮扶对象\s?[:：]?\s?$|(?:帮扶对象|受援园|受援单位|受帮扶方|受帮扶园|受助园|被帮扶园)(?:是|为)?$/
const LABEL_FROM =
  /(?<![受被])(?:帮扶方|帮扶单位|支援方|支援单位|支援园|示范园|捐赠方|捐赠单位|捐赠人|送教单位|送教园|派出园|牵头园|援助方|赠予方)\s?[:：]\s?$|(?:^|[，。；,;\s])(?:from|giver)\s?[:：]\s?$/
const SOURCE = cue(
  '发挥|发扬|依托|感谢|收到了?|收到|获得|得到|接受|接收|获赠|受赠于|以|由|受|经|来自于|借助|在|学习|请教|取经|效仿|感恩|鸣谢',
)
const SOURCE_AFTER =
  /^(?:结对)?(?:帮扶|委派|选派|派遣|资助|援助|指导)|^[^，。；,;]{0,12}?(?:的(?:[^，。；,;]{0,10})?(?:捐赠|捐助|帮扶|帮助|支持|援助|指导|示范|引领|辐射|带动|牵头|组织|经验|做法|馈赠|爱心|龙头|关爱|厚爱|精准)|捐赠的?|赠送的?|送来的?|为(?:龙头|核心|引领|基地))/
const GOAL = cue(
  '到|去|赴|往|来|进|入|驻|抵|至|走进|走入|深入|抵达|奔赴|走访|回访|探访|造访|莅临|考察|调研|参观|慰问|访问|看望|驶向|奔向|观摩|回到|下乡|下园|走向|分赴|(?<![a-z])(?:to|visit(?:ed|ing|s)?|toured)(?: the)?',
)
const FOR = cue(
  '→|-+>|=+>|⇒|为|给|向|对|帮|帮扶|帮助|指导|支援|援助|扶持|资助|捐赠|捐助|捐给|赠给|赠予|赠送|送给|送往|送到|送至|送达|送教|送课|送培|送研|带给|带动|辐射|惠及|关爱|结对|结对帮扶|引领|助力|服务|覆盖|支持|支教|辅导|助推|(?<![a-z])(?:for|help(?:ed|ing)?|support(?:ed|ing)?|benefit(?:ing|ed)?)(?: the)?',
)
/** 来到空气清新、春意盎然的金龙山幼儿园: far behind its verb, held by 的 or a dash. */
const GOAL_FAR =
  /(?:来到|走进|走入|深入|前往|奔赴|抵达|到达|赶赴|走访)(?:[^。；;]{0,30}(?:的|-|—|“|:)[^，。；,;、]{0,12}|[^，。；,;、]{0,8})$/
const SENT = cue('送到|送往|送至|送达|寄往|寄到|寄给|发往|运往|捐往|捐到|捐给|送给|赠给|捎给')
/** 帮扶园： and 结对园： may be either side (domain.md §7.2). */
const LABEL_EITHER = /(?:帮扶|结对|姊妹|姐妹|友好|对口|共建)(?:幼儿园|园|单位|学校)\s?[:：]\s?$/
const HELPED_LABEL = /(?:受帮扶|被帮扶|受援|受助)(?:方|园|单位|幼儿园)?\s?[:：]/
const GUEST = cue(
  '邀请|邀|请|请来|接待|接收|接纳|吸纳|特约|迎来|欢迎|迎接|喜迎|恭迎|来自|聘请|特邀|陪同|(?<![a-z])(?:from|welcom(?:ed|ing)|host(?:ed|ing)|invited)(?: the)?',
)
const WITH = cue('与|和|同|跟|暨|携手|联合|会同|联手|牵手|对接|连线|携|协同|联动|同步|(?<![a-z])(?:with|and)(?: the)?')
const AT = cue('在|于|地点|(?<![a-z])(?:at|in)(?: the)?')

/** How far in front of a name its cue may stand. */
const CUE_REACH = 40
const AFTER_REACH = 28

/** The cue of a name (or of a list of names) at this place; `floor` is where the name before it ends. */
export function cueOf(plain: string, floor: number, start: number, end: number): Cue {
  const before = plain.slice(Math.max(floor, start - CUE_REACH), start)
  const last = before.at(-1) ?? ''
  if (LABEL_TO.test(before)) return 'label_to'
  if (LABEL_FROM.test(before)) return 'label_from'
  if (LABEL_EITHER.test(before)) return HELPED_LABEL.test(plain) ? 'label_from' : 'none'
  if (last === '' || last === '。' || last === '\n') return 'none'
  const after = plain.slice(end, end + AFTER_REACH)
  if (
    /^(?:党支部|[^，。；,;]{0,3}园长)?[^，。；,;]{0,8}(?:学习|请教|取经|表示(?:衷心的?)?感谢|致谢|赠送锦旗|送上锦旗|道谢)/.test(
      after,
    ) &&
    /[向对跟给]$/.test(before)
  ) {
    return 'source'
  }
  if (SOURCE.test(before) && SOURCE_AFTER.test(after)) return 'source'
  if (GUEST.test(before)) return 'guest'
  if (SENT.test(before)) return 'for'
  if (GOAL.test(before)) return 'goal'
  if (FOR.test(before)) return 'for'
  if (GOAL_FAR.test(before)) return 'goal'
  if (WITH.test(before)) return 'with'
  if (/(?:由|被)$/.test(before)) return 'none'
  return AT.test(before) ? 'at' : 'none'
}

const PEOPLE =
  '(?:的|全体|部分|骨干|优秀|青年|党支部|党总支|党员|团队|名师|副?园长|业务园长|执行园长|老师们?|教师们?|教职工|保教主任|教研主任|主任|教研组长|组长|书记|保育员|领导|班子|成员|代表|一行|师生|孩子们?|小朋友们?|幼儿|家长|[一二两三四五六七八九十几百数\\d]+\\s?余?[名位个]?|人|及|和|与|、|等|也|今天|昨天|今日|昨日|上午|下午|本周|上周|近日|日前|专门|如约|一早|[\\d月日号]|再次|又|将|则|还|共|专程|分别|先后|负责人|[（(][^（）()]{0,12}[）)]|\\s)*'
const act = (words: string): RegExp => new RegExp(`^${PEOPLE}(?:${words})`)

/** Right behind a name, what its people do. */
export interface Deeds {
  /** 来我园, 到 …, 前往: they travel. */
  readonly travels: boolean
  /** 迎来, 接待, 邀请: others come to them. */
  readonly hosts: boolean
  /** 收到, 获赠, 接受. */
  readonly gets: boolean
  /** 10名教师参加: they were there. */
  readonly attends: boolean
  /** 帮扶, 为 … 捐赠, 的帮扶下. */
  readonly gives: boolean
}

const TRAVELS = act(
  '来到|来|到|赴|前往|走进|深入|奔赴|去|下乡|进城|莅临|走出|从[^，。；,;]{0,6}出发|[^。；;]{0,24}?(?:来到|走进|深入|前往|奔赴|寄往)|(?:[^，。；,;\\s]{0,4})?(?:带领|率领|率|带队|带着)|came to|visited|went to|travell?ed|came|will visit',
)
const HOSTS = act(
  '迎来|接待|邀请|欢迎|喜迎|热情|请来|(?:接收|接纳|吸纳)(?![^，。；,;]{0,12}[捐赠])|welcomed|hosted|invited',
)
const GETS = act('收到|获赠|获得|接受|得到|受赠|接收|受捐|接过|received')
const ATTENDS = act('参加|参与|参训|聆听|观摩|听课|旁听|attended|joined|took part')
const GIVES = act(
  '帮扶|捐赠|捐|赠送|送教|送课|送培|送去|送来|支援|援助|指导|结对帮扶|对口帮扶|对口支援|带动|辐射|送|helped|donated|gave|sent|supports|supported',
)
const GIVES_OF =
  /^(?:的|对|的(?:引领|示范|辐射|带动|帮扶|指导|支持|帮助)下|[^，。；,;]{0,6}(?:的)?(?:示范引领|示范辐射|辐射带动|引领示范|示范带动|引领辐射|龙头))/

export function deedsOf(plain: string, end: number): Deeds {
  const after = plain.slice(end, end + AFTER_REACH)
  return {
    travels: TRAVELS.test(after),
    hosts: HOSTS.test(after),
    gets: GETS.test(after),
    attends: ATTENDS.test(after),
    gives:
      GIVES.test(after) ||
      (/引领|辐射|示范|带动/.test(after.slice(0, 12)) && GIVES_OF.test(after) && !/^的$/.test(after)),
  }
}

/** Does the giver go (送教) or does the receiver come (跟岗)? By the strongest word; `undefined` where nothing tells. */
export function flowOf(text: string): { readonly strong?: 'give' | 'learn'; readonly weak?: 'give' | 'learn' } {
  const strong = pick(GIVE_STRONG.test(text), LEARN_STRONG.test(text))
  const weak = pick(GIVE_WEAK.test(text), LEARN_WEAK.test(text))
  return { ...(strong && { strong }), ...(weak && { weak }) }
}

const pick = (give: boolean, learn: boolean): 'give' | 'learn' | undefined =>
  give === learn ? undefined : give ? 'give' : 'learn'

const GIVE_STRONG =
  /送教|送课|送培|送研|送学|支教|捐|赠(?!送锦旗)|走下去|送去|送上|下乡|下园|走教|慰问|帮扶指导|指导帮扶|实地帮扶|入园指导|把脉|问诊|诊断|献课|挂任|传经送宝|环创|环境创设|巡回指导|帮扶活动|donat|send-teaching|demo (?:class|lesson)|demonstration (?:class|lesson)|gave (?:a |\w+ )?(?:lecture|talk|class|lesson)|taught/
const LEARN_STRONG =
  /跟岗|跟班|取经|配班|影子|顶岗学习|挂职锻炼|挂职学习|浸润|参观学习|观摩学习|学习观摩|来园学习|来园观摩|来园参观|入园观摩|请进来|进城|外出学习|shadow|observ|to learn|learn from/
const GIVE_WEAK =
  /示范课|执教|讲座|授课|指导|培训(?!学习)|带来|带去|帮扶(?!园|协议|方|对象|工作|计划|单位)|上课|展示|引领|辐射|调研|走访|上了|lecture|talk|workshop|guid/
const LEARN_WEAK = /观摩|参观|学习|听课|参训|参加培训|研修|听讲|聆听|请教|开放|考察|接待|visit/
