import { randomBytes } from 'node:crypto'
import type { Feishu } from '../../src/simulator/platform.ts'
import { seal } from '../../src/simulator/seal.ts'

export interface Sealed {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

let made = 0

/** So many messages of teachers, said on the platform and sealed as it would push them, spread over the groups. */
export function logs(
  { world: { app }, room }: Feishu,
  groups: readonly string[],
  teachers: readonly string[],
  count: number,
): Sealed[] {
  return Array.from({ length: count }, () => {
    const n = ++made
    const now = Date.now()
    const day = String(1 + (n % 20)).padStart(2, '0')
    const month = ['09', '10'][n % 2]
    const who = teachers[n % teachers.length] ?? ''
    const chat = groups[n % groups.length] ?? ''
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
