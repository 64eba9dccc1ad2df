import { describe, expect, it } from 'vitest'
import { message, NOW, press, US } from '../../test/edge.ts'
import type { Event } from '../bot/event.ts'
import { readEvent } from './read.ts'
import { TEXT_MAX } from './read-message.ts'
import { FORM_FIELDS_MAX, FORM_TEXT_MAX } from './read-press.ts'
import type { Self } from './reader.ts'

const read = (type: string, event: unknown, we: Self = { openId: US }) =>
  readEvent({ type, id: 'ev_1', at: NOW, event }, we)

const eventOf = (type: string, event: unknown, we?: Self): Event => {
  const found = read(type, event, we)
  if (!('event' in found)) throw new Error(JSON.stringify(found))
  return found.event
}

const heard = (text: string, more: object = {}, we?: Self) => {
  const event = eventOf('im.message.receive_v1', message(text, more), we)
  if (event.kind !== 'message') throw new Error(event.kind)
  return event
}
const bot = { key: '@_user_1', id: { open_id: US }, mentioned_type: 'bot', name: '结对助手' }
const person = (n: number, name: string) => ({
  key: `@_user_${n}`,
  id: { open_id: `ou_${n}`, union_id: `on_${n}` },
  mentioned_type: 'user',
  name,
})

describe('a message', () => {
  it('is known by its message_id, and carries who, where, when and what', () => {
    expect(heard('/log demonstration class', { parent_id: 'om_0', root_id: 'om_r' })).toEqual({
      kind: 'message',
      key: 'om_1',
      at: NOW - 2000,
      id: 'om_1',
      chat: 'oc_pair',
      chatKind: 'group',
      who: 'ou_wang',
      text: '/log demonstration class',
      toBot: false,
      mentions: [],
      replyTo: 'om_0',
    })
  })

  it('in private is to the bot', () => {
    expect(heard('hello', { chat_type: 'p2p' })).toMatchObject({ chatKind: 'private', toBot: true })
  })

  it('loses the mention of the bot, wherever it stands', () => {
    const at = (text: string) => heard(text, { mentions: [bot] })
    expect(at('@_user_1 /log 示范课')).toMatchObject({ text: '/log 示范课', toBot: true, mentions: [] })
    expect(at('/log 示范课 @_user_1')).toMatchObject({ text: '/log 示范课', toBot: true })
    expect(at('@_user_1/记录 示范课')).toMatchObject({ text: '/记录 示范课' })
    expect(at('@_user_1')).toMatchObject({ text: '', toBot: true })
  })

  it('keeps the mention of another bot, which is nobody', () => {
    const other = { ...bot, id: { open_id: 'ou_other' }, name: '日历' }
    expect(heard('@_user_1 hi', { mentions: [other] })).toMatchObject({ text: '@日历 hi', toBot: false, mentions: [] })
  })

  it('takes any bot for us until we know who we are', () => {
    const other = { ...bot, id: { open_id: 'ou_other' } }
    expect(heard('@_user_1 hi', { mentions: [other] }, { openId: null })).toMatchObject({ text: 'hi', toBot: true })
    expect(heard('@_user_1 hi', { mentions: [person(1, '王莉')] }, { openId: null })).toMatchObject({ toBot: false })
  })

  it('names the people it mentions, the tenth as rightly as the first', () => {
    const mentions = Array.from({ length: 11 }, (_, i) => person(i + 1, `老师${i + 1}`))
    const text = mentions.map(({ key }) => key).join('和')
    const event = heard(text, { mentions })
    expect(event.text).toBe(mentions.map(({ name }) => `@${name}`).join('和'))
    expect(event.mentions[9]).toEqual({ who: 'ou_10', name: '老师10' })
    expect(event.mentions).toHaveLength(11)
  })

  it('leaves a name alone that looks like a placeholder, and a placeholder that is nobody', () => {
    const mentions = [person(1, '@_user_2'), person(2, '李敏')]
    expect(heard('@_user_1 @_user_2 @_user_3', { mentions }).text).toBe('@@_user_2 @李敏 @_user_3')
  })

  it('says everyone for @_all, with or without a mention, and not for @_allies', () => {
    expect(heard('@_all 收到').text).toBe('@所有人 收到')
    expect(heard('@_all大家好').text).toBe('@所有人大家好')
    expect(heard('@_allies').text).toBe('@_allies')
  })

  it('mentions outsiders without an id by name only, and each person once', () => {
    const mentions = [{ key: '@_user_1', name: '外人' }, person(2, '李敏'), { ...person(2, '李敏'), key: '@_user_3' }]
    const event = heard('@_user_1 @_user_2 @_user_3', { mentions })
    expect(event.text).toBe('@外人 @李敏 @李敏')
    expect(event.mentions).toEqual([{ who: 'ou_2', name: '李敏' }])
  })

  it('as a rich post is a command under its title too, links by their words', () => {
    const content = {
      title: '活动记录',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '结对助手' },
          { tag: 'text', text: ' /log 示范课', style: ['bold'] },
        ],
        [{ tag: 'img', image_key: 'img_1' }],
        [
          { tag: 'a', text: '教案', href: 'https://example.org' },
          { tag: 'a', text: '', href: 'https://example.org/2' },
          { tag: 'at', user_id: '@_user_2', user_name: '李敏' },
          { tag: 'at', user_id: 'all' },
          { tag: 'emotion', emoji_type: 'SMILE' },
          { tag: 'hr', text: 7 },
        ],
      ],
    }
    const event = heard('', {
      message_type: 'post',
      content: JSON.stringify(content),
      mentions: [bot, person(2, '李敏')],
    })
    expect(event.text).toBe('/log 示范课\n\n教案https://example.org/2@李敏@所有人\n活动记录')
    expect(event).toMatchObject({ toBot: true, mentions: [{ who: 'ou_2', name: '李敏' }] })
  })

  it('as a rich post of plain words begins with its title', () => {
    const content = JSON.stringify({
      title: '送教下乡',
      content: [[{ tag: 'text', text: '今天两节课' }], [{ tag: 'img' }]],
    })
    expect(heard('', { message_type: 'post', content }).text).toBe('送教下乡\n今天两节课')
  })

  it('in a rich post is not read for placeholders: there people stand by themselves', () => {
    const content = JSON.stringify({ title: '', content: [[{ tag: 'text', text: '@_user_2' }]] })
    expect(heard('', { message_type: 'post', content, mentions: [person(2, '李敏')] }).text).toBe('@_user_2')
  })

  it('holds nothing that a store could choke on', () => {
    const event = heard('a\0b\ud800c\r\nd', { mentions: [person(1, 'x\0'.repeat(500))] })
    expect(event.text).toBe('ab\ufffdc\nd')
    expect(event.mentions[0]?.name).toHaveLength(128)
    expect(event.mentions[0]?.name).not.toContain('\0')
  })

  it('ends at its limit, and not in half a character', () => {
    const event = heard(`${'x'.repeat(TEXT_MAX - 1)}😀😀`)
    expect(event.text).toHaveLength(TEXT_MAX)
    expect(event.text.isWellFormed()).toBe(true)
  })

  it('is ignored from other bots, and where it has no words', () => {
    const from = { sender_type: 'app', sender_id: { open_id: 'ou_x' } }
    expect(read('im.message.receive_v1', { ...message('/log'), sender: from })).toEqual({ ignore: 'not-a-person' })
    for (const message_type of ['image', 'file', 'sticker', 'interactive', 'constructor'])
      expect(read('im.message.receive_v1', message('', { message_type }))).toEqual({ ignore: 'not-text' })
  })

  it('is malformed without ids or content, and says where without saying what', () => {
    expect(read('im.message.receive_v1', message('', { message_id: undefined }))).toEqual({
      malformed: 'message.message_id',
    })
    expect(read('im.message.receive_v1', message('', { chat_id: 'oc_/../x' }))).toEqual({
      malformed: 'message.chat_id',
    })
    for (const content of ['', 'no', '[]', '{"text":1}', 'null'])
      expect(read('im.message.receive_v1', message('', { content }))).toEqual({ malformed: 'message.content' })
    expect(read('im.message.receive_v1', { ...message(''), sender: { sender_type: 'user', sender_id: {} } })).toEqual({
      malformed: 'sender.sender_id.open_id',
    })
    for (const event of [null, undefined, 7, 'x', []])
      expect(read('im.message.receive_v1', event)).toHaveProperty('malformed')
  })

  it('without a time of its own happened when it was pushed', () => {
    expect(heard('x', { create_time: undefined }).at).toBe(NOW)
    expect(heard('x', { create_time: 'soon' }).at).toBe(NOW)
  })
})

describe('a press', () => {
  const pressed = (value: unknown, form?: object) => eventOf('card.action.trigger', press(value, form))

  it('says which button of which command it was, about what, where and by whom', () => {
    expect(pressed({ c: 'list', b: 'page', a: { page: '2' } })).toEqual({
      kind: 'press',
      key: 'ev_1',
      at: NOW,
      chat: 'oc_pair',
      message: 'om_card',
      who: 'ou_wang',
      press: { command: 'list', button: 'page', about: { page: '2' } },
      form: {},
    })
    expect(pressed({ c: 'log', b: 'undo' })).toMatchObject({ press: { command: 'log', button: 'undo' } })
  })

  it('carries the form: texts, days without an offset, several choices; nothing for what was left empty', () => {
    const form = {
      words: ' 两节\0课 ',
      date: '2024-04-01 +0800',
      types: ['示范课', '讲座'],
      none: null,
      tick: true,
      n: 7,
    }
    expect(pressed({ c: 'log', b: 'save' }, form)).toMatchObject({
      form: { words: ' 两节课 ', date: '2024-04-01', types: ['示范课', '讲座'], n: '7' },
    })
    expect(pressed({ c: 'log', b: 'save' }, form)).not.toHaveProperty('form.none')
    expect(pressed({ c: 'log', b: 'save' }, form)).not.toHaveProperty('form.tick')
  })

  it('on a card that is not of ours is ignored', () => {
    const odd = ['{"c":"log","b":"undo"}', undefined, null, {}, { c: 'log' }, { c: 1, b: 2 }, { c: 'log', b: '' }]
    const far = { c: 'log', b: 'x', a: Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, 'v'])) }
    for (const value of [...odd, far, { c: 'log', b: 'x', a: { id: 7 } }, { c: 'x'.repeat(100), b: 'y' }])
      expect(read('card.action.trigger', press(value)), JSON.stringify(value)).toEqual({ ignore: 'press-not-ours' })
  })

  it('is malformed where a form is larger than any of ours', () => {
    const ours = { c: 'log', b: 'save' }
    const many = Object.fromEntries(Array.from({ length: FORM_FIELDS_MAX + 1 }, (_, i) => [`f${i}`, 'x']))
    expect(read('card.action.trigger', press(ours, many))).toEqual({ malformed: 'action.form_value' })
    const long = press(ours, { words: 'x'.repeat(FORM_TEXT_MAX + 1) })
    expect(read('card.action.trigger', long)).toEqual({ malformed: 'action.form_value.words' })
    expect(read('card.action.trigger', { ...press(ours), operator: {} })).toEqual({ malformed: 'operator.open_id' })
    expect(read('card.action.trigger', { ...press(ours), context: {} })).toHaveProperty('malformed')
  })

  it('cannot reach into the prototype of anything', () => {
    const odd = JSON.parse('{"c":"log","b":"save","a":{"__proto__":"x","constructor":"y"},"__proto__":{"c":"z"}}')
    const form = JSON.parse('{"__proto__":["polluted"],"words":"w"}')
    const event = pressed(odd, form)
    expect(event).toMatchObject({ press: { command: 'log' }, form: { words: 'w' } })
    if (event.kind !== 'press') throw new Error(event.kind)
    expect(Object.getPrototypeOf(event.form)).toBe(Object.prototype)
    expect(Object.keys(event.form)).toEqual(['words'])
  })
})

describe('what happens to groups', () => {
  const operator_id = { open_id: 'ou_wang', union_id: 'on_wang' }
  const base = { key: 'ev_1', chat: 'oc_1', at: NOW }

  it('a message taken back, by its owner or not', () => {
    const recall = {
      message_id: 'om_9',
      chat_id: 'oc_1',
      recall_time: '1603977298000000',
      recall_type: 'message_owner',
    }
    const event = { kind: 'recalled', key: 'ev_1', chat: 'oc_1', message: 'om_9', at: 1_603_977_298_000 }
    expect(eventOf('im.message.recalled_v1', recall)).toEqual({ ...event, byOwner: true })
    expect(eventOf('im.message.recalled_v1', { ...recall, recall_type: 'group_manager' })).toEqual({
      ...event,
      byOwner: false,
    })
  })

  it('the bot comes, is sent away, and the group is dissolved', () => {
    const added = { chat_id: 'oc_1', operator_id, name: '结对群', external: false }
    expect(eventOf('im.chat.member.bot.added_v1', added)).toEqual({
      kind: 'bot-added',
      ...base,
      name: '结对群',
      who: 'ou_wang',
    })
    expect(eventOf('im.chat.member.bot.deleted_v1', added)).toEqual({ kind: 'bot-removed', ...base, why: 'removed' })
    expect(eventOf('im.chat.disbanded_v1', added)).toEqual({ kind: 'bot-removed', ...base, why: 'dissolved' })
  })

  it('people come and go', () => {
    const users = [
      { name: '王莉', tenant_key: 't', user_id: { open_id: 'ou_1' } },
      { tenant_key: 't', user_id: { open_id: 'ou_2' } },
      { name: '外人', user_id: {} },
    ]
    const people = [{ who: 'ou_1', name: '王莉' }, { who: 'ou_2' }]
    const told = { chat_id: 'oc_1', operator_id, users }
    expect(eventOf('im.chat.member.user.added_v1', told)).toEqual({ kind: 'members-joined', ...base, people })
    expect(eventOf('im.chat.member.user.deleted_v1', told)).toEqual({ kind: 'members-left', ...base, people })
    expect(eventOf('im.chat.member.user.withdrawn_v1', told)).toEqual({ kind: 'members-left', ...base, people })
    expect(read('im.chat.member.user.added_v1', { ...told, users: [] })).toEqual({ ignore: 'nobody-known' })
  })

  it('all else is ignored, whatever it is called', () => {
    for (const type of ['im.chat.updated_v1', 'constructor', '__proto__', ''])
      expect(read(type, {})).toEqual({ ignore: 'unknown-type' })
  })
})
