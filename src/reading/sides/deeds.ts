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
  /** 展示, 执教, 带来: they taught, wherever it was. */
  readonly teaches: boolean
  /** 帮扶, 为 … 捐赠, 的引领下. */
  readonly gives: boolean
}

const REACH = 60

/** What the people of the name that ends here do, by the first verb behind them. */
export function deedsOf(plain: string, end: number): Deeds {
  const after = plain.slice(end, end + REACH)
  const verb = after.slice(PEOPLE.exec(after)?.[0].length ?? 0)
  return {
    travels: TRAVELS.test(verb),
    hosts: HOSTS.test(verb),
    gets: GETS.test(verb),
    attends: ATTENDS.test(verb),
    teaches: TEACHES.test(verb),
    gives: GIVES.test(verb) || GIVES_OF.test(after),
  }
}

/** Who is meant of that kindergarten, how many, and when: all that may stand before the verb. */
const PEOPLE =
  /^(?:的|全体|部分|骨干|优秀|青年|党支部|党总支|党员|团队|名师|副?园长|业务园长|执行园长|老师们?|教师们?|教职工|保教主任|教研主任|主任|教研组长|组长|书记|保育员|领导|班子|成员|代表|一行|师生|师幼|师、生|师|生|孩子们?|小朋友们?|幼儿|家长|[一二两三四五六七八九十几百数\d]+\s?余?[名位个]?|人|及|和|与|、|等|也|今天|昨天|今日|昨日|上午|下午|本周|上周|近日|日前|专门|如约|一早|[月日号]|再次|又|将|则|还|要|想|会|准备|打算|计划|个园|所园|共|专程|分别|先后|负责人|teachers?|staff|children|[（(][^（）()]{0,12}[）)]|\s)*/

const TRAVELS =
  /^(?:来到|过来|过去|来|到|赴|前往|前来|前去|走进|深入|奔赴|去|下乡|进城|莅临|走出|从[^，。；,;]{0,6}出发|[^。；;]{0,24}?(?:来到|走进|深入|前往|奔赴|寄往)|组织(?!专家)[^，。；;]{0,24}?(?:到|赴|前往|走进|来到|深入)|(?:[^，。；,;\s]{0,4})?(?:带领|率领|率|带队|带着)|came to|visited|went to|travell?ed|came|will visit)/
const HOSTS =
  /^(?:迎来|接待|邀请|欢迎|喜迎|热情|请来|(?:接收|接纳|吸纳)(?![^，。；,;]{0,12}[捐赠])|welcomed|hosted|invited)/
const GETS =
  /^对(?![^，。；,;]{0,16}接待)[^，。；,;]{0,16}(?:表示|表达|致以)[^，。；,;]{0,8}(?:感谢|谢意)|^(?:收到|获赠|获得|接受|得到|受赠|接收|受捐|接过|received)/
const ATTENDS = /^(?:参加|参与|参训|聆听|观摩|听课|旁听|attended|joined|took part)/
/** With the name of the teacher before it. */
const TEACHES = /^[一-鿿]{0,3}?(?:老师)?(?:为[^，。；,;]{1,8})?(?:展示|执教|带来|授课|主讲|作了|做了|分享)/
const GIVES =
  /^(?:帮扶|捐赠|捐|赠送|送教|送课|送培|送去|送来|支援|援助|指导|结对帮扶|对口帮扶|对口支援|带动|辐射|送|(?:为|给|向)[^，。；,;]{1,14}(?:捐|赠|送|带来|上了|作了|做了|开展|进行)|helped|donated|gave|sent|supports|supported)/
const GIVES_OF =
  /^的?(?:示范引领|引领示范|示范辐射|辐射带动|示范带动|引领辐射|引领|辐射|带动|龙头|帮扶下|指导下|支持下|帮助下)/
