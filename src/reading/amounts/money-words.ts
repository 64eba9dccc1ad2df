/** Words of giving money. */
export const GIFT =
  /捐(?!躯)|赠|善款|资助|赞助|义卖|慰问[金款]|帮扶[资款]|爱心[款基]|援助|红包|(?<![收欠贷罚存借退尾房货还付])款(?!待|项来|式)|donat|gave|giv(?:e|ing)|gift|contribut|rais(?:ed|ing)|fund|received/
export const WORTH = /价值|总值|值|折[合价款]|总价|总额|(?<!保险|投保|报销|合同)金额|作价|估价|worth|valued?/
/** Money laid out for somebody. */
export const LAID_OUT = /投入|出资|斥资|耗资|拿出|凑|筹|募|集资|拨|送[去来上给]|带[去来]/
/** Handed over, as against spent. */
export const HANDED_OVER = /送(?!教|课|培|研)|带[去来给]|筹|募|凑|转交/
/** Money laid out for whatever it may be: only where the sentence says that it was for the deed. */
export const SPENT = /购|买|添置|采办|花(?!园|样|色|草|坛|朵)|支持|送(?!教|课|培|研)|spent|cost|bought|brought|sent/
/** 花了, 用于, 购买: after a gift these say what was done with it. */
export const USED = /花(?!园|样|色|草|坛|朵)|用于|用来|用去|购|买|支出/
export const USED_BEHIND = /^(?:左右|多)?(?:买|购|用于|用来)/
/** What else money pays. */
export const FEE =
  /(?<!花)费(?!心)|补[助贴]|津贴|工资|薪|学杂|奖|预算|罚|租|押金|票|油钱|车钱|饭|餐|吃|打车|高速|车程|保险|标准|限额|上限|不超过|以内|财政|政府|投资|我[县市区]|全[县市区]|工程|造价|低保|收入|年薪|定价|学分|报销|水电|奶茶|fare|fee|lunch|dinner|taxi|bus|ticket|budget|salary|subsid/
/** 200元的餐费, 300元补贴. */
export const FEE_BEHIND =
  /^(?:左右|上下|多|余)?的?[^，。；、]{0,4}(?:[^免经]费|补[助贴]|津贴|工资|奖金|预算|车票|门票|餐|租金|以内|以下|标准)|^(?:左右|多)?(?:打车|坐车|租车|包车|加油|吃|住宿|买(?:了?水|饭|菜|[早午晚]餐|票|奶茶|零食))|^ (?:for )?(?:the |our )?(?:fare|fee|ticket|lunch|dinner|bus|taxi|fuel|petrol|travel)/
/** 经费 pays for many things: only as a gift, or where something was bought for it. */
export const FUNDS = /经费/
export const GOODS_BOUGHT = /捐|赠|送|添置|购买|购置|采购|资助/
/** Spent on the deed, not on the road to it. */
export const FOR_THE_DEED =
  /捐|赠|送(?!教|课|培|研)|添置|布置|材料|图书|绘本|玩具|教具|学具|桌|椅|柜|架|衣|鞋|书包|[彩画]笔|颜料|涂料|油漆|花盆|绿植|积木|球|环创|设施|改造|打造|维修|修缮|粉刷|墙|铺|安装|器材|设备|书|book|toy|material/
/** 共3800元, 总价值约3800元, = 3800元. */
export const TOTAL_BEFORE =
  /(?:[共合总]计|一共|共|总(?:价值?|值|额|金额|数|捐[助款]金?额)|累计|全部价值|in total|total(?:l?ing| of)?|altogether|=)[^，。；、]{0,6}$/
export const TOTAL_BEHIND = /^ (?:in all|in total|altogether)/
export const IN_GOODS = /价|值|折|合计|worth|valued?/
/** 捐款5000元，其中2000元用于…. */
export const PART_OF = /其中|of which/
/** （大写：叁仟捌佰元）: the same again. */
export const RESTATED = /^[（(，,\s]*(?:大写|小写|即|也就是|人民币|折合)/
/** 奖金2000元全部捐给…. */
export const GIVEN_AWAY = /^(?:左右)?(?:全部|全都|都|全)?(?:捐|赠)/
/** The price on the cover, where what was paid is said as well. */
export const LIST_PRICE = /码洋|定价|原价|市场?价|标价|原值/
/** What was given at other times stands beside what was given this time. */
export const OTHER_TIMES = /累计|历年|近[几两三五]?年|多年|以来|至今|去年|前年|往年|上次|此前|之前/
