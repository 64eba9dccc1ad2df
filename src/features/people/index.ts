import type { Command, Reaction } from '../../bot/command.ts'
import { bind } from './bind.ts'
import { claim } from './claim.ts'
import { makePair } from './make-pair.ts'
import { newcomerPresses, newcomerWrites } from './newcomer.ts'

/** Who is who, what a group is, and the pair. */
export const peopleCommands: readonly Command[] = [makePair, bind, claim]
export const peopleReactions: readonly Reaction[] = [newcomerWrites, newcomerPresses]
