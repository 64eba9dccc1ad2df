import { groupDeeds } from '../groups.ts'
import { idOf } from '../luck.ts'
import { newWorld } from '../new-world.ts'
import { pressDeed } from '../pressing.ts'
import type { Pusher } from '../push.ts'
import { openRoom, type Room } from '../room.ts'
import { type Saying, talkDeeds } from '../talking.ts'
import type { Chat, Message } from '../world.ts'
import { COUNTY, COUNTY_GROUP, GROUPS, type Letter, MARKS, OWNER, PAIRS, PEOPLE } from './cast.ts'
import type { Time } from './time.ts'

/** What must become of a message, once the platform heard that it is on disk. */
export type Expected =
  /** One record, and one answer. */
  | 'record'
  /** One answer. */
  | 'answer'
  /** Nothing at all. */
  | 'silence'
  /** At most one answer: who knows what the bot knew then. */
  | 'anything'

export interface Said {
  readonly message: Message
  readonly who: string
  readonly expects: Expected
}

/** What a card showed where it may not have. */
export interface Leak {
  readonly chat: string
  readonly letter: Letter
  readonly card: string
}

/** The room of a simulated town: its people, its groups, and an account of all they said. */
export function townRoom(seed: number, time: Time): Room {
  const room = openRoom(newWorld(`sim ${seed}`), () => Math.floor(time.now()))
  for (const name of PEOPLE) {
    room.world.people.push({
      id: idOf(room.world.deeds, 'ou'),
      unionId: idOf(room.world.deeds, 'on'),
      name,
      about: { zh: '', en: '' },
      state: 'active',
    })
  }
  return room
}

export function town(room: Room, push: Pusher, tell: (line: string) => void) {
  const said: Said[] = []
  const leaks: Leak[] = []
  /** Letters that people of a chat may see there. */
  const allowed = new Map<string, Set<Letter>>()
  /** Everybody who was ever in a group, by its id. */
  const everIn = new Map<string, Set<string>>()
  const groups = groupDeeds(room, push)
  const talk = talkDeeds(room, push)
  const pressing = pressDeed(room, push)

  const may = (chat: string): Set<Letter> => {
    const letters = allowed.get(chat) ?? new Set()
    allowed.set(chat, letters)
    return letters
  }
  const nameOf = (chat: Chat) =>
    chat.kind === 'group' ? chat.name : `私聊 ${room.personOf(chat.members[0] ?? '')?.name}`

  /** Pairs in whose groups somebody ever was: she may carry what she saw there wherever she speaks. */
  const ownLetters = (who: string): readonly Letter[] =>
    // The county's people see all of the county.
    PAIRS.filter(({ group }) => room.person(COUNTY).id === who || everIn.get(room.chat(group).id)?.has(who)).map(
      ({ letter }) => letter,
    )

  /** What is asked for in a group of a pair is of that pair; elsewhere of whoever asks. */
  function mayShow(chat: Chat, who: string, text: string): void {
    const letters = may(chat.id)
    for (const { letter } of PAIRS) if (MARKS[letter].test(text)) letters.add(letter)
    const pair = PAIRS.find(({ group }) => chat.name === group)
    if (chat.name === COUNTY_GROUP) for (const { letter } of PAIRS) letters.add(letter)
    if (pair) letters.add(pair.letter)
    if (!pair || pair.letter === 'C') for (const letter of ownLetters(who)) letters.add(letter)
  }

  const noteMembers = (chat: Chat) => {
    const ever = everIn.get(chat.id) ?? new Set()
    everIn.set(chat.id, ever)
    for (const who of chat.members) ever.add(who)
  }

  return {
    room,
    nameOf: (chat: string): string => nameOf(room.chat(chat)),
    said,
    leaks,
    everIn,
    ownLetters,

    /** The groups, without the bot. */
    found(): void {
      for (const { name, people } of GROUPS) {
        const [owner = OWNER, ...others] = people
        noteMembers(groups.createGroup(name, owner, others))
      }
    },
    addBot(group: string): void {
      tell(`${OWNER} adds the bot to ${group}`)
      mayShow(room.chat(group), room.person(OWNER).id, '')
      groups.addBot(group, OWNER)
    },
    removeBot(group: string): void {
      tell(`${OWNER} removes the bot from ${group}`)
      groups.removeBot(group, OWNER)
    },
    disband(group: string, quietly: boolean): void {
      tell(`${OWNER} disbands ${group}`)
      groups.disband(group, OWNER, quietly)
    },
    join(group: string, name: string): void {
      tell(`${name} joins ${group}`)
      groups.join(group, [name], OWNER)
      noteMembers(room.chat(group))
      // What she asked before may be answered now.
      const who = room.person(name)
      mayShow(room.privateChat(who), who.id, '')
    },
    leave(group: string, name: string): void {
      tell(`${name} leaves ${group}`)
      groups.leave(group, name)
    },

    say(where: Chat, name: string, text: string, expects: Expected, saying: Saying = {}): Message {
      const who = room.person(name)
      mayShow(where, who.id, text)
      const message = talk.send(where.id, who.id, text, saying)
      said.push({ message, who: who.id, expects })
      tell(`${nameOf(where)} | ${name}: ${text.replaceAll('\n', ' ⏎ ')} [${message.id.slice(0, 9)}]`)
      return message
    },
    recall(message: Message): void {
      tell(`${room.personOf(message.from)?.name} recalls ${message.id.slice(0, 9)}`)
      talk.recall(message.id, message.from)
    },
    press(
      message: Message,
      name: string,
      place: string,
      filled: Readonly<Record<string, string | readonly string[]>>,
    ): void {
      const chat = room.chat(message.chat)
      mayShow(chat, room.person(name).id, JSON.stringify(filled))
      tell(`${nameOf(chat)} | ${name} presses ${place} of ${message.id.slice(0, 9)} ${JSON.stringify(filled)}`)
      void pressing(message.id, name, { place }, filled).then((pressed) => {
        tell(`… ${name} is answered: ${JSON.stringify(pressed)}`)
      })
    },
    privateChat: (name: string): Chat => room.privateChat(room.person(name)),
    group: (name: string): Chat => room.chat(name),

    /** Some card or answer is shown in a chat: nobody there may learn of what is none of their business. */
    shown(chat: string, card: string): void {
      // Whoever asks who they are is told which groups they are in, wherever they ask: no record, only names.
      if (card.includes(WHO_AM_I)) return
      const letters = may(chat)
      for (const { letter } of PAIRS) {
        if (!letters.has(letter) && MARKS[letter].test(card)) leaks.push({ chat, letter, card })
      }
    },
  }
}

/** The title of that card. */
const WHO_AM_I = '"content":"我是谁"'

export type Town = ReturnType<typeof town>
