/** Words that end the name of a thing one can hand over. */
const THING = [
  '书|籍|绘本|读本|画本|本子|作业本|笔记本|练习本|图画本|课本|读物|教材|杂志|画册|图册|字典|词典|挂图|图卡|画报',
  '具|桌|椅|凳|床|柜|架|沙发|桌子|椅子|凳子|柜子|架子|家具',
  '(?<!红)包|袋子?|衣|衣服|衣物|服|服装|童装|冬装|夏装|套装|裤子?|裙子?|鞋子?|靴|袜子?|帽子?|手套|围巾|巾|口罩|衫',
  '被子?|褥|床单|毯子?|枕头?|垫子?|凉席|床品|被套|蚊帐|棉絮|件套',
  '杯子?|碗|盘子?|勺子?|筷子?|壶|盆|桶|盒子?|箱子?|瓶|锅|炉|篮子?',
  '机|仪|器|琴|鼓|锣|铃|吉他|电脑|电视|空调|冰箱|音箱|音响|话筒|麦克风|[优u]盘|硬盘|平板|[白黑展]板|触摸屏|显示屏|投影|幕布|相机|风扇|灯|热水袋|时钟|挂钟',
  '球|绳|毽子?|棋|积木|拼图|拼板|滑梯|滑滑梯|蹦床|轮胎|跷跷板|秋千|木马|平衡木|[单行踏轮板推小餐童]车|呼啦圈|泳圈|沙包|沙袋|陀螺|风筝|玩偶|布偶|公仔|娃娃|模型|高跷|隧道|帐篷|雨伞|伞|窗?帘|[国彩]旗|对联|春联|灯笼|暖宝宝|暖手宝|桩|独木桥|滚筒|梯|攀爬网|跳跳马|摇[摇]?马|[套体能]环|圈|包裹',
  '笔|纸|尺子?|胶|胶水|剪刀|颜料|橡皮|彩泥|[黏粘]土|橡皮泥|泥工板|画板',
  '奶|奶粉|油|大?米|面粉|面条|肉|鸡?蛋|蔬菜|水果|苹果|橘子|香蕉|柚子?|糖|糖果|饼|饼干|粽子?|糕|蛋糕|汤圆|零食|食品|坚果|饮料|矿泉水',
  '药|药品|消毒液|洗手液|酒精|体温计|[额测]温枪|体温枪|皂|牙膏|牙刷|洗衣液|湿巾|卫生纸|抽纸|灭火器',
  '树苗?|花卉|花苗|鲜花|苗木|秧苗|种子|绿植|盆栽|植物|多肉',
  '物资|物品|用品|设备|设施|器材|器械|材料|教玩具|装备|礼物|礼品|礼盒|慰问品|耗材',
].join('|')
/** The longest of them, and the letter in front. */
const THING_MAX = 5
const ENDS_IN_A_THING = new RegExp(`(?:${THING})$`)

/** What is said to be given and is no thing: lessons, songs, warmth, papers, thanks, pictures of children; people. */
const NO_THING =
  /课|教学|活动|讲座|培训|经验|理念|方法|思路|建议|意见|指导|服务|温暖|关爱|关怀|祝福|祝愿|问候|欢乐|快乐|惊喜|希望|力量|支持|帮助|帮扶|机会|平台|故事|节目|表演|演出|舞|歌|曲|游戏|体验|盛宴|大餐|分享|展示|讲解|示范|观摩|教研|研讨|案例|方案|计划|课件|资料|视频|资源|感谢|证书|奖|纪念|作品|心意|方面|问题|小时|钟头|星期|礼拜|领域|部分|主题|区域|区角|阶段|小组|家庭|愿|代表|企业|单位|公司|环节|内容|制度|档案|报告|论文|照片|合影|名额|金额|价值|单价|总价|数量|合计|共计|左右|上下|以上|若干|[班园校村镇乡县区们人名位月日天年队组类种次场节岁元]$|(?:孩子|朋友|幼儿|儿童|老师|教师|家长|学生|宝宝|同学|师生|姐妹|志愿者|党员)$/
/** Half a sentence, no name. */
const VERBAL = /[了着都就买卖给在是会被让要能我你他她们这那每从向抬背扛拎搬驶载]/
const THANKS =
  /锦旗|感谢|感恩|牌匾|匾额|奖牌|奖杯|证书|聘书|纪念|贺卡|卡片|心愿卡|书画|[字绘]画$|画作|作品|手工(?!材料|工具|用品)|试卷|问卷|教案|红包/

/** Names too general to stand without a number: a heap of things is no item. */
const HEAP = /(?:物资|物品|礼物|礼品|用品|材料|设备|设施|装备|慰问品)$|^[衣书服包具花药]$/
/** 物资一批, 礼物一批: that something was given, and nothing more. */
export const isHeap = (name: string): boolean => HEAP.test(name)

/** Can this be the name of a thing? `plainly`: its last letters say so. */
export function thingNamed(name: string): 'plainly' | 'perhaps' | 'no' {
  if (name === '' || name.length > NAME_MAX || THANKS.test(name)) return 'no'
  if (ENDS_IN_A_THING.test(name.slice(-THING_MAX))) return 'plainly'
  return name.length < 2 || NO_THING.test(name) || VERBAL.test(name) || !/^[一-龥a-z\d]+$/.test(name) ? 'no' : 'perhaps'
}

/** A thing that may be named without a number: 图书, 玩具, not 物资. */
export const standsAlone = (name: string): boolean => thingNamed(name) === 'plainly' && !HEAP.test(name)

/** Names are a few letters; what is longer is half a sentence. */
const NAME_MAX = 16

const ADJECTIVES =
  /^(?:[五六七八九]成新|崭新|全新|新颖|精美|优质|精品|精彩|精致|漂亮|美丽|实用|急需|所需|爱心|各[类种式色样]|多[种样]|大量|大批|许多|很多|不少|部分|一些|有些|等|丰富|闲置|心爱|喜爱|自己|一[批套身双袋箱]|[^了]{0,6}了(?=.)|新(?=[图书绘玩教桌椅衣棉被床电])|和|与|及|以及|还有|了|的|价值|共计|共|约|近|又|还|些|其中|将|把)/
/** Whom it goes to, standing between the verb and the thing. */
const RECEIVER =
  /^.*(?:[们镇乡]|村小?|小学|福利院|中心|教学点|校(?![服园])|园(?![服艺林])|小朋友|老师|教师(?!用|办公|读物|桌|椅)|家长|师生|员工|党员|志愿者|孩子|里|[书区]角)(?=.)/

/** The bare name: no adjectives, no receiver, nothing up to the last 的 or 岁. */
export function nameOf(words: string): string {
  let name = LAST_WORDS.exec(words.slice(words.lastIndexOf('的') + 1))?.[0] ?? ''
  name = name.replace(LEADING, '').replace(RECEIVER, '')
  for (let turn = 0; turn < ADJECTIVES_MAX; turn++) {
    const shorter = name.replace(ADJECTIVES, '')
    if (shorter === name) break
    name = shorter
  }
  return name
}
const LAST_WORDS = /[一-龥a-z\d·]{1,40}(?= *$)/
/** 3-6岁绘本, 2024年图书, 1绘本. */
const LEADING = /^.*岁(?:以[上下])?|^\d+(?![a-z])/
/** 一批崭新精美的: more than a few in a row nobody writes. */
const ADJECTIVES_MAX = 5
