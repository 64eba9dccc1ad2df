import type { Command, Reaction } from '../bot/command.ts'
import { activityCommands, activityReactions } from './activities/index.ts'
import { exchangeCommands, exchangeReactions } from './exchanges/index.ts'
import { housekeeping } from './housekeeping/prune.ts'
import { peopleCommands, peopleReactions } from './people/index.ts'

export { understand } from './spoken/understand.ts'

/** Every command, in the order `/help` lists them. */
export const commands: readonly Command[] = [...activityCommands, ...exchangeCommands, ...peopleCommands]

/** What the bot does of itself. Those of people come first: they make the rows of newcomers that records refer to. */
export const reactions: readonly Reaction[] = [
  ...peopleReactions,
  ...activityReactions,
  ...exchangeReactions,
  housekeeping,
]
