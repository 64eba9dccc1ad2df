/** Is it a name, one only where the sentence makes it one, or none? */
export type Weight = 'name' | 'weak' | 'none'

/** What the words before an ending (幼儿园, 园, 幼 …) are worth as a name. */
export function weigh(stem: string, head: string): Weight {
  if (head === '分园' || head === '总园') return stem.length < 2 ? 'none' : 'name'
  if (stem === '') return 'none'
  if (head === '幼') return stem.length > 1 || /[实机附一二三四五六七八九]/.test(stem) ? 'name' : 'weak'
  if (TOWN_CENTRE.test(head)) return stem.length < 2 || KINDS_ONLY.test(stem) ? 'none' : 'weak'
  if (OF_ITS_PLACE.test(stem)) return isOneOfMany(stem, head) ? 'none' : 'name'
  if (KINDS_ONLY.test(stem) || SOMEWHERE.test(stem)) return 'none'
  if (head === '园' || head === '幼园') return ofGarden(stem)
  return stem.length < 2 && NEEDS_PLACE.test(head) ? 'none' : 'name'
}

const TOWN_CENTRE = /^[镇乡]中心$/
const NEEDS_PLACE = /^(?:学前班|学前部|幼儿部|幼儿班|中心班|实验班|保育院|托儿所|教学点)$/

/** 县幼儿园 there is one of; 乡园 and 村幼儿园 many. */
const isOneOfMany = (stem: string, head: string): boolean =>
  stem === '村' || stem === '乡' || (head !== '幼儿园' && /^[省市县区州镇乡村]$/.test(stem))

function ofGarden(stem: string): Weight {
  const bare = stem.replace(/[村镇乡县市省]级$/, '')
  if (bare === '' || GARDENS.test(bare) || KINDS_ONLY.test(bare)) return 'none'
  return PLACE_MARK.test(stem) ? 'name' : 'weak'
}

/** What ends in 园 and is no kindergarten, or none in particular: 公园, 校园, 入园, 我园. */
const GARDENS =
  /(?:公|校|家|花|果|田|菜|庄|茶|乐|游|陵|梨|桑|竹|苗|牧|学|梁|故|动物|植物|科技|产业|业|态|种植|采摘|文化|伊甸|来|入|离|到|在|办|建|开|进|出|返|驻|全|我|们|本|该|贵|各|两|双|多|跨|每|他|她|此|护|巡|转|择|满|携|幼|级|援|助|扶|对|妹|弟|方)$/
/** Words that describe kindergartens and name none. */
const KINDS_ONLY =
  /^(?:(?:全|各|多|几|数|两|[一二三四五六七八九十百]+)(?:[县市区州镇乡]|所|个|家)?)?(?:(?:省|市|县|区|州|乡|镇|村|国家|自治区)(?:级|直属|直|属|办)?|一级|二级|[一二三]类|城|城镇|城乡|城区|城市|市区|县区|县城|农村|乡村|山区|乡镇|镇村|村镇|街道|民办|公办|民营|私立|公立|民族|优质|优秀|薄弱|普惠|普惠性|示范|示范性|重点|骨干|小规模|偏远|边远|贫困|脱贫|基层|片区|辖区|周边|附近|邻近|对口|结对|结对帮扶|帮扶|被帮扶|受帮扶|受援|受助|姊妹|姐妹|兄弟|友好|友邻|当地|同类|试点|项目|基地|集团|成员|联盟|牵头|新建|新|中小|中小学|小学|学校|中小学校|托幼|龙头|核心|盟主|伙伴|样板|承办|参与|手拉手|种子|送教|对口支援|一级一类|名优|校|强|弱|老|大|小|同|三级|一级一等|大型|小型|知名|品牌|特色|普通|一般|乡镇中心|乡中心|附属|附设|内地|东部|西部|本土|传统|现代|未来|中国|我国|全国|国内|高质量|高品质|理想|一流|幸福|温馨|美丽|快乐|和谐|平安|绿色|书香|智慧|完整|级)+性?$/
/** 怀川市示范性幼儿园, 平石县农村幼儿园: some of a place, none by name. */
const SOMEWHERE =
  /^[一-鿿]{1,6}[省市县区州镇乡](?:示范性|[省市县]级|一级|农村|乡村|乡镇|城区|城乡|山区|贫困|偏远|民办|公办|民营|普惠性?|优质|薄弱|各|所有|部分|其他)+$/
/** One kindergarten of its place, though it bears no name of its own: 县幼儿园, 机关幼儿园, 镇中心园. */
const OF_ITS_PLACE =
  /^(?:(?:省|市|县|区|州|旗|镇|乡|村|街道)(?:级)?(?:直|直属|机关|直机关|中心|实验|委机关|政府机关|妇联)?|机关|直属|中心|实验|(?:县|市|区|省)幼教|第[一二三四五六七八九十\d]+)$/
const PLACE_MARK =
  /[镇乡村县市区州旗街路屯寨湾]|小学|机关|实验|中心|直属|附属|第[一二三四五六七八九十\d]|[省市县区]直|部队|学院|大学/
