import type { Command, Reaction } from '../../bot/command.ts'

/** Who is who, what a group is, and the pair. */
export const peopleCommands: readonly Command[] = []
export const peopleReactions: readonly Reaction[] = []
