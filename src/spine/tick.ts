import type { Bot } from './bot.ts'
import { receive } from './receive.ts'

const MINUTE = 60 * 1000

/** The minute of the clock as an event; its key is the minute, so any number of processes may tick. */
export async function tick(bot: Bot): Promise<void> {
  const minute = Math.floor(bot.world.now() / MINUTE) * MINUTE
  await receive(bot, { kind: 'tick', key: `tick:${new Date(minute).toISOString()}`, at: minute })
}
