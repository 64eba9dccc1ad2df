/** A field of a draft that a correction may name. */
export type EditField =
  | 'participants'
  | 'audience'
  | 'children'
  | 'date'
  | 'time'
  | 'half_day'
  | 'mode'
  | 'type'
  | 'to'
  | 'from'
  | 'place'
  | 'topic'
  | 'lecturer'
  | 'class_level'
  | 'sessions'
  | 'duration_hours'
  | 'duration_days'
  | 'class_hours'
  | 'amount_yuan'
  | 'items'

/** The more particular words stand first: 听课人数 is no head count of the team. */
const NAMES: readonly (readonly [EditField, RegExp])[] = [
  [
    'audience',
    /听课(?:人数|教师|老师|人员|的人)?|听众|听讲|观摩(?:人数|教师|人员)|受众|参训|培训人数|受训|\baudience|\blisteners?/,
  ],
  ['children', /幼儿|孩子|小朋友|儿童|\bchildren|\bkids/],
  ['class_hours', /学时|课时|学分/],
  ['sessions', /节数|场次|场数|次数|课次|几节|几场|\bsessions?|\blessons?\b/],
  ['duration_hours', /时长|小时|多久|\bhours?|\bduration/],
  ['duration_days', /天数/],
  ['lecturer', /主讲|讲课人|授课|执教|讲师|上课(?:老师|教师)|主讲人|\blecturer|\bspeaker/],
  ['topic', /主题|课题|课名|题目|课程名|名称|标题|\btopic|\btitle|\btheme/],
  ['class_level', /班级|年级|年龄班/],
  ['type', /类型|类别|形式|种类|\btype|\bkind\b/],
  ['amount_yuan', /金额|捐款|价值|总价|钱数|钱|款额|\bamount|\bmoney|\bvalue/],
  ['items', /物资|数量|物品|册数|件数/],
  ['place', /地点|地方|地址|场地|\bplace|\bvenue|\blocation/],
  ['to', /受援园|受帮扶(?:园|方)|受赠|送教对象|对象|\breceiver/],
  ['from', /帮扶方|捐赠方|捐赠人|\bgiver/],
  [
    'participants',
    /人数|人员|几个人|老师数|参加的人|来的人|\bpeople|\bparticipants?|\bhead ?count|\bteachers?|\battendees|\bteam/,
  ],
  ['date', /日期|几号|哪天|日子|\bdate|\bday\b/],
  ['time', /时间|几点|\btime/],
]

/** The field that is named in the words, if one is. */
export const fieldNamed = (words: string): EditField | undefined =>
  NAMES.find(([, pattern]) => pattern.test(words))?.[0]

const UNITS: readonly (readonly [EditField, RegExp])[] = [
  ['children', /[名个位]?(?:幼儿|孩子|小朋友|儿童)|\bchild|\bkid/],
  ['audience', /听课|听众|观摩/],
  ['participants', /人(?!民)|[名位]|老师|教师|园长|\bpeople|\bpersons?|\bteachers?/],
  ['amount_yuan', /元|块|万|\byuan|\brmb|¥/],
  ['class_hours', /学时|课时/],
  ['duration_hours', /小时|\bhours?/],
  ['duration_days', /天|\bdays?/],
  ['sessions', /[节场]|[次堂]|\blessons?|\bsessions?|\bclasses/],
  ['items', /[本册套件台箱架把张幅]/],
]

/** The field that a count with this unit belongs to. */
export const fieldOfUnit = (words: string): EditField | undefined =>
  UNITS.find(([, pattern]) => pattern.test(words))?.[0]
