import type { Page } from '../words/page.ts'
import { blank } from '../words/spans.ts'
import type { Mention } from './mentions.ts'

const GIVES = /捐|募集|募捐|资助|赠送|赠予|donat/
/** Givers known by what they are; whose parents or teachers they were, the sides say. */
const PEOPLE =
  '家委会|家长(?:们|委员会|代表)?|爱心(?:企业|人士|商家|商户|家长|妈妈|家庭|单位|团队|机构|公司|组织|协会)|志愿者(?:们|协会)?|校友|老师们|教师们|全体教(?:职工|师)|教职工|党员(?:教师)?|parents'
/** Givers known by name: 红太阳公司. */
const BODIES =
  '企业|公司|基金会|慈善(?:总会|协会|会)|红十字会|妇联|团委|工会|商会|银行|书店|出版社|公益(?:组织|协会|机构)|协会|俱乐部|狮子会|村委会|镇政府|教育局|company|foundation|charity'
const GIVER = `(${PEOPLE}|[一-鿿“”"a-z0-9·]{0,14}?(?:${BODIES}))(?!的?[^，。；,;]{0,3}(?:发起|组织|主办|牵头|倡议|举办|领导|陪同))`
const BEFORE = new RegExp(
  `${GIVER}[^，。；,;]{0,20}?(?:捐赠|捐献|捐助|捐资|捐款|捐出|捐了|捐来|捐|募集|募捐|赠送|赠予|donated|gave)`,
)
const BY = new RegExp(`(?:由|收到|来自|接受|感谢|获)(?:了)?${GIVER}[^，。；,;]{0,6}?(?:捐|赠|资助|募|送来)`)
const LABEL = /(?:捐赠方|捐赠人|捐赠单位|捐助单位|捐赠者|donors?)\*?\s?[:：】|]\s?([^，。；,;\s]{2,30})/
const OF = new RegExp(`(?:捐赠|爱心)(?:来自|由)[^，。；,;]{0,2}${GIVER}`)

/** Who gave the things or the money, where the text says so: 家长, 爱心企业, a kindergarten named as the one who gives. */
export function donorIn(
  { typed, plain }: Page,
  mentions: readonly Mention[],
  from: readonly string[],
): string | undefined {
  if (!GIVES.test(plain)) return undefined
  const bare = blank(
    plain,
    mentions.filter(({ who }) => who === 'named'),
  )
  for (const pattern of [LABEL, BY, OF, BEFORE]) {
    const match = pattern.exec(pattern === LABEL ? plain : bare)
    const said = match?.[1]
    if (!match || said === undefined) continue
    const start = match.index + match[0].indexOf(said)
    const end = start + said.length
    const name = typed.slice(end - said.replace(CLUTTER, '').length, end).trim()
    if (name !== '' && !ALONG.test(plain.slice(Math.max(0, start - 4), start + said.length))) return name
  }
  return kindergarten(plain, mentions, from)
}

/** 机关园携手新华书店捐赠: who only goes along. */
const ALONG = /携手|联合|会同|联系/
/** Words of the sentence in front of the giver. */
const CLUTTER =
  /^.*(?:以及|和|与|及|由|在|的|是|了|为|向|给|来自|收到|组织|发动|动员|带着|上午|下午|日|今天|昨天)(?=.{2})/

const GAVE = /^[^。；;]{0,40}?(?:捐赠|捐献|捐助|捐资|捐款|捐出|捐了|捐)/

/** The kindergarten that gives, where it is said to have given things or money. */
function kindergarten(plain: string, mentions: readonly Mention[], from: readonly string[]): string | undefined {
  const [giver] = from
  if (giver === undefined || from.length > 1) return undefined
  const said = mentions.find(({ typed, known }) => typed === giver || (known.length === 1 && known[0] === giver))
  return said && GAVE.test(plain.slice(said.end, said.end + 48)) ? giver : undefined
}
