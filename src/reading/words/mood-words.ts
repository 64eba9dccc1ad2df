import { letterBits } from './letter-bits.ts'

/** One kind of mood word; `needs`: every one of its words has one of these letters, or is Latin. */
export interface MoodWords {
  readonly bit: number
  readonly needs: string
  readonly pattern: RegExp
}

const any = (...parts: readonly string[]): RegExp => new RegExp(parts.join('|'))

/** It cannot be otherwise than done. */
export const SURELY: MoodWords = {
  bit: 1,
  needs: '了已昨前上年过到获赢益纷评刚',
  pattern: any(
    '(?<![为除])了(?![解得不然吗没])',
    '(?<![不早而])已(?!婚|定于|安排在)',
    '昨[天日晚]|前[天晚](?=[^，]{0,6}[去来开上搞做送讲])|上个?(?:周|星期|礼拜|月)|上学期|去年',
    '(?:开展|搞|去|来|上|做|办|组织|举办|参加|进行)过',
    '收到(?!请)|受到|得到|获得|赢得|受益|纷纷表示|一致好评|刚刚?[才]?(?=[去开完结讲上搞送从给收]|$)',
    '(?<![a-z])(?:did|held|gave|went|visited|taught|donated|finished|completed|attended|yesterday|last (?:week|month|term))(?![a-z])',
  ),
}

/** Told of what was done, and asked of people too. */
export const FINISHED: MoodWords = {
  bit: 2,
  needs: '完束满利如',
  pattern: /完成|结束|圆满|顺利|如期/,
}

export const ASKED: MoodWords = {
  bit: 4,
  needs: '？?吗呢么没吧不否问咨',
  pattern: any(
    '[？?]\\s*$',
    '(?:[吗]|(?<![么么这那])[呢]|(?:了|过)(?:没有?|么)|(?:对|是|好|行)[吧不])[~。！!，,.\\s]*$',
    '是否|有没有|能否|可否|能不能|可不可以|可以不|要不要|是不是|行不行|好不好|会不会|需不需要|算不算|去不去|来不来|请问|想问|问一下|问下|咨询一下',
    '^\\s*(?:who|what|when|where|how|which|why)(?![a-z])|^\\s*(?:did|do|does|can|could|will|would|should|is|are|was|were|have|has) (?:we|you|i|it|he|she|they|there|the|any|anyone|this|that)(?![a-z])',
  ),
}

export const QUESTION_WORD: MoodWords = {
  bit: 8,
  needs: '么几哪谁怎',
  pattern:
    /什么时[候间]|几点|几号|几[个名位人次节场](?=[^，]{0,6}$)|哪[天些个里儿位所家次几]|谁(?!都|也|知)|怎么(?![样样])/,
}

export const HOW_MANY: MoodWords = {
  bit: 16,
  needs: '少',
  pattern: /多少(?=[次节场人名个位元钱册所家天]|课时|学时|活动)/,
}

export const CALLED_OFF: MoodWords = {
  bit: 32,
  needs: '取延期推缓停搁罢泡黄废不没未法',
  pattern: any(
    '取消(?!小学化|作业|考|收费|不合理|后顾|顾虑)|改期|延期|延后|推迟|顺延|暂缓|暂停|搁置|作罢|泡汤|黄了|叫停|作废',
    '[去来办开搞送上][不]了|不[去来办开搞送上]了|没[去来办开上搞送讲弄]成|[去来办开上搞]不成|未能(?!参|到[场会]|出席|赶|够)|没能(?!参|到[场会]|出席|赶|够)|无法(?:如期|按时|开展|成行|举行|进行)|未如期|没(?:有)?如期|未成行',
    '(?<![a-z])(?:cancel(?:l?ed|ling)?|called? off|postponed?|put off|rescheduled?)(?![a-z])',
  ),
}

/** It was to be. */
export const MEANT: MoodWords = {
  bit: 64,
  needs: '原本',
  pattern:
    /原定|(?<![按照])原计划|原(?:先|本)?(?:要|打算|计划|安排|准备|说好|想|拟)|本来?(?:要|想|打算|计划|定|说好|安排|准备|拟|应)(?!园|县|校)|was (?:going|supposed|planned|meant) to/,
}

export const DENIED: MoodWords = {
  bit: 128,
  needs: '没未曾非不除无外',
  pattern: any(
    '(?<![有淹沉])没(?=[带去来上开做办搞参给送捐听讲评进举组看发派安收到用动])(?!收[了入])(?!有关系|准)',
    '(?<![有从])没有(?!关系|问题|想到|忘|白|辜负|少|停|后顾|最好|因|差|变|一个不|不|白费|退缩|固定|围墙)',
    '未(?![来成婚知必央雨卜名满免完尝经能])(?=[^，]{1,})|不曾|并非|不是(?!很|第一|一次|问题|最|终)(?<![是也]不是)|不算|不包[括含]|不含|除外|以外均|不(?=[带参]加?)(?!带[^，]{0,2}感情)',
    '无(?=[捐讲示教活安支送][赠座范学动排教课])(?!安全)',
    "(?<![a-z])(?:not(?! only| just)|no(?! (?:less|fewer|more)|\\.|\\s?\\d)|never|without|nothing|\\w{2,6}n't|cannot)(?![a-z])",
  ),
}

/** Nothing makes these past. */
export const AHEAD: MoodWords = {
  bit: 256,
  needs: '将拟定算预届时下明后要划备排请望此告迎待果假倘',
  pattern: any(
    '即将|将[要会于]|(?<![模虚比草])拟(?!定了|定好|定的|人|声|态|音|题|稿|真|订了|就)|定于|定在(?=[下明后周\\d])|打算|预计|预定|届时|到时候?',
    '下个?(?:周|星期|礼拜|月(?!份?亮)|学期|学年|半年|次)(?!半)|明[天日早晚年](?<!(?:好|亮|烂|辉|向|筑|创|[育园国])的?明[天日])|(?<![先])后天|(?<![十\\d第])(?:下一步|下一阶段|下阶段|接下来|今后|往后|日后)',
    '(?:(?<=^|[，\\s一二三四五六七八九十日天午晚号])|[我他她]们?|我园|园里|大家)(?:再)?要(?=[去到来开搞办给派进组举接迎送请和与跟将把])(?!求)',
    '(?<=^|[\\s:我园们校局也还])计划(?=[于在下明本近年\\d周今十一二三四五六七八九开组安举去到派赴前邀再进送请用分])|准备(?=[于在下明去到赴开办搞组给送上派邀请\\d周])(?![给送上]?[的了充工材好])|安排(?=[在于下明后]|本?周|这周|星期|\\d{1,2}[月.号日]|今[天晚])(?!在一起)',
    '请(?=各|大家|全体|老师们|届时|准时|提前|做好|有时间|务必)|望周知|特此通知|请知悉|相互转告|互相转告|敬请|欢迎[^，]{0,8}(?:参加|光临|报名)|预告|待定',
    '如果|假如|(?<![主重首只需还])要是(?!的)|倘若',
    "(?<![a-z])(?:will|going to|plan(?:s|ning|ned)? to|scheduled|upcoming|tomorrow|next (?:week|month|term|semester|mon|tue|wed|thu|fri|sat|sun)|to be held|let's|shall|intend)|(?<=[a-z])'ll(?![a-z])",
  ),
}

/** Ahead where nothing in the clause has happened; 将 also means 把: 将图书送给了. */
export const MAYBE_AHEAD: MoodWords = {
  bit: 512,
  needs: '将还继划想约说等再改未后',
  pattern: any(
    '将(?=在|继续|组织|开展|举行|举办|进行|迎来|赴|前往|派|安排|邀请|对|与|由|到|去|再|为|给|从|通过|带|分|陆续|首次|正式|同|以|和|送[教课培])(?!近)',
    '还[会将要]|会继续|继续(?:开展|深入|加强|做好|推进|努力|深化)|计划[^，、书总和性表完的]{0,8}(?:开展|组织|举[行办]|去|到)|想(?=[去在请约搞])|约好|说好|等[^，]{1,6}后再|以后再|改天|未来(?=[，,将我几一两三])|后续(?=将|会|还)',
  ),
}

export const PURPOSE: MoodWords = {
  bit: 1024,
  needs: '为旨意目期',
  pattern: any(
    '(?:^|[\\s:，日午，])为(?:了|进一步|充分|切实|深入|全面|贯彻|落实|推进|推动|促进|加强|提升|提高|更好|有效|不断|发挥|加快|扎实|做好|实现|响应|帮助|丰富|增强|助力|深化|拓宽|拓展|搭建|解决|缩小|弘扬|营造|让|使|打造|优化|巩固|积极|能|规范|构建|激发|培养|持续|引领|着力|均衡|认真|强化|满足|改善|开阔|传承|达到|逐步|培育|提供)',
    '^\\s*(?:本次|此次|这次)?[^，]{0,12}(?:旨在|意在|目的是|目的在于|目标是)',
    '^\\s*(?:通过|借助)[^，]{0,30}(?:旨在|以期)',
    '(?:^|\\s)in order to(?![a-z])|^\\s*(?:aiming|aimed) to',
  ),
}

export const FRAME: MoodWords = {
  bit: 2048,
  needs: '据照绕合在以是为于义',
  pattern: any(
    '^\\s*(?:根据|按照|依据|遵照|依照|围绕|对照|结合)[^，]{0,60}(?:要求|精神|文件|通知|方案|计划|安排|部署|意见|办法|规定|纲要|指南|协议|目标)',
    '^\\s*(?:在|以)[^，]{0,40}(?:号召|指引|引领|推动|背景|精神|指导|契机|抓手|载体|宗旨|目标|原则|要求)(?:下|，|,|$)',
    '(?:是|作为)[^，]{0,40}(?:举措|途径|抓手|形式|载体|方式|内容|缩影|体现|实践)[，,。！!\\s]*$',
    '有[助利]于|具有[^，]{0,8}意义|意义(?:重大|深远)',
  ),
}

export const MUST: MoodWords = {
  bit: 4096,
  needs: '应必务不严则争取倡号呼望待期需须求鼓支建要每',
  pattern: any(
    '应当|应该|必须|务必|不得|不少于|不低于|不准|严禁|原则上|力争|争取|力求|倡议|号召|呼吁|提倡|希望|期待|期望|需在|需于|须(?=[在于由按每经做])',
    '(?<![供适效响反相对邀])应(?=[在由于及按每做有定积主把以制建为])(?!有尽有)|要求(?=[各全每所教幼园学大必]|做到|认真)',
    '(?:局|科|办|厅|县里?|市里?|领导|上级|文件|通知|会议|方案|组)[^，。]{0,8}要求[，,:\\s]*$',
    '鼓励(?=各|支持|示范|优秀|园|城|教师[到去参])|支持(?=各|示范园)|建议(?=各|多|今后|加强|增加|开展|安排|可以|园|教师)',
    '(?:园|校|单位|教师|老师|[师员]们|方|部门|各县|各区|局|科|股)[都均也还]?要(?![求点素是好不闻去到来和与跟将把])|[我他她]们要(?=[加坚努认切充学发珍])|(?:^|[：:\\s])要(?=[加强坚持做认真切实充分组织开定积落把以按高注])(?!求)',
    '每(?:个?(?:学期|学年|年|月|周|季度))[^，]{0,10}(?:不少于|至少|开展|组织|举办|进行|安排|(?:一次|\\d次|两次)(?!的))',
    '(?<![a-z])(?:must|should|ought to|required to|at least [^,]{1,20} (?:per|every|each))(?![a-z])',
  ),
}

export const NOT_CALLED_OFF =
  /(?:没有?|未|不会?|并未|没有因[^，]{0,8})(?:被|因[^，]{0,8})?(?:取消|改期|延期|推迟|暂停|中断|顺延)/

/** 就如何…进行研讨, 讲解怎么…: the word is in what was talked about. */
export const TALKED_OF = /就|围绕|讲解|探讨|讨论|分享|学习|关于|了解|知道|介绍|明白|记录|统计|无论|不管|不论/

/** Something that can only be told of a deed: a day, a road taken, a count. */
export const DEED = any(
  '(?<![为除])了(?![解得不然吗没])',
  '前往|来到|走进|赴|奔赴|一行|特(?=[举邀组开])|迎来',
  '\\d\\s?[名位人册本节场元月日号]|今[天日]|昨[天日]|上午|下午',
  '[\\d一二三四五六七八九十][月日]',
)

/** Letter → the kinds that may stand where it stands. */
export const MOOD_LETTERS: Uint16Array = letterBits([
  SURELY,
  FINISHED,
  ASKED,
  QUESTION_WORD,
  HOW_MANY,
  CALLED_OFF,
  MEANT,
  DENIED,
  AHEAD,
  MAYBE_AHEAD,
  PURPOSE,
  FRAME,
  MUST,
])
