import { describe, expect, it } from 'vitest'
import { breaches, breachesOf } from './card-rules.ts'

const card = (...elements: readonly unknown[]) => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements },
})
const words = (content: string) => ({ tag: 'plain_text', content })
const div = { tag: 'div', text: words('好') }
const button = { tag: 'button', text: words('好'), behaviors: [{ type: 'callback', value: { c: 'x', b: 'y' } }] }
const input = (name?: string) => ({ tag: 'input', ...(name === undefined ? {} : { name }) })
const form = (...elements: readonly unknown[]) => ({ tag: 'form', name: 'f', elements })
const table = { tag: 'table', page_size: 5, columns: [{ name: 'a', display_name: '', data_type: 'text' }], rows: [] }
const fold = (...elements: readonly unknown[]) => ({
  tag: 'collapsible_panel',
  header: { title: words('更多') },
  elements,
})

describe('what the platform would refuse', () => {
  it.each<[string, unknown, number]>([
    ['no card at all', null, 200621],
    ['a card of JSON 1.0', { config: { update_multi: true }, elements: [div] }, 200621],
    ['a card that is not shared', { ...card(div), config: { update_multi: false } }, 200621],
    ['an unknown property', card({ ...div, margin_top: '1px' }), 200621],
    ['a property missing', card({ tag: 'div' }), 200621],
    ['a tag of JSON 1.0', card({ tag: 'note', elements: [] }), 200861],
    ['a property of every object as a tag', card({ tag: 'constructor' }), 200861],
    ['a field without a name', card(form(input())), 200530],
    ['two fields of one name', card(form(input('a'), input('a'))), 200530],
    ['a form without a name', card({ tag: 'form', elements: [] }), 200621],
    ['a button in a form without a name', card(form({ ...button, form_action_type: 'submit' })), 200530],
    ['a form in a form', card(form({ ...form(), name: 'g' })), 200621],
    ['a form in a fold', card(fold(form())), 200621],
    ['a table in a fold', card(fold(table)), 200621],
    [
      'a list of several outside a form',
      card({ tag: 'multi_select_static', placeholder: words(''), options: [] }),
      200621,
    ],
    ['six tables', card(table, table, table, table, table, table), 11310],
    ['51 columns', card({ ...table, columns: Array(51).fill(table.columns[0]) }), 11310],
    ['a page of 11 rows', card({ ...table, page_size: 11 }), 200621],
    ['a cell that is an object', card({ ...table, rows: [{ a: {} }] }), 200621],
    ['an input of 1,001', card({ ...input('a'), max_length: 1001 }), 200621],
    ['a press that carries a text', card({ ...button, behaviors: [{ type: 'callback', value: 'x' }] }), 200621],
    ['everybody mentioned', card({ tag: 'markdown', content: '<at id=all></at>' }), 100290],
    ['a link in markdown', card({ tag: 'markdown', content: '<a href=x>y</a>' }), 200621],
    ['six folds deep', card(fold(fold(fold(fold(fold(fold(div))))))), 200621],
    ['201 elements, texts counted', card(...Array(100).fill(div), { tag: 'hr' }), 11310],
    ['more than 30 KB in UTF-8', card({ tag: 'div', text: words('很'.repeat(10_300)) }), 230025],
  ])('%s', (_, json, code) => {
    expect(breachesOf(json).map((breach) => breach.code)).toContain(code)
  })
})

describe('what it takes', () => {
  it.each<[string, unknown]>([
    ['a line of text', card(div)],
    ['200 elements', card(...Array(100).fill(div))],
    ['five tables', card(table, table, table, table, table)],
    ['a form', card(form(input('a'), { ...button, name: 'go', form_action_type: 'submit' }))],
    ['five folds deep', card(fold(fold(fold(fold(fold(div))))))],
    ['a mention', card({ tag: 'markdown', content: '<at id=ou_1></at>' })],
  ])('%s', (_, json) => {
    expect(breaches(json)).toEqual([])
  })
})
