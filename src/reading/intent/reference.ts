import { clauseAt, type Page } from '../words/page.ts'
import type { Span } from '../words/spans.ts'
import type { Facts } from './facts.ts'

/** How far about a type word one looks for what it belongs to. */
const REACH = 12

/** 送教的老师, 讲座的照片, 感谢送教: the word points at a thing, it tells no deed. */
export function isReference(page: Page, mention: Span & { readonly strength?: string }): boolean {
  const { plain } = page
  const { start, end } = clauseAt(page, mention.start)
  if (FLAWED.test(plain.slice(mention.start, end)) && /[捐赠送][来给]?的/.test(plain.slice(start, end))) return true
  if (mention.strength === 'told') return false
  const after = plain.slice(mention.end, mention.end + REACH)
  if (mention.end - mention.start > 1 && OF_THING.test(after)) return true
  if (AFTER.test(after) || (OF_PEOPLE.test(after) && !RECEIVED.test(plain.slice(start, end)))) return true
  return BEFORE.test(plain.slice(Math.max(start, mention.start - 2 * REACH), mention.start))
}

const AFTER =
  /^(?:下乡)?(?:活动|工作|帮扶)?(?:的)?(?:总结|方案|计划(?!于|在)|记录(?!下|[:：])|台账|材料|照片|图片|视频(?!连线)|协议|通知|报告(?!会)|课件|教案|车|心得|稿|简报|时候|那天|指南|制度(?!建设)|办法|要求|标准|证书|经费|名单|群|费|横幅|比赛|大赛|评比|宿舍|日志|手册|时间|效果|质量|情况|评分|打分|回放|名额|被评|获奖|获得|得了|入选|倡议|海报|邀请|流程|评委|二维码|用(?:的|品)|道具|ppt|录像|直播间|链接|报名|微信群|签到|反馈|水平|经验(?!分享|交流)|地点(?![:：])|名单|资料(?!包)|须知|指引|照)|^(?:回来|回)?的?(?:路上|途中)/
/** 讲座的海报; 捐的书 is a gift all the same. */
const OF_THING =
  /^(?:活动|工作)?的(?![一-龥]{1,3}(?:老师|教师|园长|主任)|老师|教师|人|同志|孩子|有|是|共|一共|第|\d|[一二两三四五六七八九十]+\s?[节场次人名位]|(?:全体|部分|骨干))/
/** 送教的老师 are people; 接待来园学习的老师8名 is a deed. */
const OF_PEOPLE = /^的(?:老师|教师|人|同志|孩子)/
const RECEIVED = /报到|到岗|已到|接待|迎来|带领|选派|[0-9一二两三四五六七八九十余干]\s?[名位人]/
const BEFORE =
  /\b(?:slides|photos?|notes|time|topic|place|video|list|materials?) (?:of|from|for) (?:the |our |that |your )?$|(?:关于|对于|有关|重视|喜欢|支持|讨论|聊|谈|觉得|认为|感谢.{0,8}|计入|占|比|听说|那[节场次]|这[节场次]|[我你您她他谁]的)$/

/** 捐的书有几本缺页, 送来的桌子掉漆: of the thing as it is now. */
const FLAWED =
  /缺页|掉漆|坏了|破了|旧了|脏了|少了|丢了|碎了|漏气|没电|不亮|不响|打不开|发霉|对不上|放(?:在)?哪|堆(?:在|着)|拼错|不够/

/** How one feels about it: chatter, where no day, count or kindergarten stands beside. */
export const FELT = /好累|累死|太累|紧张|心里|没底|好愁|愁死|激动|期待|羡慕|遗憾|真好|太好|开心|加油|舍不得|学到/

/** 今天的讲座真精彩: it is praised in the clause that names it, and nothing of it is counted. */
export function isPraised(page: Page, mention: Span, facts: Facts): boolean {
  const { start, end } = clauseAt(page, mention.start)
  const words = page.plain.slice(start, end)
  return PRAISE.test(words) && !(facts.details && COUNT.test(words))
}

const COUNT = /[0-9一二两三四五六七八九十]\s?(?:节|场|次|人|名|位|个|余|多)/
const PRAISE =
  /辛苦|谢|(?:真|太|很|好|非常|特别|挺|超)精彩|精彩(?=[!！。~，]|$)|真棒|太棒|好棒|厉害|点赞|加油|期待|羡慕|真好|太好|说好|好听|祝|恭喜|喜报|哈哈|给力|了不起|好累|太累|真累|累死|幸运|荣幸|太忙|忙死|好?紧张|感人|感动|有意思|不容易|难忘|管用|走过场|睡着|无聊|犯困|听得我|太[难多远长贵吵烦慢快热冷]|嗓子|(?<!问卷.{0,6})不满意|发愁|好?愁(?=[死了啊，。!！]|$)|头疼|头大|崩溃|抓狂|焦虑|腿|腰疼|好困|累了|\b(?:great|amazing|wonderful|thanks?|thank you|awesome|congrat)/
