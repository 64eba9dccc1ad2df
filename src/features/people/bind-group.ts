import { note } from '../../bot/card.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { type Phrase, phrase } from '../../bot/phrase.ts'
import { paper } from '../../store/paper.ts'
import { bindForm, boundCard, detailsForm, untieCard } from './bind-card.ts'
import type { Numbers } from './history.ts'
import type { Places } from './places.ts'
import { type Chat, chatSubject, type Tied, untieGroup } from './tie.ts'

/** What is asked of the group as it is. */
export type OfGroup =
  | { readonly does: 'show' }
  | { readonly does: 'heads'; readonly withHeads: boolean }
  | { readonly does: 'untie'; readonly sure: boolean }

export function decideOnGroup(asked: OfGroup, chat: Chat, places: Places, numbers: Numbers): Decision | Refusal {
  const { tied } = chat
  if (chat.kind !== 'group') return refuse(says.groupOnly)
  switch (asked.does) {
    case 'show':
      return { show: { card: tied ? groupCard(tied, places, says.shown) : { title: says.what, body: bindForm() } } }
    case 'untie':
      if (!tied) return refuse(says.notTied)
      if (!asked.sure) return { show: { card: untieCard(tied) } }
      return {
        ...untieGroup(chat.id, tied, 'untied', numbers(chatSubject(chat.id))),
        show: { card: note(says.untied) },
        toast: says.untied,
      }
    case 'heads': {
      if (!tied || (tied.scope.kind !== 'county' && tied.scope.kind !== 'city')) return refuse(says.notTied)
      const now = { ...tied, withHeads: asked.withHeads }
      const show = { card: groupCard(now, places, says.shown) }
      if (tied.withHeads === asked.withHeads) return { show, toast: says.unchanged }
      return {
        rows: [
          paper
            .updateTable('tie')
            .set({ with_heads: asked.withHeads ? 1 : 0 })
            .where('chat', '=', chat.id),
        ],
        history: [
          {
            subject: chatSubject(chat.id),
            number: numbers(chatSubject(chat.id)),
            what: 'kind of group',
            before: { withHeads: tied.withHeads },
            after: { withHeads: asked.withHeads },
          },
        ],
        show,
        toast: says.saved,
      }
    }
  }
}

function groupCard(tied: Tied, places: Places, title: Phrase) {
  const { scope } = tied
  const place = scope.kind === 'kindergarten' ? places.kindergartens.find(({ id }) => id === scope.id) : undefined
  return boundCard(tied, places, title, [], place ? [detailsForm(place, [])] : [])
}

const says = {
  groupOnly: phrase(
    '绑定是给群用的，请把我加进群，在群里发送 /绑定。',
    'A tie is for a group: add me to it and send /bind there.',
  ),
  notTied: phrase('本群没有绑定任何一方。', 'This group is not tied to anything.'),
  shown: phrase('本群', 'This group'),
  what: phrase('本群是什么群？', 'What is this group?'),
  untied: phrase('已解除，本群不再属于任何一方。记录都还在。', 'Untied. All records are kept.'),
  saved: phrase('已保存', 'Saved'),
  unchanged: phrase('没有改动', 'Nothing changed'),
}
