import { buttonsOf, callbackOf, elementsOf, isJson, type Json, type Placed } from '../card-reading.ts'
import { parsed } from '../content.ts'
import type { Chat, Message } from '../world.ts'
import { COUNTY, COUNTY_GROUP, GUESTS, OPEN_GROUP, OWNER, PAIRS, PEOPLE } from './cast.ts'
import type { Dice } from './dice.ts'
import type { Town } from './town.ts'

/** Groups that stay tied to their pair whatever happens, so that one knows what a `/log` there must come to. */
const STEADY = PAIRS.filter(({ letter }) => letter !== 'C')
const LOOSE = PAIRS[2]
/** Cards further back nobody scrolls to. */
const CARDS_BACK = 25
const BURST_MAX = 12

/** What people of the town do: each call is one deed, or a few at once. */
export function deeds(town: Town, luck: Dice) {
  const { room } = town
  let lessons = 0

  const memberOf = (chat: Chat): string => room.person(luck.pick(chat.members)).name
  /** The bot's own cards in a chat, newest last. */
  const cardsIn = (chat: Chat): readonly Message[] =>
    room.world.messages
      .slice(-CARDS_BACK * 8)
      .filter((message) => message.chat === chat.id && message.from === 'bot' && message.recalledAt === null)
      .slice(-CARDS_BACK)
  const lastOf = (list: readonly Message[]): Message | undefined =>
    list.length === 0 ? undefined : luck.chance(0.6) ? list.at(-1) : luck.pick(list)
  const steady = (): { readonly letter: string; readonly chat: Chat } => {
    const pair = luck.pick(STEADY)
    return { letter: pair.letter, chat: town.group(pair.group) }
  }
  const somewhere = (): Chat =>
    luck.weighed([
      [6, steady().chat],
      [2, town.group(COUNTY_GROUP)],
      [1, town.group(LOOSE.group)],
      [2, town.group(OPEN_GROUP)],
      [2, town.privateChat(luck.pick(PEOPLE))],
    ])
  /** Where a command is sure to be heard and answered. */
  const isSteady = (chat: Chat) =>
    chat.kind === 'private' || chat.name === COUNTY_GROUP || STEADY.some(({ group }) => group === chat.name)
  const asks = (chat: Chat) => (isSteady(chat) ? ('answer' as const) : ('anything' as const))
  const canSpeak = (chat: Chat) => !chat.dissolved && chat.members.length > 0

  const sentence = (letter: string): string => {
    lessons += 1
    const lesson = `《${letter}第${lessons}课》`
    return luck.pick([
      `/log demonstration class ${lesson}`,
      `/记录 示范课${lesson}`,
      `／记录 昨天送教下乡，示范课${lesson}2节，6人`,
      `/记录示范课${lesson}`,
      `/登记 今天捐赠绘本200册，${lesson}`,
      `/log yesterday 6 teachers gave a lecture ${lesson}, 2 hours`,
      `/RECORD 教研交流 ${lesson}，12人`,
      `/记录　专题讲座${lesson}，１２人听课`,
      `/记录\n活动时间：昨天下午\n活动内容：观摩研讨${lesson}\n参加人员：园长带领五名教师`,
      `/记录 ${lesson}`,
    ])
  }

  const log = (): Message => {
    const { letter, chat } = steady()
    return town.say(chat, memberOf(chat), sentence(letter), 'record', { toBot: luck.chance(0.2) })
  }

  const reply = (): void => {
    const chat = somewhere()
    if (!canSpeak(chat)) return
    const to = luck.chance(0.75) ? lastOf(cardsIn(chat)) : undefined
    const text = luck.pick([
      '/edit 6 people',
      '/修改 8人，地点：村小',
      '/修改 昨天，2节',
      '/修改',
      '/undo',
      '/撤销',
      '/撤销 昨天的示范课',
      '/恢复',
      '/确认',
      '/confirm',
      '/看法 孩子们很喜欢',
      '/合并',
      '/改期 下周五上午',
      '/改期',
      '/取消 下雨',
      '/取消 全部',
      '/已开展',
      '/未开展 下雨',
      '/确认 全部',
      `/edit ${numberSeen()} 9 people`,
      `/撤销 ${numberSeen()}`,
      `/恢复 ${numberSeen()}`,
      `/看法 ${numberSeen()} 很好`,
    ])
    town.say(chat, to ? presser(to, chat) : memberOf(chat), text, asks(chat), to ? { replyTo: to.id } : {})
  }

  /** The number of any record anywhere in the town: strangers try those of others. */
  const numberSeen = (): string => {
    const cards = room.world.messages.filter(({ from }) => from === 'bot').slice(-40)
    const numbers = cards.flatMap(({ content }) => /#[0-9A-Z]{6}/.exec(content) ?? [])
    return numbers.length === 0 ? '#ABC123' : luck.pick(numbers)
  }

  const ask = (): void => {
    const chat = somewhere()
    if (!canSpeak(chat)) return
    const text = luck.pick([
      '/list',
      '/台账',
      '/台账 上个月',
      '/list this term',
      '/list 2027-01..2027-03 示范课',
      '/帮助',
      '/help log',
      '/whoami',
      '/我是谁',
      '/日程',
      '/calendar this month',
      '/安排',
      '/安排 送教',
      '/安排 今天下午专题讲座',
      '/schedule demonstration class tomorrow at 2pm',
      '/安排 每月第一个周三教研',
      '/记录',
      '/log',
      '/绑定',
      '/设角色',
    ])
    town.say(chat, memberOf(chat), text, asks(chat))
  }

  const chatter = (): void => {
    const chat = luck.pick([steady().chat, town.group(OPEN_GROUP)])
    const text = luck.pick(['收到，辛苦各位', '/微笑', '接龙 1. 王莉', '/usr/local/bin', '明天见', 'ok'])
    town.say(chat, memberOf(chat), text, 'silence')
  }

  /** Nearly a command, or one that this person may not use. */
  const misfit = (): void => {
    const chat = somewhere()
    if (!canSpeak(chat)) return
    const name = memberOf(chat)
    if (name === OWNER || name === COUNTY) return
    const text = luck.pick([
      '/lgo 示范课',
      '/撤消',
      '/pair 甲园 → 乙园',
      '/结对 甲园 给 乙园',
      '/bind city 临江市',
      '/设角色 我 园长',
    ])
    town.say(chat, name, text, asks(chat), { toBot: true })
  }

  /** Somebody takes a message back; often before the bot has even heard it. */
  const recall = (): void => {
    const message = luck.chance(0.5) ? log() : luck.pick(town.said).message
    const chat = room.chat(message.chat)
    const fresh = room.now() - message.at < 12 * 3_600_000
    if (message.recalledAt === null && fresh && chat.members.includes(message.from) && !chat.dissolved)
      town.recall(message)
  }

  const press = (): void => {
    const chat = somewhere()
    if (!canSpeak(chat)) return
    const card = lastOf(cardsIn(chat))
    const json = card ? parsed(card.content) : null
    if (!card || !isJson(json)) return
    const name = presser(card, chat)
    const buttons = buttonsOf(json).filter(
      ({ element }) => element.disabled !== true && mayPress(name, chat, String(callbackOf(element)?.c)),
    )
    if (buttons.length === 0) return
    const button = luck.pick(buttons)
    const filled = button.form ? formFor(json, button) : {}
    town.press(card, name, button.place, filled)
    // A double click, or another one at the same moment.
    if (luck.chance(0.2)) town.press(card, luck.chance(0.5) ? name : memberOf(chat), button.place, filled)
  }

  /** Often whoever the card is about: she may change what it shows. */
  const presser = (card: Message, chat: Chat): string => {
    const named = [...card.content.matchAll(/<at id=(ou_\w+)>/g)].flatMap(([, id]) => id ?? [])
    const here = named.filter((id) => chat.members.includes(id))
    return here.length > 0 && luck.chance(0.6) ? room.person(luck.pick(here)).name : memberOf(chat)
  }

  /** What a group is stays as it is where records are expected. */
  const mayPress = (name: string, chat: Chat, command: string): boolean =>
    command !== 'pair' && command !== 'bind' ? true : !(isSteady(chat) || name === OWNER || name === COUNTY)

  const formFor = (card: Json, { form }: Placed): Record<string, string | readonly string[]> => {
    const filled: Record<string, string | readonly string[]> = {}
    for (const { element, form: inside } of elementsOf(card)) {
      if (inside !== form || typeof element.name !== 'string' || !luck.chance(0.8)) continue
      const value = valueFor(element)
      if (value !== undefined) filled[element.name] = value
    }
    return filled
  }

  const valueFor = (element: Json): string | readonly string[] | undefined => {
    const options = Array.isArray(element.options)
      ? element.options.filter(isJson).map(({ value }) => String(value))
      : []
    switch (element.tag) {
      case 'input':
        return luck.pick(['6', '2', '30', '会跳舞的盐', '张老师', '大班', '上午', '绘本 20册', ''])
      case 'select_static':
        return options.length > 0 ? luck.pick(options) : undefined
      case 'multi_select_static':
        return options.length > 0 ? [luck.pick(options)] : undefined
      case 'date_picker':
        return '2027-03-26'
      default:
        return undefined
    }
  }

  /** Several on one thing at one moment. */
  const rush = (): void => {
    const { chat } = steady()
    const card = lastOf(cardsIn(chat))
    const text = luck.pick(['/修改 7人', '/撤销', '/确认', '/恢复', '/看法 好'])
    for (let i = luck.between(2, 4); i > 0; i--)
      town.say(chat, memberOf(chat), text, 'answer', card ? { replyTo: card.id } : {})
  }

  const burst = (): void => {
    const { letter, chat } = steady()
    for (let i = luck.between(4, BURST_MAX); i > 0; i--) {
      if (luck.chance(0.5)) town.say(chat, memberOf(chat), sentence(letter), 'record')
      else town.say(chat, memberOf(chat), luck.pick(['/list', '/whoami', '/help']), 'answer')
    }
  }

  /** Everybody at once, in private: more than the app may send in a second. */
  const crowd = (): void => {
    for (const name of PEOPLE) for (let i = 0; i < 4; i++) town.say(town.privateChat(name), name, '/whoami', 'answer')
  }

  const comeAndGo = (): void => {
    const group = luck.pick(STEADY).group
    const guest = luck.pick(GUESTS)
    const inside = town.group(group).members.includes(room.person(guest).id)
    if (inside) town.leave(group, guest)
    else town.join(group, guest)
  }

  /** A group the bot may lose, with a pair that is made while everything goes wrong. */
  const loose = (): void => {
    const chat = town.group(LOOSE.group)
    if (chat.dissolved) return
    if (!chat.bot) {
      town.addBot(chat.name)
      return
    }
    luck.weighed([
      [3, () => void town.say(chat, OWNER, `/pair ${LOOSE.giver} → ${LOOSE.receivers[0]}`, 'anything')],
      [4, () => void town.say(chat, memberOf(chat), sentence('X'), 'anything')],
      [1, () => town.removeBot(chat.name)],
      [0.2, () => town.disband(chat.name, luck.chance(0.5))],
    ])()
  }

  return (): void =>
    luck.weighed([
      [26, () => void log()],
      [14, reply],
      [18, press],
      [10, ask],
      [5, chatter],
      [4, misfit],
      [7, recall],
      [4, rush],
      [2, burst],
      [0.3, crowd],
      [4, comeAndGo],
      [4, loose],
    ])()
}
