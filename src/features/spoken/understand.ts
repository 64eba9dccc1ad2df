import type { Command, Found, Understand } from '../../bot/command.ts'
import { type Refusal, refuse } from '../../bot/decision.ts'
import type { Message } from '../../bot/event.ts'
import { phrase } from '../../bot/phrase.ts'
import type { Intent } from '../../reading/draft.ts'
import { read } from '../../reading/read.ts'
import { edit } from '../activities/edit.ts'
import { list } from '../activities/list.ts'
import { log } from '../activities/log.ts'
import { undo } from '../activities/undo.ts'
import { cancel } from '../exchanges/cancel.ts'
import { reschedule } from '../exchanges/reschedule.ts'
import { schedule } from '../exchanges/schedule.ts'
import { help } from '../people/help.ts'
import { isCourtesy } from './courtesy.ts'

/**
 * Words without a slash, said to the bot or in private (product.md §3): read for what they want, and answered with what
 * the command of that want would do. What would write asks first; what is not for the bot is left alone.
 */
export const understand: Understand = (message, { zone }) => {
  if (isCourtesy(message.text)) return null
  // Read with the clock of when it was written.
  const { intent } = read(message.text, { now: message.at, zone })
  const meant = COMMANDS[intent]
  return meant ? asFound(meant, message) : wordFor(intent)
}

const COMMANDS: Partial<Readonly<Record<Intent, Command>>> = {
  log,
  edit,
  delete: undo,
  query: list,
  help,
  schedule,
  reschedule,
  cancel,
}

function asFound(command: Command, message: Message): Found | Refusal | null {
  const asked = command.spoken(message)
  if (asked === null || 'refuse' in asked) return asked
  return { command, asked }
}

/** What there is no command for yet is not promised: what can be done today is said instead. */
function wordFor(intent: Intent): Refusal {
  switch (intent) {
    case 'export':
    case 'report':
      return refuse(says.papers)
    case 'filing':
      return refuse(says.filing)
    case 'privacy':
      return refuse(says.privacy)
    default:
      return refuse(says.hint)
  }
}

const says = {
  hint: phrase(
    '您可以直接告诉我做了什么，比如：昨天到桃源镇中心幼儿园送教，示范课2节，6位老师。也可以发送：/记录、/台账、/帮助。',
    'Just tell me what was done, such as: yesterday we gave two demonstration classes at Taoyuan Kindergarten, 6 teachers. Or send /log, /list, /help.',
  ),
  papers: phrase(
    '材料和表格我暂时还不会写；现在可以发送 /台账 查看记录，比如：/台账 本学期。',
    'I cannot write papers or tables yet; /list shows the records, for example /list this term.',
  ),
  filing: phrase(
    '方案和总结的报送情况我暂时还不管，请仍按原来的办法联系县里；活动记录可以告诉我。',
    'I do not keep track of plans and summaries yet; please ask the county as before. Activities you can tell me.',
  ),
  privacy: phrase(
    '我只保存您的姓名、所在幼儿园、角色，和您记录的活动；本结对的老师、园长和主管的教育局能看到活动记录。幼儿只记人数，不记姓名。想更正或删除个人信息，请联系信息管理员；发送 /我是谁 可以看到我知道的内容。',
    'I keep your name, your kindergarten, your roles and the activities you logged; the teachers and heads of your pair and the bureau in charge see the activities. Of children only counts are kept, never names. To have something corrected or removed, please ask the IT person; /whoami shows what I know.',
  ),
}
