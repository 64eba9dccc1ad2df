import { randomBytes } from 'node:crypto'
import type { Feishu } from '../../src/simulator/platform.ts'
import { seal } from '../../src/simulator/seal.ts'

export interface Sealed {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

let made = 0

/** A group of a pair and those who write in it. */
export interface Group {
  readonly chat: string
  readonly teachers: readonly string[]
}

/** What a school year lets people record from: each pair's days repeat only after so many messages. */
const DAYS = 28
const MONTHS = ['09', '10']

/** So many messages of teachers, each in her own group, said on the platform and sealed as it would push them. */
export function logs({ world: { app }, room }: Feishu, groups: readonly Group[], count: number): Sealed[] {
  return Array.from({ length: count }, () => {
    const n = ++made
    const now = Date.now()
    const turn = Math.floor(n / groups.length)
    const day = String(1 + (turn % DAYS)).padStart(2, '0')
    const month = MONTHS[Math.floor(turn / DAYS) % MONTHS.length]
    const { chat, teachers } = groups[n % groups.length] ?? { chat: '', teachers: [] }
    const who = teachers[turn % teachers.length] ?? ''
    const content = JSON.stringify({ text: `/记录 2026-${month}-${day} 送教下乡，示范课《会跳舞的盐》2节，6人` })
    const said = room.say({ chat, from: who, type: 'text', content, mentions: [], parent: null, root: null })
    const payload = {
      schema: '2.0',
      header: {
        event_id: `bench${n}`,
        token: app.verificationToken,
        create_time: String(now),
        event_type: 'im.message.receive_v1',
        tenant_key: app.tenantKey,
        app_id: app.id,
      },
      event: {
        sender: {
          sender_id: { open_id: who, union_id: 'on_bench', user_id: '' },
          sender_type: 'user',
          tenant_key: app.tenantKey,
        },
        message: {
          message_id: said.id,
          create_time: String(now),
          update_time: String(now),
          chat_id: chat,
          chat_type: 'group',
          message_type: 'text',
          content,
        },
      },
    }
    return seal(payload, app, { timestamp: String(Math.floor(now / 1000)), nonce: String(n), iv: randomBytes(16) })
  })
}
