import { createHash } from 'node:crypto'
import { ALL_SCOPES, type World } from './world.ts'

/** A world with an app and nobody in it; the same seed gives the same ids and keys. */
export function newWorld(seed: string, options: { readonly groupMessages?: boolean } = {}): World {
  const drawn = (name: string, digits: number) =>
    createHash('sha256').update(`${seed}/${name}`).digest('hex').slice(0, digits)
  return {
    deeds: { seed: `${seed}/deeds`, ids: 0 },
    wire: { seed: `${seed}/wire`, ids: 0 },
    app: {
      id: `cli_${drawn('app', 16)}`,
      secret: drawn('secret', 32),
      encryptKey: drawn('encrypt', 32),
      verificationToken: drawn('verification', 32),
      tenantKey: drawn('tenant', 16),
      bot: { openId: `ou_${drawn('bot', 32)}`, name: '结对助手' },
      scopes:
        options.groupMessages === false ? ALL_SCOPES.filter((scope) => scope !== 'im:message.group_msg') : ALL_SCOPES,
      monthlyQuota: null,
      switchedOff: false,
    },
    people: [],
    chats: [],
    messages: [],
    pushes: [],
    tokens: [],
    uuids: [],
    callsByMonth: {},
    calls: [],
    webhooks: [],
  }
}
