import type { Command, Reaction } from '../../bot/command.ts'
import { confirm } from './confirm.ts'
import { edit } from './edit.ts'
import { list } from './list.ts'
import { log } from './log.ts'
import { merge } from './merge.ts'
import { oldDrafts } from './old-drafts.ts'
import { recalled } from './recalled.ts'
import { restore } from './restore.ts'
import { undo } from './undo.ts'
import { view } from './view.ts'

/** What was done: recorded, corrected, confirmed, listed; in the order `/help` lists them. */
export const activityCommands: readonly Command[] = [log, edit, undo, restore, list, confirm, view, merge]
export const activityReactions: readonly Reaction[] = [recalled, oldDrafts]
