import type { Command, Reaction } from '../../bot/command.ts'
import { bind } from './bind.ts'
import { botAdded, botRemoved } from './bot-in-group.ts'
import { claim } from './claim.ts'
import { help } from './help.ts'
import { makePair } from './make-pair.ts'
import { membersCounted, membersJoined, membersLeft, peopleNamed } from './members.ts'
import { newcomerPresses, newcomerWrites } from './newcomer.ts'
import { role } from './role.ts'
import { whoami } from './whoami.ts'

/** Who is who, what a group is, and the pair. */
export const peopleCommands: readonly Command[] = [makePair, bind, role, whoami, help, claim]
export const peopleReactions: readonly Reaction[] = [
  newcomerWrites,
  newcomerPresses,
  botAdded,
  botRemoved,
  membersJoined,
  membersLeft,
  membersCounted,
  peopleNamed,
]
