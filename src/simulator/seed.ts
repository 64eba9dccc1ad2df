import { buttonNamed, isJson } from './card-reading.ts'
import type { Clock } from './clock.ts'
import { parsed } from './content.ts'
import { idOf } from './luck.ts'
import type { Feishu } from './platform.ts'
import type { World } from './world.ts'

/** The IT person of the bureau: the bot's owner here. */
export const OWNER = '刘志强'

/** A made-up county of a made-up city; nobody and no place in it is real. */
const PEOPLE: readonly (readonly [name: string, zh: string, en: string])[] = [
  ['王莉', '县直机关幼儿园 · 教师', 'teacher, county office kindergarten'],
  ['何静', '县直机关幼儿园 · 园长', 'head, county office kindergarten'],
  ['张秀兰', '桃源镇中心幼儿园 · 园长', 'head, Taoyuan town kindergarten'],
  ['李小芳', '桃源镇中心幼儿园 · 教师', 'teacher, Taoyuan town kindergarten'],
  ['陈蕾', '县实验幼儿园 · 园长', 'head, county experimental kindergarten'],
  ['赵敏', '县实验幼儿园 · 教师', 'teacher, county experimental kindergarten'],
  ['吴桂香', '青山乡中心幼儿园 · 园长', 'head, Qingshan township kindergarten'],
  ['孙倩', '白水镇中心幼儿园 · 教师', 'teacher, Baishui town kindergarten'],
  ['周明远', '桃源县教育局 · 分管领导', 'county bureau, leading group'],
  ['林晓梅', '桃源县教研室 · 教研员', 'county research staff'],
  ['郑文', '云岭市教育局 · 幼教科', 'city bureau, preschool office'],
  [OWNER, '桃源县教育局 · 信息员（机器人管理员）', 'county bureau, IT (owner of the bot)'],
  ['丁可', '不在任何群里', 'in no group at all'],
]

export const CITY_GROUP = '云岭市教育局幼教科'
export const BUREAU = '桃源县结对帮扶工作群'
export const PAIR_ONE = '机关园—桃源镇园结对群'
export const PAIR_TWO = '实验园—青山、白水结对群'
export const STAFF_ROOM = '县直机关幼儿园教师群'

/** Puts the people there; what they do comes after, through the front door. */
export function people(world: World): void {
  for (const [name, zh, en] of PEOPLE) {
    world.people.push({
      id: idOf(world.deeds, 'ou'),
      unionId: idOf(world.deeds, 'on'),
      name,
      about: { zh, en },
      state: 'active',
    })
  }
}

const GROUPS: readonly (readonly [name: string, by: string, members: readonly string[]])[] = [
  [CITY_GROUP, '郑文', [OWNER]],
  [BUREAU, '周明远', ['林晓梅', OWNER, '何静', '张秀兰', '陈蕾', '吴桂香']],
  [PAIR_ONE, '何静', ['王莉', '张秀兰', '李小芳', OWNER, '林晓梅']],
  [PAIR_TWO, '陈蕾', ['赵敏', '吴桂香', '孙倩', OWNER]],
  [STAFF_ROOM, '何静', ['王莉', OWNER]],
]

/** Types, answers what the bot said last there, presses a button of its cards, or takes the own last message back. */
type Does = string | { readonly reply: string } | { readonly press: string } | 'recall'

/** `week` counts from the first of the month that is lived through, `day` from Monday = 1. */
type Line = readonly [week: number, day: number, time: string, chat: string, who: string, does: Does]

const LINES: readonly Line[] = [
  [0, 1, '09:10', CITY_GROUP, OWNER, '/bind city 云岭市'],
  [0, 1, '09:14', BUREAU, OWNER, '/bind county 桃源县'],
  [0, 1, '09:20', PAIR_ONE, OWNER, '/pair 县直机关幼儿园 → 桃源镇中心幼儿园'],
  [0, 1, '09:26', PAIR_TWO, OWNER, '/pair 县实验幼儿园 → 青山乡中心幼儿园、白水镇中心幼儿园'],
  [0, 1, '09:27', PAIR_ONE, '王莉', { press: '我是县直机关幼儿园的' }],
  [0, 1, '09:27', PAIR_ONE, '何静', { press: '我是县直机关幼儿园的' }],
  [0, 1, '09:28', PAIR_ONE, '张秀兰', { press: '我是桃源镇中心幼儿园的' }],
  [0, 1, '09:28', PAIR_ONE, '李小芳', { press: '我是桃源镇中心幼儿园的' }],
  [0, 1, '09:29', PAIR_TWO, '陈蕾', { press: '我是县实验幼儿园的' }],
  [0, 1, '09:29', PAIR_TWO, '赵敏', { press: '我是县实验幼儿园的' }],
  [0, 1, '09:30', PAIR_TWO, '吴桂香', { press: '我是青山乡中心幼儿园的' }],
  [0, 1, '09:30', PAIR_TWO, '孙倩', { press: '我是白水镇中心幼儿园的' }],
  [0, 1, '09:31', STAFF_ROOM, OWNER, '/bind kindergarten 县直机关幼儿园 县级示范'],
  [0, 1, '09:40', BUREAU, OWNER, '/role @周明远 county 桃源县'],
  [0, 1, '09:41', BUREAU, OWNER, '/role @林晓梅 research 桃源县'],
  [0, 1, '09:42', BUREAU, OWNER, '/role @何静 head 县直机关幼儿园'],
  [0, 1, '09:43', BUREAU, OWNER, '/role @张秀兰 head 桃源镇中心幼儿园'],
  [0, 1, '09:44', BUREAU, OWNER, '/role @陈蕾 head 县实验幼儿园'],
  [0, 1, '09:45', BUREAU, OWNER, '/role @吴桂香 head 青山乡中心幼儿园'],
  [0, 1, '09:46', CITY_GROUP, OWNER, '/role @郑文 city'],
  [0, 1, '10:05', BUREAU, '周明远', '各园：结对帮扶活动请随时用 /记录 报给机器人，月底不再另外填表。'],
  [0, 1, '10:08', BUREAU, '何静', '收到'],
  [0, 1, '10:09', BUREAU, '吴桂香', '收到'],

  [0, 3, '16:20', PAIR_ONE, '王莉', '/记录 送教下乡 今天带5人到桃源镇中心幼儿园，示范课《会跳舞的盐》'],
  [0, 3, '16:31', PAIR_ONE, '李小芳', '孩子们特别喜欢，谢谢王老师'],
  [0, 3, '16:40', PAIR_ONE, '张秀兰', { press: '对方确认' }],
  [0, 4, '15:05', PAIR_TWO, '赵敏', '/记录 教研交流 今天 《户外自主游戏的观察与支持》 12人'],
  [1, 1, '11:40', PAIR_ONE, '张秀兰', '/记录 捐赠 上周五收到绘本200册'],
  [1, 2, '17:02', PAIR_TWO, '陈蕾', '/log lecture today "Play in small places" 30人 2小时'],
  [1, 3, '16:48', PAIR_TWO, '孙倩', '/记录 跟岗学习 今天开始到实验园跟岗，2人'],
  [1, 5, '16:10', PAIR_ONE, '王莉', '/记录 示范课《小蝌蚪找妈妈》 昨天 18人'],
  [1, 5, '16:12', PAIR_ONE, '何静', '辛苦了'],
  [1, 5, '16:15', PAIR_ONE, '王莉', '/修改 20人'],
  [2, 1, '09:02', PAIR_ONE, '李小芳', '/记录 教学观摩 上周五到机关园观摩半日活动，4人'],
  [2, 3, '15:36', PAIR_TWO, '吴桂香', '/记录 管理指导 今天实验园来园指导一日活动，3人'],
  [2, 4, '16:22', PAIR_ONE, '何静', '/记录 专题讲座《幼小衔接怎么做》 今天 26人 2小时'],
  [2, 4, '16:50', PAIR_ONE, '张秀兰', '/记录 专题讲座《幼小衔接怎么做》 今天何园长来讲，24人'],
  [2, 4, '16:51', PAIR_ONE, '张秀兰', { press: '合并成一条' }],
  [2, 5, '10:15', PAIR_TWO, '赵敏', '/记录 送教下乡 昨天到白水镇中心幼儿园，示范课《有趣的影子》 6人'],
  [3, 2, '16:40', PAIR_ONE, '张秀兰', '/记录 环境创设 昨天机关园来帮忙布置阅读角，5人'],
  [3, 3, '17:15', PAIR_TWO, '孙倩', '/记录 示范课《弹性魔术》 今天 15人'],
  [3, 3, '17:16', PAIR_TWO, '孙倩', '/记录 示范课《弹性魔术》 今天 15人'],
  [3, 3, '17:18', PAIR_TWO, '孙倩', '/撤销'],
  [3, 5, '09:20', PAIR_ONE, '王莉', '/记录 教研交流 昨天线上教研《小班入园适应》 9人'],
  [3, 5, '16:55', PAIR_TWO, '陈蕾', '/记录 捐赠 今天玩教具一批'],
  [4, 1, '10:30', PAIR_ONE, '王莉', '/台账'],
  [4, 2, '15:46', PAIR_ONE, '李小芳', '/记录 听课评课 昨天 《有趣的磁铁》'],
  [4, 2, '15:48', PAIR_ONE, '李小芳', 'recall'],
  [4, 2, '15:50', PAIR_ONE, '李小芳', '/记录 听课评课 今天 《有趣的磁铁》 7人'],
  [4, 2, '16:02', PAIR_ONE, '何静', { reply: '/看法 评课时讲得很具体，老师们记了满满两页。' }],
  [4, 3, '16:35', PAIR_TWO, '吴桂香', '/记录 师徒结对 今天 2人'],
]

export interface Seeding {
  readonly platform: Feishu
  readonly clock: Clock
  /** Pushes what is due and waits until the bot has done all it has to do now. */
  settle(): Promise<void>
}

const DAY = 24 * 60 * 60 * 1_000
const CHINA = 8 * 60 * 60 * 1_000
/** The month begins on a Monday five weeks back. */
const WEEKS_BACK = 5

/**
 * Lives through a month: people make groups, tie them, log what they did, each at its hour, and the bot hears of all of
 * it by signed webhooks. What the database already holds it knows by the same ids and leaves alone.
 */
export async function seed({ platform, clock, settle }: Seeding): Promise<void> {
  const today = clock.now()
  const first = mondayOf(today) - WEEKS_BACK * 7 * DAY
  const timeOf = (week: number, day: number, time: string) =>
    first + (week * 7 + day - 1) * DAY + minutes(time) * 60_000
  const aheadBefore = clock.ahead()
  const machine = () => clock.now() - clock.ahead()

  clock.moveTo(timeOf(0, 1, '09:00'))
  for (const [name, by, members] of GROUPS) {
    platform.createGroup(name, by, members)
    platform.addBot(name, by)
  }
  await settle()
  for (const [week, day, time, chat, who, does] of LINES) {
    if (timeOf(week, day, time) >= today) break
    clock.moveTo(timeOf(week, day, time))
    await act(platform, chat, who, does)
    await settle()
  }
  clock.moveTo(machine() + aheadBefore)
  platform.privateChat('王莉')
}

/** Where the bot has not answered with such a card (it knew all this before), nobody presses or answers it. */
async function act(platform: Feishu, chat: string, who: string, does: Does): Promise<void> {
  const said = platform.said(chat)
  if (does === 'recall') {
    const own = said.findLast(({ from }) => from === platform.person(who).id)
    if (own) platform.recall(own.id, who)
  } else if (typeof does === 'string') {
    platform.send(chat, who, does)
  } else if ('reply' in does) {
    const answered = said.findLast(({ from }) => from === 'bot')
    if (answered) platform.send(chat, who, does.reply, { replyTo: answered.id })
  } else {
    const card = said.findLast(({ type, content }) => {
      const json = type === 'interactive' ? parsed(content) : null
      return isJson(json) && buttonNamed(json, does.press) !== undefined
    })
    if (card) await platform.press(card.id, who, { words: does.press })
  }
}

/** Its first moment, by the clock of China. */
function mondayOf(ms: number): number {
  const local = ms + CHINA
  const midnight = local - (local % DAY)
  const weekday = (new Date(midnight).getUTCDay() + 6) % 7
  return midnight - weekday * DAY - CHINA
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number)
  return hours * 60 + rest
}
