import type { At } from '../../bot/command.ts'

/**
 * When the words were written, epoch ms: 昨天 and 今天 are days of their writer, though the message came late (pushed
 * again after midnight). Never later than now, whatever the platform's clock says.
 */
export const writtenAt = ({ event, now }: Pick<At, 'event' | 'now'>): number =>
  event.kind === 'message' ? Math.min(event.at, now) : now
