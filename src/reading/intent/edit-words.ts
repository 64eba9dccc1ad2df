import { saying } from './saying.ts'

/** Words for one field of a record, as people name it when they correct it. */
const FIELD_WORDS =
  '人数|人员|日期|时间|地点|地方|主题|课题|题目|课名|名称|标题|类型|类别|形式|金额|价值|价格|节数|场次|次数|时长|学时|课时|主讲人?|执教|授课教师|讲课人|班级|领域|幼儿数?|听课教师|听课|听众|受援园|帮扶园|结对园|对象|数量|物资|单位|捐赠方?|几号|备注'
const WRONG =
  '(?:写|填|记|录|打|登|说|输|报|选|弄|搞|标|算|数|统计|发)(?:错|多|少|漏|反)(?:了|啦|误)|(?:写|填|记|录)错|错了|不对|有误|有问题|不准'
const BECOMES =
  '改成|改为|改|更正为|更正成|更正|修正为|更新为|更新成|修改为|修改成|修改|换成|换为|调整为|调整成|调成|变更为|变更|应该是|应该为|应该|应当是|应是|应为|订正为|纠正为'
const VERB = '(?:写|记|算|填|报|录|登|加|统计|计|打|说|数|列)'
/** 改成了阅读区, 改造: told of walls and rules. */
const TOLD_OF = '(?!了(?!$|[。，,吧])|造|善|进|革|编|良)'
const ONE = '(?:一|二|两|三|四|五|六|七|八|九|十|\\d)'

/** Correct one field of the last record: it names the field, or the record, or the mistake. */
export const EDIT = saying(
  `(?:${FIELD_WORDS})(?:那里|这里|一栏|栏)?…6(?:${WRONG})`,
  `(?:${FIELD_WORDS})(?:那里|这里|一栏|栏)?(?:请|给我|帮我|都|要|得|就)?(?:${BECOMES})${TOLD_OF}`,
  `(?:把|将)…8(?:${FIELD_WORDS})…8(?:${BECOMES})${TOLD_OF}`,
  `<LAST>(?:里|中|的)?…12(?:${WRONG}|${BECOMES}|(?<!多)少${VERB}?了?(?:${ONE}|个)|漏|补(?!助)|再?加上?(?:${ONE}|个)|加上|减|不是|换)`,
  `(?:刚才|刚刚|刚)(?:那?个?的?|记的?|说的?)…8(?:是…8不是|不是…8是|${WRONG}|${BECOMES}|少${VERB}|漏${VERB}|多${VERB})`,
  '(?:是|应该是)?[0-9一二两三四五六七八九十百]{1,5}…3[，, ]?(?:而)?不是[0-9一二两三四五六七八九十百]{1,5}…4$|不是[0-9一二两三四五六七八九十]…6是[0-9一二两三四五六七八九十]',
  `(?<![多减缺至])少${VERB}(?:了|上)?(?:听课|参加)?(?:老师|教师)?(?:${ONE}|个|名|位)|漏(?:了|掉|写|记|算|填|报|录|登)(?:了)?(?:${ONE}|个|名|位)|(?<!很|许|太)多${VERB}了(?:${ONE}|个|名|位)`,
  '(?:刚才|刚刚|刚)?那条…8是[0-9一二两三四五六七八九十]',
  '(?:写|填|记|录|选|打|说)成…6了(?:[，,。]|$)|改(?:过|回)来',
  '^(?:改成|改为|换成|应该是|应为)(?!了)',
  '更正|订正|勘误|^…4(?:修改|补充|改|更改)(?:一下|下|：|:)|^\\*[^*]{1,20}$',
  '^(?:不对|错了|不是|写错了|啊?不|哦不)[，, ]…2(?:是|应该是|应是)',
  `忘(?:了|记)(?:写|填|记|加|说|录|报)(?:${FIELD_WORDS})`,
  `^…6(?:写|填|记|录|打|登|输|说|报)错了`,
  '\\b(?:change|correct|edit|amend|fix|update|modify|adjust)\\b.{0,60}\\b(?:to|as|into|by)\\b|\\b(?:change|correct|edit|amend|fix|update) (?:the|my) (?:last|previous|record|log)\\b',
  '(?:^|\\b(?:it|that|this|date|day|number|count|time|place|topic|amount|type|one|record|entry|log|participants?|head ?count|audience|children)) should (?:be|have been|read|say)\\b|\\bshould (?:be|have been) .{1,24}\\bnot\\b|\\bcorrection\\b|\\b(?:last|previous|that) (?:record|one|entry|log)\\b.{0,40}\\b(?:not|instead)\\b|\\bupdate\\b.{0,40}\\bto\\b|\\b(?:fix|correct|change|update|edit) the (?:date|day|number|count|time|place|topic|amount|type|head)|\\b(?:forgot|missed|left out) (?:one|two|three|\\d+|to add|to mention)\\b',
)

/** The same, of a message that tells no deed of its own. */
export const EDIT_LIKELY = saying(
  `^…12(?:${BECOMES.replace('|改|', '|')})${TOLD_OF}…16(?:[0-9一二三四五六七八九十两]|<WORK>|园|《|上午|下午|线上|线下)`,
  '不是…14[，, ]?(?:而)?是…14$|…12(?:是|应该是|应为)…12(?:，|,| )?(?:而)?不是…12$|是…10才对',
  `^(?:请|帮我?|麻烦|再|还要|另外|需要)?(?:给|往|在)?…6(?:再|还)?(?:加|添|增加|追加|补)(?:上)?(?:${ONE}|个|名)…10$`,
  `(?:再加|加上|补上|添上|追加|减去|减掉|扣掉|扣除|去掉)(?:${ONE})`,
  '\\b(?:make (?:it|that)|it was|there were|that was) .{1,24}\\b(?:not|instead)\\b|\\bnot .{1,24}\\bbut\\b|\\b(?:add|remove|subtract) (?:one|two|three|four|five|\\d+) (?:more )?',
)

/** Names of groups, walls and rules: changed, but no record. */
export const NO_EDIT = saying(
  '昵称|群名|头像|微信名|备注名|错过|不错|没错|错开|错落|错别字|对不起|纠错',
  '改(?:作业|教案|课件)|(?:教案|课件|作业)…6(?:改|修改)|换(?:衣|鞋|班|车|灯)|加班|加微信|加群|不是我(?!们)|是不是|是否',
)

/** Where the new value stands behind. */
export const BECOMING =
  /(?:改成|改为|改到|更正为|更正成|修正为|更新为|更新成|修改为|修改成|换成|换为|调整为|调整成|调成|变更为|应该是|应该为|应当是|应是|应为|订正为|纠正为|而是|(?<!不|总|要|还|可|于|但|就)是(?!不)|更正[:：]?|改|[:：]|\bshould (?:be|have been|read|say)\b|\bto\b|\bbut\b|\bmake (?:it|that)\b|\binto\b|\bas\b|\bwas\b|\bwere\b|^\*)/g
/** What comes after is what it was. */
export const NOT_THIS = /不是|而不是|，|,|。|；|;|不对|\bnot\b|\binstead\b|才对|$/
