import type { Room } from '../room.ts'
import { ALL_SCOPES } from '../world.ts'
import { PAIRS } from './cast.ts'
import type { Dice } from './dice.ts'
import type { RowsTrouble } from './host-store.ts'
import type { Traffic } from './line.ts'
import type { Time } from './time.ts'
import { type Now, SPELLS, type Spell } from './weather.ts'

const SPEAKS = 'im:message:send_as_bot'
const SHORTEST_MS = 3_000
const LONGEST_MS = 12 * 60_000
/** In every card about a demonstration class. */
const REFUSED_WORD = '示范课'

/** What happens to the tenant and its machines for a while, and passes. */
export function spells(
  parts: {
    readonly time: Time
    readonly sky: Now
    readonly room: Room
    readonly traffic: Traffic
    readonly trouble: RowsTrouble
    tell(line: string): void
  },
  luck: Dice,
) {
  const { room, traffic, trouble } = parts
  const { app } = room.world
  const muted = () => room.chat(luck.pick([PAIRS[0].group, PAIRS[1].group]))
  const casts: Readonly<Record<Spell, () => () => void>> = {
    'full-disk': () => {
      trouble.fullDisk = true
      return () => {
        trouble.fullDisk = false
      }
    },
    'app-off': () => {
      app.switchedOff = true
      return () => {
        app.switchedOff = false
      }
    },
    'no-permission': () => {
      app.scopes = ALL_SCOPES.filter((scope) => scope !== SPEAKS)
      return () => {
        app.scopes = ALL_SCOPES
      }
    },
    'no-quota': () => {
      app.monthlyQuota = 0
      return () => {
        app.monthlyQuota = null
      }
    },
    'refused-words': () => {
      room.refusedWords.add(REFUSED_WORD)
      return () => room.refusedWords.clear()
    },
    muted: () => {
      const chat = muted()
      chat.muted = true
      return () => {
        chat.muted = false
      }
    },
    outage: () => {
      traffic.outage = true
      return () => {
        traffic.outage = false
      }
    },
  }
  const lasting = new Map<Spell, () => void>()

  const end = (spell: Spell) => {
    const undo = lasting.get(spell)
    if (!undo) return
    undo()
    lasting.delete(spell)
    parts.tell(`${spell} is over`)
  }

  return {
    /** One step: some begin. */
    upset(): void {
      for (const spell of SPELLS) {
        if (lasting.has(spell) || !luck.chance(parts.sky.weather.spells[spell])) continue
        const ms = SHORTEST_MS + luck.unit() ** 2 * LONGEST_MS
        parts.tell(`${spell} for ${Math.round(ms / 1_000)} s`)
        lasting.set(spell, casts[spell]())
        parts.time.after(ms, () => end(spell))
      }
    },
    endAll(): void {
      for (const spell of [...lasting.keys()]) end(spell)
    },
  }
}
