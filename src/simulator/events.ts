import type { App, Chat, Message, Person } from './world.ts'

/** The bodies of the events the bot subscribes to, as the platform writes them (lark.md §§2.1, 3). */

const ids = (person: { readonly id: string; readonly unionId: string }) => ({
  union_id: person.unionId,
  // Only with `contact:user.employee_id:readonly`, which the bot does not ask for.
  user_id: null,
  open_id: person.id,
})

export const messageReceived = (
  app: App,
  chat: Chat,
  message: Message,
  sender: Person,
  unionIdOf: (id: string) => string,
) => ({
  sender: { sender_id: ids(sender), sender_type: 'user', tenant_key: app.tenantKey },
  message: {
    message_id: message.id,
    ...(message.root ? { root_id: message.root, parent_id: message.parent } : {}),
    create_time: String(message.at),
    update_time: String(message.at),
    chat_id: chat.id,
    chat_type: chat.kind === 'group' ? 'group' : 'p2p',
    message_type: message.type,
    content: message.content,
    ...(message.mentions.length > 0
      ? {
          mentions: message.mentions.map((mention) => ({
            key: mention.key,
            id: {
              union_id: unionIdOf(mention.id),
              user_id: mention.id === app.bot.openId ? '' : null,
              open_id: mention.id,
            },
            mentioned_type: mention.id === app.bot.openId ? 'bot' : 'user',
            name: mention.name,
            tenant_key: app.tenantKey,
          })),
        }
      : {}),
  },
})

export const messageRecalled = (message: Message, at: number, by: 'message_owner' | 'group_owner') => ({
  message_id: message.id,
  chat_id: message.chat,
  recall_time: String(at),
  recall_type: by,
})

/** Of `im.chat.member.bot.added_v1` and `.deleted_v1`, and of `im.chat.disbanded_v1`. */
export const chatChanged = (app: App, chat: Chat, operator: Person) => ({
  chat_id: chat.id,
  operator_id: ids(operator),
  external: false,
  operator_tenant_key: app.tenantKey,
  name: chat.name,
  i18n_names: { zh_cn: chat.name, en_us: '', ja_jp: '' },
})

/** Of `im.chat.member.user.added_v1` and `.deleted_v1`. */
export const membersChanged = (app: App, chat: Chat, operator: Person, people: readonly Person[]) => ({
  ...chatChanged(app, chat, operator),
  users: people.map((person) => ({ name: person.name, tenant_key: app.tenantKey, user_id: ids(person) })),
})

export const chatRenamed = (app: App, chat: Chat, operator: Person, before: string) => ({
  chat_id: chat.id,
  operator_id: ids(operator),
  external: false,
  operator_tenant_key: app.tenantKey,
  after_change: { name: chat.name },
  before_change: { name: before },
})

export interface PressedButton {
  readonly value: object
  readonly name?: string
  readonly formValue?: Readonly<Record<string, unknown>>
}

/** `card.action.trigger`: `token` here is the one for a delayed update, not the verification token (lark.md §1.5). */
export const cardPressed = (
  app: App,
  message: Message,
  operator: Person,
  button: PressedButton,
  updateToken: string,
) => ({
  operator: { tenant_key: app.tenantKey, user_id: null, open_id: operator.id, union_id: operator.unionId },
  token: updateToken,
  action: {
    value: button.value,
    tag: 'button',
    timezone: 'Asia/Shanghai',
    ...(button.name ? { name: button.name } : {}),
    ...(button.formValue ? { form_value: button.formValue } : {}),
  },
  host: 'im_message',
  context: { open_message_id: message.id, open_chat_id: message.chat },
})
