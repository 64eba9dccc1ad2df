import type { Command, Reaction } from '../../bot/command.ts'

/** What was done: recorded, corrected, confirmed, listed. */
export const activityCommands: readonly Command[] = []
export const activityReactions: readonly Reaction[] = []
