import { saying } from './saying.ts'

/** What is done is done by one of these: 位置了 and 换人了 tell no deed. */
const DEED_VERB =
  '(?<![工动])作|结束|完成|开展|举行|举办|组织|进行|召开|参加|参与|做|搞|办|上|讲|听|评|磨|教|送|捐|赠|去|来|到|签|签字|开|看|交流|分享|指导|带|收到|接待|布置|研讨|教研|培训|观摩|跟岗|座谈|联谊|走访|慰问|结对|挂职|支教|讲座|示范课|公开课|送教|课|完|过|下乡|帮|帮扶|互换|互赠|修|修订|学习|体验|诊断|打造|制作|下来|回来'

/** Marks that something has taken place. */
export const DONE = saying(
  `(?:${DEED_VERB})了(?!解|吗|么|没)`,
  '(?:去|来|做|开展|上|听|讲|搞|送|看|参加|举行|举办|组织|安排|接待|办|捐)过',
  '已经?(?!知|阅|读|收|交|报|婚)|圆满|顺利|完成|结束|落幕|拉开帷幕|告一段落|刚刚|刚才|刚(?:从|跟|和|在|到|开|上|听|参加|把)|(?:教研|培训|讲座|送教|活动|课|会|观摩)完',
  '(?:发|送|捐|交|寄|带|赠)给[^，,。；;]{1,14}了',
  '走进|来到|抵达|迎来|接待|送去|送来|带来|带去|赠予|收到|启动|签订|签署|出席|受邀|应邀|奔赴|一行|前来',
  '(?:上|讲|听|评|磨|教|做|搞|办|送|捐|赠|开)(?:的|出|完)',
  '\\b(?:gave|held|visited|taught|went|donated|attended|observed|hosted|received|completed|finished|did|was|were|had|took|came|brought|led|organi[sz]ed|conducted|delivered|done|ran|sent|shared|signed|watched|listened|log|logged)\\b',
)

/** Told in the bare verb, as reports do: a deed, unless its day is still to come. */
export const HELD = /举行|举办|召开|开展|进行|组织|参加|赴|前往|执教|主讲/

/** It is over: with one of these even a day to come is no plan. */
export const OVER =
  /(?<!约|定|安排|说|商量|商定|敲定|联系|沟通|订|好)了(?!解|吗|么|没)|过(?!来|去|程|年)|已经?(?!知|阅)|圆满|顺利|结束|完成|\b(?:was|were|gave|held|visited|went|completed|finished|done)\b/

/** 第三次, 第二天: counted from the first, so under way. */
export const TIMES_AWAY = /第[一二三四五六七八九十\d]{1,3}(?:次|天|站|场|期|周|轮|批)/

/** Arranging words: with one of these a plan needs no day. */
export const ARRANGE = saying(
  '(?<!计划|打算|准备)安排|定(?:于|在|好)|约(?:好|定|在|了)|敲定|说好|商定|预约|预定|拟(?:于|定于|在|到|赴|\\d)|将于|改在|定下|提醒(?:我|大家)?|排(?:一|个)',
  '\\b(?:schedule|arrange|book|set up|fix|remind)',
)

/** What ought to be. */
export const DUTY = saying(
  '不少于|不低于|不得|不超过|至少|原则上|严禁|禁止|务必|必须|须(?!知)|应(?:当|该)?(?!邀|用|对|急|届|聘|变|试|是|为|付|县|市|我|要求)|要(?:求|制定|选派|做到|坚持|加强|落实|建立|按|认真|及时|写|交|有计划)|鼓励',
  '\\b(?:should|shall|must|ought to|at least)\\b',
)
/** What holds for everyone and always. */
export const EVERY =
  /对各(?:园|县)|各(?:园|县|校|示范园|幼儿园|乡镇园|单位)(?:都)?(?:要|应|须|需|务必|每|将|必须|进行|认真)|天天|老是|总是|整天|每(?:学期|学年|年|月|周|次|人|位|天|节|场|园)(?!第)|\b(?:each|every) (?:pair|kindergarten|school|teacher|term|semester|year|month|week|one)/

/** How work is done in general: a programme, praise of it, a slogan. */
export const PROGRAMME = saying(
  '坚持|始终|一直以来|持续|不断|积极推进|定期|经常|常态化|长期|历来|秉承|为(?:抓手|载体|核心|目标|契机|主线)|通过…16(?:形式|方式|途径|举措)|以…12为',
  '是…14(?:举措|途径|体现|桥梁|平台|方式|抓手|责任|使命|需要|保障|制度|工程|线|灵魂|关键)|意义|机制|办法|标准|原则|宗旨|理念|重要',
  '搭建了?…14平台|增进了|注入了|共赢|促进了…14(?:成长|发展|提高|提升|交流)',
  '下一步|今后|未来|展望|相信|愿|让我们|携手|共同(?:提高|进步|成长|发展|努力)|谱|篇章|暖人心|促(?:发展|提升|成长|均衡)|打算|希望|力争',
  '\\b(?:aims?|promote|continue|improve|will keep|programme|policy)\\b',
)

/** Heard, dreamt, read, of one's own home, or only if: a sentence with this tells nobody's deed here. */
export const NOT_OURS = saying(
  '听说|据说|听(?:人|他|她|朋友)(?:们)?(?:说|讲)|梦(?:见|到)|看(?:到|了|见)?…6(?:新闻|公众号|报道|朋友圈|抖音|视频号|电视)|新闻(?:里|上|说)|电视(?:里|上)|网上(?!教研|研讨|培训|讲座)|朋友圈|隔壁|人家|别的(?:园|县|市|地方)|外地|外省|外县',
  '^他们|给(?:大|中|小|托|我们|咱)班|各位家长|亲爱的家长|我(?:家(?!长)|女儿|儿子|闺女|孩子|老公|老婆|爱人|妈|爸|婆婆|表[妹姐哥弟]|堂[妹姐哥弟]|姐|妹|哥|弟|朋友|同学|邻居|侄)',
  '资格证|低至|优惠价|扫码(?:报名|加|领)|限时|团购|招聘|广告|甲方|乙方',
  '快(?:进(?!行)|来(?!到)|去|点)|开始了(?:[，,。！!]|$)|会议号|我昨?晚在家|谁(?:把|拿|看见|有|能)|^谁',
  '如果|(?<![主重首只需还])要是|假如|若是(?!干)|万一|倘若|除非|但愿|有机会|有空|条件允许|争取|巴不得|真想|好想|最好能',
  '\\b(?:i heard|they say|i dreamt|if only|i wish|hopefully|would love to|maybe we|someday|it would be|if we|see you)\\b',
)

/** Wished or proposed: so much of the clause that says it. */
export const WISHED = saying(
  '等…8再|马上(?:要|就|开)|最好(?!的)|也该|该(?:有人|轮到).{0,12}了',
  '祝(?!贺)|希望|期待|盼|想(?:要|请)|建议(?:你|大家|各|可以|以后|下次|多|把|将|安排|组织|增加|每|由)|能不能|可不可以|相信|(?<![自志意])愿',
)

/** How to sleep, dress and drive before a day known to all: nothing is arranged. */
export const TAKE_CARE =
  /早点?(?:睡|休息|起|歇)|多穿|穿暖|带(?:伞|上?雨衣)|注意(?:安全|保暖)|别(?:迟到|睡过头|熬夜|忘了(?:定|设)闹钟)|闹钟|慢点(?:开|走)|路上(?:小心|慢)|睡不着|失眠|好?紧张|有点慌|心慌|天气|下雨|下雪|降温/

/** Meant to, some day: a plan only where the day is said. */
export const MEANT = /打算|想(?:去|来|捐|办|听|搞|上|约)/

/** The daily life of one kindergarten. */
export const OWN_MATTERS = saying(
  '加班|家长会|家长开放|亲子|运动会|毕业(?:典礼|照)|入园(?:仪式|适应|第一天)|新生|消防|防震|地震|疏散|逃生|演练|体检|晨检|食谱|食堂|值班|例会|周前会|班会|国旗|升旗|党课|党日|党支部|工会|职代会|年度考核|期末考|招生|缴费|放假|家访|防疫|核酸|疫苗|大扫除|保洁|茶歇|宿舍|空调',
  '园本(?:培训|教研|课程)|园内|(?<![村兄弟姊姐日])本园(?!园长|.{0,12}(?:送|去|到|赴))|(?:本园|我园|全园|我们园)(?:内部)?…10(?:新老教师|老带新|青年教师|新教师|全体教(?:师|职工))|青蓝工程|师徒结对|我班|我们班|本班|(?:我|咱)们?园(?:里|内)',
)

/** The other side of a pair is in it. */
export const BETWEEN = saying(
  '结对(?:帮扶|园|单位|幼儿园|学校)|帮扶|送教|送课|送培|下乡|姊妹园|姐妹园|手拉手|城乡|两园|双方|园际|联合|来(?:我园|我们园)|到(?:我园|我们园)|(?<!.{0,2}全)赴|走进|跟岗(?!宿舍)|支教|挂职|对口|[→⇒]|->',
)

/** Who does things. */
export const PEOPLE =
  /教师|老师|园长|骨干|成员|团队|党员|孩子|幼儿(?!园)|小朋友|家长|专家|人士|主任|教研员|我们|\bteachers?|\bwe\b|\bchildren/

/** Words of going, teaching, helping: they tell a deed of no named type. */
export const WENT =
  /答疑|支招|把脉|带教|带班|去|到(?!底|处|了没)|赴|来(?!不及|说|自)|走进|前往|抵达|拜访|接待|帮|陪|指导|交流|学习|上(?:了|的)?.{0,6}[课节]|讲(?:了|的)?.{0,8}[课座]|听(?:了|的)?.{0,4}[课节]|看了|布置|打造|修[订改]|教(?:了|孩子|我们|老师|会)|\b(?:went|visited|came|taught|helped|received)\b/
export const GAVE =
  /捐|赠|送|带(?:了|去|来|给)|添(?:了|置)|买了|筹|募|收到|援助|资助|给.{1,12}(?:买|添|装|配)|\b(?:gave|donated|brought|sent|received|delivered|handed|shipped|presented)\b/
/** Not there, or not for that. */
export const AWAY = saying(
  '锦旗|感谢信|调(?:到|去|走)|还没|没|未|不|别|如果|谁|怎么|导航|请假|病假|事假|调休|产假|放假|堵车|路上|出差|体检|车|辛苦|谢|真好|真棒|可爱|羡慕|祝|恭喜',
)

/** A kindergarten by the look of its name, or by its part in the pair. */
export const GARDEN =
  /双方|两园|两所(?:幼儿)?园|(?:结对|帮扶|姊妹|姐妹|兄弟|乡镇|村|对方|对口)园|(?:[一二三四五六七八九十实县市]|机关)幼(?![儿稚教师])|kindergarten/
export const GOES = /去|到|赴|来|走进|前往|接待|送|约|请|\b(?:go|visit|come|host)/
