import type { Command } from '../../bot/command.ts'
import { allowed, type Grant, type Standing, type Where } from '../../bot/may.ts'
import { ownScopes, seenScopes } from './pair.ts'

/**
 * Commands that serve this person here. `here` is where the group lives; null in a private chat or a group that is
 * nothing, where whatever she may do anywhere is shown. What is her own (`member`, `author`, `reader`) goes with her.
 */
export const serving = (commands: readonly Command[], standing: Standing, here: Where | null): readonly Command[] =>
  commands.filter(({ may }) => may === 'anyone' || may.some((grant) => grants(grant, standing, here)))

function grants(grant: Grant, standing: Standing, here: Where | null): boolean {
  switch (grant) {
    case 'owner':
      return standing.owner
    case 'member':
    case 'author':
      return ownScopes(standing).length > 0
    case 'reader':
      return seenScopes(standing).length > 0
    default:
      return here === null ? standing.roles.some(({ role }) => role === grant) : allowed(standing, [grant], here)
  }
}
