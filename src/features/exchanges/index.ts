import type { Command, Reaction } from '../../bot/command.ts'
import { calendar } from './calendar.ts'
import { cancel } from './cancel.ts'
import { done } from './done.ts'
import { missed } from './missed.ts'
import { recalledExchange } from './recalled-exchange.ts'
import { reschedule } from './reschedule.ts'
import { schedule } from './schedule.ts'

/** What is arranged and still to come; in the order `/help` lists them. */
export const exchangeCommands: readonly Command[] = [schedule, reschedule, cancel, calendar, done, missed]
export const exchangeReactions: readonly Reaction[] = [recalledExchange]
