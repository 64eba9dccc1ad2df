/**
 * The shape of a Chinese person's name: a surname and one or two letters more. Whether it is one is said by what
 * stands around it; a shape alone is never believed. For counting and for the lecturer only.
 */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛阎闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单季成霍涂苗曲辛骆冉甄蒲阳卓柯褚娄游翁应祁戚裘瞿芦谷车宫靳柏喻党盛隋房简蓝米宗卫全裴解莊鲍向路常华池亓冀束桂郎项管艾边仇冷巩巫缪花滕匡古敖栾楚官银佟闵刁乐仝佘佟冼卞卜岑席扈柴桑浦漆牟皮禹穆窦竺章练苑苟荆莘蔺谌逄邝邬鄢阙隆雍靖韶饶鹿麦丛逯车迟隋矫燕綦邸国晁宿芮寇匡郎糜晏尉迟'.split(
    '',
  ),
)
const COMPOUND = new Set([
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '司徒',
  '东方',
  '皇甫',
  '尉迟',
  '夏侯',
  '慕容',
  '令狐',
  '端木',
  '南宫',
])
/** Never the second or third letter of a name: figures, particles, what follows a surname that is a word. */
const NEVER = new Set(
  '的了着在是和与及等到赴去来从对给把被让或而又也都就还很更最不没有无这那哪几两百零〇年日时分点上下前后里外内间名位个人次员园县市镇乡村区庄屯街班组校路组岁号届期们师长任科股局处所站院党团队老你我他她它为以于将各每等节课场 、，。；：！？,.;:!?()（）“”《》"'.split(
    '',
  ),
)
/** Common words that have the shape of a name. */
const WORDS = new Set(
  (
    '周一 周二 周三 周四 周五 周六 周天 万一 单一 高一 高二 高三 于一 成一 任一 白天 马上 关于 ' +
    '安全 安静 安心 安排 成长 成果 成功 成绩 成立 成效 高兴 高效 高质 方案 方法 方式 方便 方面 文化 文明 文件 关爱 关注 关心 关键 关怀 温暖 温馨 平台 金秋 项目 应邀 明确 ' +
    '华丽 花园 水平 白天 常规 常态 常见 古诗 石头 严格 严谨 毛笔 毛巾 童话 童心 童年 童趣 童谣 舒适 路线 段落 管理 全面 全程 全体 齐心 祝福 温度 包容 程度 程序 游戏 游览 ' +
    '解读 解决 车辆 习惯 易学 乐器 连续 卫生 简单 简报 单元 应用 应急 应对 党建 党委 党课 党员 任教 任务 任何 高度 纪律 纪录 祝贺 余名 余位 余人 盛情 项目 游园 康复 健康 ' +
    '万元 莫名 龙头 白板 江南 江西 江苏 陕西 季节 施工 武术 申请 申报 宁静 严肃 花样 梅花 夏季 夏天 秋季 华夏 张贴 张开 许多 何时 何地 甘甜 向往 安康 贺卡 计划 宣传 宗旨 ' +
    '强化 高山 马上 马路 关于 路上 路过 毕业 毕竟 车站 语言 社会 科学 艺术 美术 音乐 体育 户外 区域 绘本 游戏化 管理者 单独 谢谢 谢意 阳光 石子 白云 金色 黄色 蓝色 白色 池塘 ' +
    '米饭 包子 牛奶 汤圆 花朵 花草 官方 银行 古典 巩固 冷静 房间 边疆 常用 兰花 柏油 文章 文艺 文字 舒展 乔迁 顾问 章程 齐聚 全县 全园 全市 童声 施教 解答 解说 车程 应该 ' +
    '应有 余年 单亲 管护 易拉 舒心 祝愿 路途 路程 时间'
  ).split(' '),
)

/** What a letter can be in a name, by its code: bits. */
const FIRST_OF_TWO = 2
const SURNAME = 1
const GIVEN = 4
const LETTERS: Uint8Array = table()

function table(): Uint8Array {
  const bits = new Uint8Array(0x10000).fill(GIVEN, 0x4e00, 0xa000)
  const set = (letter: string, bit: number) => {
    const code = letter.charCodeAt(0)
    bits[code] = (bits[code] ?? 0) | bit
  }
  for (const letter of NEVER) bits[letter.charCodeAt(0)] = 0
  for (const letter of SURNAMES) set(letter, SURNAME)
  for (const pair of COMPOUND) set(pair, FIRST_OF_TWO)
  return bits
}

const bitsAt = (plain: string, at: number): number => LETTERS[plain.charCodeAt(at)] ?? 0

/** Where a name ends that begins here, by its shape: one end for each possible length, shortest first. */
export function nameEndsAt(plain: string, at: number): readonly number[] {
  const surname = surnameAt(plain, at)
  const first = at + surname
  if (surname === 0 || !(bitsAt(plain, first) & GIVEN)) return NONE
  /** 成果展, 周二周: a word stays a word when more follows. */
  if (WORDS.has(plain.slice(at, first + 1))) return NONE
  const ends = [first + 1]
  if (bitsAt(plain, first + 1) & GIVEN && !WORDS.has(plain.slice(at, first + 2))) ends.push(first + 2)
  return ends
}

/** Letters of a surname that stands here: 0, 1 or 2. */
export function surnameAt(plain: string, at: number): number {
  const bits = bitsAt(plain, at)
  if (bits & FIRST_OF_TWO && COMPOUND.has(plain.slice(at, at + 2))) return 2
  return bits & SURNAME
}

const NONE: readonly number[] = []
