import { z } from 'zod'
import type { Named } from '../bot/event.ts'
import type { Directory } from '../bot/post.ts'
import { codeOf, isDone } from './codes.ts'
import { type Answer, Answered } from './http.ts'
import { isPathId } from './ids.ts'
import type { Platform } from './platform.ts'
import { id } from './wire.ts'

/** What can be asked for at once (lark.md §4.8). */
const MEMBERS_A_PAGE = 100
const NAMES_A_CALL = 10
/** A group of the platform holds some thousands; more pages than this are a loop. */
const PAGES_MAX = 100

/** Who is in a group, what people are called, and who we are. Throws `NotTold` where the platform does not say. */
export function directory(platform: Platform): Directory & { self(): Promise<string | null> } {
  async function told(what: string, make: Parameters<Platform['ask']>[0]): Promise<Answered> {
    const { answer } = await platform.ask(make)
    if (isDone(answer)) return answer
    throw new NotTold(what, answer)
  }

  return {
    async membersOf(chat) {
      if (!isPathId(chat)) throw new Error('members asked of what is no chat')
      const people: Named[] = []
      let from: string | undefined
      for (let page = 0; page < PAGES_MAX; page++) {
        const answer = await told('members', (client, token) =>
          client.im.v1.chatMembers.get(
            {
              path: { chat_id: chat },
              params: { member_id_type: 'open_id', page_size: MEMBERS_A_PAGE, ...(from ? { page_token: from } : {}) },
            },
            token,
          ),
        )
        const { items, has_more, page_token } = MEMBERS.parse(answer.body).data
        for (const { member_id, name } of items) people.push(named(member_id, name))
        if (!has_more || !page_token) return people
        from = page_token
      }
      throw new Error(`a group with more than ${PAGES_MAX} pages of members`)
    },

    async namesOf(people) {
      const known: Named[] = []
      const asked = [...new Set(people)]
      for (let at = 0; at < asked.length; at += NAMES_A_CALL) {
        const answer = await told('names', (client, token) =>
          client.contact.v3.user.basicBatch(
            { data: { user_ids: asked.slice(at, at + NAMES_A_CALL) }, params: { user_id_type: 'open_id' } },
            token,
          ),
        )
        for (const { user_id, name } of NAMES.parse(answer.body).data.users)
          if (name) known.push({ who: user_id, name })
      }
      return known
    },

    /** Our own open_id, by which a mention of us is known; null where the platform does not tell it now. */
    async self() {
      const { answer } = await platform.ask((client, token) =>
        client.request({ method: 'GET', url: '/open-apis/bot/v3/info' }, token),
      )
      const said = isDone(answer) ? SELF.safeParse(answer.body) : null
      return said?.success ? said.data.bot.open_id : null
    },
  }
}

/** The platform did not tell what was asked for; the errand is tried again. */
export class NotTold extends Error {
  readonly code: string

  constructor(what: string, answer: Answer) {
    const code = answer instanceof Answered ? codeOf(answer) : answer.why
    super(`the platform does not tell ${what}: ${code}`)
    this.code = code
  }
}

const named = (who: string, name: string | undefined): Named => (name ? { who, name } : { who })

const MEMBERS = z.object({
  data: z.object({
    items: z.array(z.object({ member_id: id, name: z.string().optional() })).default([]),
    has_more: z.boolean().default(false),
    page_token: z.string().optional(),
  }),
})
const NAMES = z.object({
  data: z.object({ users: z.array(z.object({ user_id: id, name: z.string().optional() })).default([]) }),
})
/** Beside `code`, not in `data` (lark.md §2.1). */
const SELF = z.object({ bot: z.object({ open_id: id }) })
