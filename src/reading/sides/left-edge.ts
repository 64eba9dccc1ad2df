import { endingAt, endingsOf } from './endings.ts'

/** A kindergarten's name is a line on a gate: 新疆维吾尔自治区… with county, town and school stays below this. */
const NAME_MAX = 30

/** Words a name never begins with or holds: verbs, prepositions, particles, titles, times. Split by blanks. */
const STOPS = endingsOf(`
到 去 赴 在 与 和 对 由 向 给 为 从 将 把 让 请 至 及 或 也 又 了 着 的 是 有 被 同 跟 等 各 每 某 该 此 这 们 帮 送 赠 捐 于 以 并 且 还 均 叫 因 我 你 他 她 它 咱 来 也 过 则 即 另 随 曾 受 但 节 问 谢 拜师 什么 怎么 怎样 如何 哪些 哪个 哪家 多少 谁 上旬 中旬 下旬 时候 天前 周前 月前 年前 前些天 前几天 前阵子 那天 这天 一天 两周 三周 几周 个月 次年 春天 夏天 秋天 冬天 春季 秋季 接收 接纳 吸纳 受邀 应邀 特约 恳请 感恩 鸣谢 一直 陪 约 找 替 催 暨 已 刚 当 应 经 月末 月底 月初 月份 月中 年底 年初 年末 周初 进 起 抵 入 刚从 该市 该县 该区 该镇 该乡 该省 终于 果然 原定 拟 定于 改到 改去 换成 改成 改为 其实 好像 趟 跑 观看 收看 点评 送教进 送课进 送培进 送教入 送课入 可能 应该 需要 想 就 内 日内 点半 一刻 三刻 点整 点钟 点多 前日 后日 大前日 初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 节前 节后 假前 假后 月底前 月初前 年前 年后 周前 周后 开学前 开学后 放学后 放假前 期末 期初 程中 程后 不久 使 改 就近
来到 走进 走入 前往 深入 抵达 奔赴 到达 赶赴 走访 回访 到访 造访 探访 互访 参观 考察 访问 调研 视察 莅临 亲临 进驻 入驻 进入 驶向 奔向 驱车 来自 寄往 发往 运往 驶往 开往 捎给 寄给 送往 赶往 赶到 下到
邀请 接待 迎接 迎来 欢迎 喜迎 恭迎 特邀 聘请 帮扶 帮带 结对 对接 组织 带领 率领 率队 带队 携手 携带 联合 协同 联手 牵手 携 委派 选派 派遣 指派 派出 安排 通知 支持 支援 援助 指导 辅导 对口 资助 扶持 帮助 扶助 助力 引领 辐射 带动 服务 惠及 覆盖 走向 面向 针对
送教 送课 送培 送研 送学 送法 下乡 下园 入园 来园 上门 捐赠 捐献 捐款 捐助 赠送 赠予 送上 送去 送来 带来 带去 带给 慰问 看望 感谢 祝贺 致谢 观摩 学习 跟岗 跟班 顶岗 挂职 支教 借调 轮岗 交流 研讨 教研 讲座 示范课 公开课 展示课 同课异构 评课 说课 听课 磨课 培训 座谈 签约 签订 联谊 环创 听取 代表 作为 位于 地处 属于 成为 结成 联系 联动 连线 视频 直播 分享 展示 汇报 协助 配合 陪同 参加 参与 出席 负责 主持 主讲 执教 授课 上课 推荐 选择 确定 收到 获得 得到 接受 接到 接收 获赠 发挥 依托 借助 立足 走出 离开 返回 回到 回访
以及 并且 而且 其中 包括 包含 分别 先后 依次 首先 再次 随后 之后 然后 接着 最后 后来 此后 会后 课后 同时 此外 另外 还有 尤其 特别 分赴 分头 一同 一起 共同 一道 均由 已经 曾经 正在 继续 持续 多次 再度 如期 顺利 准时 积极 主动 专程 专门 为了 关于 通过 根据 按照 围绕 结合 利用 本着 鉴于 由于 因为 所以 但是 只有 没有 不是 就是 都是 也是 而是
今天 昨天 前天 明天 后天 今日 昨日 明日 当天 当日 近日 日前 今早 今晚 昨晚 昨儿 今儿 明儿 前儿 昨个 今个 昨夜 刚刚 刚才 方才 午后 午前 饭后 午间 过程中 活动中 教研中 培训中 交流中 途中 会上 会中 课上 课堂上 仪式上 座谈会上 启动会上 期中 其间 上午 下午 中午 早上 晚上 傍晚 早晨 清晨 凌晨 全天 近期 最近 目前 如今 现在 期间 以来 之际 伊始 本周 上周 下周 这周 本月 上月 下月 本学期 上学期 下学期 学期 学年 去年 今年 明年 前年 每周 每月 每学期 暑假 寒假 周一 周二 周三 周四 周五 周六 周日 周末 周天 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 礼拜一 礼拜二 礼拜三 礼拜四 礼拜五
老师 教师 园长 副园长 主任 书记 校长 局长 科长 股长 组长 班子 团队 骨干 名师 一行 人员 同志 同仁 姐妹 教职工 师生 家长 幼儿 孩子 小朋友 儿童 成员 专家 教研员 全体 部分 所有 其他 其它 有关 相关 干部 党员 支部 代表队 志愿者 朋友
活动 主题 现场 时间 地点 对象 单位 主办 承办 协办 主办方 承办方 甲方 乙方 一方 双方 对方 我县 我市 我区 我州 我省 我们 全县 全市 全区 全州 全镇 各县 本县 本市 本区 本镇 辖区 辖区内 境内 附近 周边 邻近 城里 县里 镇里 乡里 村里 组成 名为 叫做 称为 简称 例如 比如 譬如 诸如 关爱 走近 亲近 牵头 承担 领衔 携同 协作 合作 共建 共享 共研 互助 互动 举办 召开 举行 开展 进行 启动 完成 实施 落实 推进 推动 促进 提升 提高 加强 改善 缩小 实现
建议 请问 关注 方案 计划 总结 通知 报告 材料 记录 名单 台账 协议 简报 要求 倡议 号召 发动 动员 前来 返程 途经 经过 路过 告别 加入 退出 创建 筹建 打造 建设 负责人 同行 姐妹园 兄弟园
`)

/** Words in names and places that only look like the words above: 和平, 从江县, 来宾市, 教师进修学校. */
const NAMES = `
和平 和谐 和美 和悦 和顺 和田 和静 和硕 和县 和润 和睦 和气 和林 和龙 和政 和布 和丰 和安 和兴 和乐 和风 和苑 和合 和泰 和信 和家 和桥 和溪 永和 太和 泰和 人和 仁和 安和 祥和 兴和 义和 中和 清和 协和 共和 三和 呼和 谐和 福和 万和 德和 瑞和 元和 同和 致和 双和 平和 温和 春和 睦和 锦和 广和 云和 雍和 康和 长和 保和 天和 嘉和 惠和 景和 大和 新和 五和 阳和 顺和 丰和 正和 忠和 信和 西和
向阳 向日 向东 向荣 向上 向前 向红 向善 向美 向家 向化 向群 向明 向华 向心 朝向 方向
从江 从化 从心 将乐 将军 为民 有为 为明 为公 大有 有爱 有庆 有容 富有 自有 国有 同心 同安 同仁 同乐 同德 同济 同江 同兴 同文 同泰 同善 同福 同里 同益 同升 同川 同盟 大同 会同 至善 至诚 至德 至美 至爱 乐至 及第 自由 由里 于都 于田 于洪 于家 于集 于庄 于桥 单于 成都 首都 都市 都匀 都安 都昌 都江 新都 花都 宜都 大都 东都 古都 武都 都兰 昌都 望都 商都 江都 港都 名都 国都 帝都 都邦 银都 金都 华都 丰都 京都 贵都 阆都 瓷都 水都 都会 都城 福都 泉都 药都 春都 煤都 龙都 锦都 正定 正阳 正安 正宁 正街 正大 正兴 正德 正和 端正 方正 想家 梦想 理想 思想 节义 受降 但家 刚果 拟山 谢家 谢庄 谢桥 谢村 谢集 问天 问渠 学问 暨阳 财经 经贸 经开 经纬 经典 应县 应城 应山 应家 相应 当阳 当涂 当雄 武当 当归 进修 进贤 奋进 共进 并进 励进 起航 起点 崛起 吴起 白起 起源 起步 来宾 来安 来凤 来福 来广 未来 东来 喜来 金来 悦来 凤来 福来 西来 老来 如来 过街 过水 各庄 自在 此木 我爱 以勒 以诺 赠言 等驾 等觉 平等 的里 对门 对山 到保 是宝 去岸 并州 经济 清涧 因民 另村 送仙 随州 随县 随园 帮水 请远 即墨 立即 把什 让胡 让河 叫河 着棋 让水 曾家 曾都 曾厝 曾店 曾村 随家 赴湾 又新 了庄 天使 使馆 大使 改革 改板 成就 就业 就坡 内蒙古 内蒙 内江 内乡 内黄 内丘 内湖 内坑 内厝 内沟 内埠 城内 口内 江内 归内 年后村 海内 河内 里内
教师进修 联合镇 联合乡 联合村 联合路 联合小学 共建路 共建村 同仁县 后勤服务 服务集团 服务公司 服务中心 服务区 合作市 合作镇 合作村 合作社 前进 先进 进步 跃进 武进 幼儿师范 儿童乐园 儿童公园 儿童村 儿童中心 儿童活动中心 青少年活动中心 活动中心 儿童福利 交流岛 携李 妇女儿童 少年儿童 孩子王 朋友圈 教师新村 教师公寓 专家村 建设路 建设街 建设镇 建设村 建设兵团 建设局 建设小学 创建路 服务局 启动区 干部学校 干部休养 落实街 展示中心 促进会 实现村 共享里 互助县 互助镇 互助土族 互助路 团结 学习路 友好 关爱中心 党员活动 附近村 特别行政 幼儿教育 幼儿示范 教育局 教师之家 学年路 现场村 视频路 助力车 宝贝计划 同行路 未来星
`
  .trim()
  .split(/\s+/)

/** Every name word under each of its letters, with where that letter stands in it. */
const NAMES_BY_LETTER: ReadonlyMap<string, readonly (readonly [string, number])[]> = (() => {
  const map = new Map<string, (readonly [string, number])[]>()
  for (const word of new Set(NAMES)) {
    for (let at = 0; at < word.length; at++) {
      const letter = word[at] ?? ''
      map.set(letter, [...(map.get(letter) ?? []), [word, at]])
    }
  }
  return map
})()

const HAN_FIRST = 0x3400
const HAN_LAST = 0x9fff
const isHan = (code: number): boolean => code >= HAN_FIRST && code <= HAN_LAST
const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** 5名, 21日, 两所, 三个月: what is counted stands in front of a name, it is no part of it. */
const COUNTED = new Set('名位个所节次日号月年天人期届轮站批份册套件周')
const COUNTED_AFTER_DIGIT = new Set('场组周时点分岁家班楼元本队户')
const CN_DIGIT = new Set('一二两三四五六七八九十廿卅百几数余多每各这那哪')

/** Where the name ending in the head at `head` begins; not before `floor`. */
export function leftEdge(plain: string, head: number, floor: number): number {
  const least = Math.max(floor, head - NAME_MAX)
  let at = head
  while (at > least) {
    const code = plain.charCodeAt(at - 1)
    if (!isHan(code)) {
      const digits = digitsOfName(plain, at, least)
      if (digits === at) return isDigit(code) ? afterMeasure(plain, at, head) : at
      at = digits
      continue
    }
    const letter = plain[at - 1] ?? ''
    if (CN_DIGIT.has(plain[at - 2] ?? '') && COUNTED.has(letter) && !(letter === '家' && at < head)) return at
    if (stopsAt(plain, at, least)) return at
    at--
  }
  return at
}

/** Does a word that no name holds end at this place? */
function stopsAt(plain: string, at: number, least: number): boolean {
  const words = STOPS.get(plain[at - 1] ?? '')
  if (!words) return false
  for (const word of words) {
    const start = at - word.length
    if (start < least || !plain.endsWith(word, at)) continue
    if (!isNamed(plain, start, at)) return true
  }
  return false
}

/**
 * Is what looks like a word of the sentence inside a word of names? It must reach over the whole of it, and not cut a
 * longer word of the sentence in two: 园长和, though there are towns called 长和.
 */
function isNamed(plain: string, start: number, end: number): boolean {
  const words = NAMES_BY_LETTER.get(plain[start] ?? '')
  if (!words) return false
  for (const [word, at] of words) {
    const begin = start - at
    if (begin < 0 || begin + word.length < end || !plain.startsWith(word, begin)) continue
    if (at === 0 || (endingAt(plain, start, 0, STOPS)?.length ?? 0) <= at) return true
  }
  return false
}

/** 第2幼儿园, 76140部队幼儿园, 八一·一村: digits and dots that belong to a name. */
function digitsOfName(plain: string, at: number, least: number): number {
  const mark = plain[at - 1] ?? ''
  if (mark === '·' || mark === '•') return at - 1
  let start = at
  while (start > least && isDigit(plain.charCodeAt(start - 1))) start--
  if (start === at) return at
  if (plain[start - 1] === '第' && /^(?:幼|实验|小学|机关|中学|保育|托)/.test(plain.slice(at, at + 2))) return start - 1
  return at - start >= 2 && /^(?:部队|团|师|厂|旅|医院)/.test(plain.slice(at, at + 2)) ? start : at
}

/** Behind digits stands what they count: 21日, 5名, 3个. */
function afterMeasure(plain: string, at: number, head: number): number {
  let start = at
  while (start < head && start - at < 2) {
    const letter = plain[start] ?? ''
    if (!COUNTED.has(letter) && !COUNTED_AFTER_DIGIT.has(letter)) break
    start++
  }
  return start
}
