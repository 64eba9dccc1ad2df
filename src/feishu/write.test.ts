import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { press as pushed } from '../../test/edge.ts'
import { buttons, type Card, type Element, type Foldable, facts, note, rule, small, text } from '../bot/card.ts'
import { type Phrase, phrase, same } from '../bot/phrase.ts'
import { breaches, CARD_BYTES_MAX, ELEMENTS_MAX } from './card-rules.ts'
import { readEvent } from './read.ts'
import { fits, writeCard } from './write.ts'

const body = (card: Card) => writeCard(card).body.elements
const bytes = (json: object) => new TextEncoder().encode(JSON.stringify(json)).length

const press = { command: 'undo', button: 'yes', about: { activity: '01J' } }
const FULL: Card = {
  title: phrase('已记录', 'Logged'),
  tone: 'green',
  body: [
    text(phrase('示范课已记录。', 'The demonstration class is logged.')),
    text({ at: 'ou_wang' }, phrase('记录了', ' logged '), { strong: phrase('示范课', 'a demonstration class') }),
    small(phrase('年份按今天推断', 'year taken from today')),
    facts(
      { label: phrase('类型', 'Type'), value: phrase('示范课', 'demonstration class') },
      { label: phrase('日期', 'Date'), value: same('2026-10-21'), note: phrase('推断', 'assumed') },
    ),
    rule,
    buttons(
      { text: phrase('补充', 'Add'), tone: 'primary', press: { command: 'edit', button: 'add' } },
      { text: phrase('撤销', 'Undo'), tone: 'danger', press, confirm: phrase('撤销这条记录？', 'Undo this record?') },
    ),
    {
      is: 'form',
      name: 'detail',
      fields: [
        { is: 'line', name: 'topic', label: phrase('主题', 'Topic'), value: '《会跳舞的盐》', max: 50 },
        { is: 'paragraph', name: 'more', label: phrase('说明', 'Notes'), required: true },
        {
          is: 'choice',
          name: 'type',
          label: phrase('类型', 'Type'),
          choices: [{ value: 'demo', text: phrase('示范课', 'Demonstration class') }],
          value: 'demo',
        },
        {
          is: 'choices',
          name: 'who',
          label: phrase('参加人', 'Who'),
          choices: [
            { value: 'a', text: same('王莉') },
            { value: 'b', text: same('李红') },
          ],
          values: ['b'],
        },
        { is: 'date', name: 'date', label: phrase('日期', 'Date'), value: '2026-10-21' },
      ],
      submit: { text: phrase('保存', 'Save'), tone: 'primary', press: { command: 'edit', button: 'save' } },
    },
    {
      is: 'table',
      columns: [
        { name: 'type', title: phrase('类型', 'Type') },
        { name: 'count', title: phrase('次数', 'Times'), number: true },
      ],
      rows: [{ type: phrase('示范课', 'Demonstration class'), count: 3 }],
      pageSize: 10,
    },
    {
      is: 'fold',
      title: phrase('更多', 'More'),
      body: [text(phrase('细节', 'Detail')), buttons({ text: same('1'), press }, { text: same('2'), press })],
    },
  ],
}

describe('a card with everything in it', () => {
  it('is one the platform takes, whole', () => {
    expect(breaches(writeCard(FULL))).toEqual([])
    expect(fits(FULL)).toBe(true)
  })

  it('is shared, in JSON 2.0, with a title in both languages', () => {
    expect(writeCard(FULL)).toMatchObject({
      schema: '2.0',
      config: { update_multi: true },
      header: {
        template: 'green',
        title: { tag: 'plain_text', content: '已记录', i18n_content: { zh_cn: '已记录', en_us: 'Logged' } },
      },
    })
  })

  it('says words in both languages, the Chinese first', () => {
    expect(body(FULL)[0]).toEqual({
      tag: 'div',
      text: {
        tag: 'plain_text',
        content: '示范课已记录。',
        i18n_content: { zh_cn: '示范课已记录。', en_us: 'The demonstration class is logged.' },
      },
    })
  })

  it('mentions people and prints bold', () => {
    expect(body(FULL)[1]).toMatchObject({
      tag: 'markdown',
      content: '<at id=ou_wang></at>记录了**示范课**',
      i18n_content: { en_us: '<at id=ou_wang></at> logged **a demonstration class**' },
    })
  })

  it('writes facts one to a line, with what was assumed in grey', () => {
    expect(body(FULL)[3]).toMatchObject({
      content: "**类型**：示范课<br>**日期**：2026&#45;10&#45;21 <font color='grey'>推断</font>",
      i18n_content: {
        en_us: "**Type**: demonstration class<br>**Date**: 2026&#45;10&#45;21 <font color='grey'>assumed</font>",
      },
    })
  })

  it('puts several buttons in one row, each with what it is about and nothing else', () => {
    expect(body(FULL)[5]).toMatchObject({
      tag: 'column_set',
      flex_mode: 'flow',
      columns: [
        { elements: [{ type: 'primary', behaviors: [{ type: 'callback', value: { c: 'edit', b: 'add' } }] }] },
        {
          elements: [
            {
              type: 'danger',
              behaviors: [{ type: 'callback', value: { c: 'undo', b: 'yes', a: { activity: '01J' } } }],
              confirm: { text: { content: '撤销这条记录？' } },
            },
          ],
        },
      ],
    })
  })

  it('has a form with what is known already filled in', () => {
    expect(body(FULL)[6]).toMatchObject({
      tag: 'form',
      name: 'detail',
      elements: [
        { tag: 'input', name: 'topic', default_value: '《会跳舞的盐》', max_length: 50, label: { content: '主题' } },
        { tag: 'input', name: 'more', input_type: 'multiline_text', required: true, max_length: 1000 },
        { tag: 'div', text: { content: '类型' } },
        { tag: 'select_static', name: 'type', initial_option: 'demo', options: [{ value: 'demo' }] },
        { tag: 'div' },
        { tag: 'multi_select_static', name: 'who', selected_values: ['b'] },
        { tag: 'div' },
        { tag: 'date_picker', name: 'date', initial_date: '2026-10-21' },
        { tag: 'button', form_action_type: 'submit', name: 'detail_submit' },
      ],
    })
  })

  it('has a table whose cells show both languages, since they know none', () => {
    expect(body(FULL)[7]).toMatchObject({
      tag: 'table',
      page_size: 10,
      columns: [
        { name: 'type', display_name: '类型 Type', data_type: 'text' },
        { name: 'count', display_name: '次数 Times', data_type: 'number' },
      ],
      rows: [{ type: '示范课 Demonstration class', count: 3 }],
    })
  })
})

describe('a button pressed', () => {
  it('comes back as the very press it was written from', () => {
    const [row] = body({
      body: [buttons({ text: same('x'), press }, { text: same('y'), press: { command: 'log', button: 'add' } })],
    })
    const values = valuesOf(row)
    expect(values).toHaveLength(2)
    const read = values.map((value) =>
      readEvent(
        { type: 'card.action.trigger', id: 'ev_1', at: 1_790_000_000_000, event: pushed(value) },
        { openId: null },
      ),
    )
    expect(read).toMatchObject([{ event: { press } }, { event: { press: { command: 'log', button: 'add' } } }])
  })
})

describe('a fold in a fold', () => {
  const folded = (deep: number): Foldable =>
    deep === 0
      ? buttons({ text: same('1'), press }, { text: same('2'), press })
      : { is: 'fold', title: same(deep), body: [folded(deep - 1)] }

  it('however deep, is one the platform takes, with all that stands in it', () => {
    const card = { body: [folded(12)] }
    expect(fits(card)).toBe(true)
    const json = JSON.stringify(writeCard(card))
    for (let deep = 1; deep <= 12; deep++) expect(json).toContain(`${deep}`)
    expect(json.match(/"collapsible_panel"/g)).toHaveLength(3)
  })
})

describe('what people type is never markup', () => {
  const markdownOf = (words: string) =>
    JSON.stringify(body({ body: [facts({ label: same('话题'), value: same(words) })] }))

  it.each([
    ['<at id=all></at>', '&#60;at id=all&#62;&#60;&#47;at&#62;'],
    ['**粗**', '&#42;&#42;粗&#42;&#42;'],
    ['[点](http://x)', '&#91;点&#93;&#40;http&#58;&#47;&#47;x&#41;'],
    ['a&lt;b', 'a&#38;lt;b'],
    ['| a | b |', '&#124; a &#124; b &#124;'],
    [':DONE:', '&#58;DONE&#58;'],
    ['一\n# 二', '一<br>&#35; 二'],
    ['一\n1. 二', '一<br>1&#46; 二'],
    ['一\n    二', '一<br>&#160;&#160;&#160;&#160;二'],
  ])('%s', (typed, written) => {
    expect(markdownOf(typed)).toContain(`：${written}"`)
  })

  it('a number with a dot at the very beginning begins no list', () => {
    expect(body({ body: [text(same('1. 示范课'), { strong: same('二') })] })[0]).toMatchObject({
      content: '1&#46; 示范课**二**',
    })
  })

  it('bold beside a bracket is set off, or the stars would show', () => {
    expect(body({ body: [text(same('已记录'), { strong: same('《盐》') }, same('一次'))] })[0]).toMatchObject({
      content: '已记录 **《盐》** 一次',
    })
  })

  it('someone who is no person of the platform is not mentioned', () => {
    expect(body({ body: [text({ at: 'all' }, same('好'))] })[0]).toMatchObject({ content: '@…好' })
  })

  it('half a character, which no JSON may hold, is made whole', () => {
    expect(body(note(same('a\ud800b')))[0]).toMatchObject({ text: { content: 'a\ufffdb' } })
  })

  it('a long text is never cut through the middle of a character', () => {
    const shown = JSON.stringify(writeCard(note(same('👩'.repeat(20_000)), same('很👩'.repeat(20_000)))))
    expect(shown).toContain('👩…')
    expect(shown).not.toContain('\ufffd')
  })

  it('marks that turn the direction of what follows are taken out', () => {
    expect(body(note(same('a\u202eb\u0000c')))[0]).toMatchObject({ text: { content: 'abc' } })
  })
})

describe('what the platform refused is left out', () => {
  const card: Card = { body: [text({ at: 'ou_gone' }, same('请确认 13800000000'))] }

  it('mentions become plain', () => {
    const json = JSON.stringify(writeCard(card, { without: ['mentions'] }))
    expect(json).not.toContain('<at')
    expect(json).toContain('@…请确认 13800000000')
  })

  it('words give way to a notice in both languages that holds none of them', () => {
    const json = JSON.stringify(writeCard(card, { without: ['mentions', 'words'] }))
    expect(json).not.toContain('13800000000')
    expect(json).toContain('/list（/台账）')
    expect(json).toContain('Feishu did not take the words')
    expect(breaches(JSON.parse(json))).toEqual([])
  })

  it('what a message answers to is not the card’s business', () => {
    expect(writeCard(card, { without: ['reply'] })).toEqual(writeCard(card))
  })
})

describe('a card that would be too large', () => {
  it('is cut with … and still taken', () => {
    const long = { body: [text(same('很'.repeat(20_000)))] }
    const json = writeCard(long)
    expect(fits(long)).toBe(false)
    expect(breaches(json)).toEqual([])
    expect(JSON.stringify(json)).toMatch(/很…/)
  })

  it('keeps its buttons and says that something is left out', () => {
    const many: Card = {
      body: [
        ...Array.from({ length: 400 }, (_, i) => text(same(`第 ${i} 条`))),
        buttons({ text: phrase('下一页', 'Next'), press }),
      ],
    }
    const json = JSON.stringify(writeCard(many))
    expect(breaches(JSON.parse(json))).toEqual([])
    expect(json).toContain('下一页')
    expect(json).toContain('放不下')
    expect(json).toContain('第 80 条')
  })

  it('with ids beyond all measure becomes a notice that nothing is lost', () => {
    const json = writeCard({
      body: [buttons({ text: same('x'), press: { ...press, about: { x: 'y'.repeat(40_000) } } })],
    })
    expect(breaches(json)).toEqual([])
    expect(JSON.stringify(json)).toContain('Nothing is lost')
  })

  it('fits into the request too, where every quote counts twice', () => {
    const quotes = { body: Array.from({ length: 190 }, () => text(same('"'.repeat(70)))) }
    const content = JSON.stringify(writeCard(quotes))
    expect(new TextEncoder().encode(JSON.stringify({ content })).length).toBeLessThanOrEqual(CARD_BYTES_MAX)
  })
})

describe('whatever people type', () => {
  const HARD = [
    '<at id=all></at>',
    '<at user_id="all">',
    '**x**',
    '```',
    '| a |\n|---|',
    '1. x\n    y',
    '👩‍🏫🇨🇳',
    'مرحبا',
    '\u202e',
    '\ud800',
    '\u0000',
    '&lt;at&gt;',
    '<br>',
    '"\\',
  ]
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...HARD), { maxLength: 8 }).map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom('很', '<', '-', '👩‍🏫', '"', '\n'), fc.nat(20_000)).map(([unit, n]) => unit.repeat(n)),
  )
  const said: fc.Arbitrary<Phrase> = fc.oneof(words.map(same), fc.record({ zh: words, en: words }))
  const anyPress = { command: 'log', button: 'ok' }
  const leaf: fc.Arbitrary<Element> = fc.oneof(
    fc
      .array(
        fc.oneof(
          said,
          said.map((strong) => ({ strong })),
          fc.constantFrom({ at: 'ou_a' }, { at: 'all' }),
        ),
        { maxLength: 6 },
      )
      .map((spans) => text(...spans)),
    said.map((p) => small(p)),
    fc.array(fc.record({ label: said, value: said, note: said }), { maxLength: 6 }).map((f) => facts(...f)),
    fc
      .array(fc.record({ text: said, confirm: said, press: fc.constant(anyPress) }), { maxLength: 6 })
      .map((b) => buttons(...b)),
    fc.constant(rule),
    said.map(
      (p): Element => ({
        is: 'table',
        columns: [{ name: 'a', title: p }],
        rows: [{ a: p }, { a: 3 }],
      }),
    ),
  )
  const any: fc.Arbitrary<Card> = fc.record({
    title: said,
    body: fc.tuple(fc.array(leaf, { maxLength: 12 }), said, words).map(([elements, p, value]) => [
      ...elements,
      {
        is: 'form' as const,
        name: 'f',
        fields: [
          { is: 'paragraph' as const, name: 'p', label: p, value, hint: p },
          { is: 'choice' as const, name: 'c', label: p, choices: [{ value: 'v', text: p }] },
        ],
        submit: { text: p, press: anyPress },
      },
      { is: 'fold' as const, title: p, body: [text(p)] },
    ]),
  })

  it('the card is one the platform takes, and nothing in it is active but what we wrote', () => {
    fc.assert(
      fc.property(any, (card) => {
        const json = writeCard(card)
        expect(breaches(json)).toEqual([])
        expect(JSON.stringify(json)).not.toContain('Nothing is lost')
        expect(bytes(json)).toBeLessThanOrEqual(CARD_BYTES_MAX)
        const active = JSON.stringify(markdownsOf(json)).match(/<(?!br>|font color='grey'>|\/font>|at id=ou_a>|\/at>)/g)
        expect(active).toBeNull()
        expect(tagsOf(json)).toBeLessThanOrEqual(ELEMENTS_MAX)
      }),
      { numRuns: 80 },
    )
  }, 60_000)
})

/** Every markdown text of a card, found without knowing how cards are written. */
function markdownsOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'tag' in value && value.tag === 'markdown' ? [value] : []
  return [...own, ...Object.values(value).flatMap(markdownsOf)]
}

function tagsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return ('tag' in value ? 1 : 0) + Object.values(value).reduce((sum: number, inner) => sum + tagsOf(inner), 0)
}

/** What the buttons of a card carry. */
function valuesOf(json: unknown): readonly unknown[] {
  if (typeof json !== 'object' || json === null) return []
  const own = 'type' in json && json.type === 'callback' && 'value' in json ? [json.value] : []
  return [...own, ...Object.values(json).flatMap(valuesOf)]
}
