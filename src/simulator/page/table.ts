import { isJson, type Json } from '../card-reading.ts'
import { el, fill } from './dom.ts'
import { markdown, type NameOf } from './markdown.ts'
import { fullDay, t } from './words.ts'

/** A table of a card, a page at a time, as the client leafs through it. */
export function table(json: Json, nameOf: NameOf): HTMLElement {
  const columns = Array.isArray(json.columns) ? json.columns.filter(isJson) : []
  const rows = Array.isArray(json.rows) ? json.rows.filter(isJson) : []
  const size = typeof json.page_size === 'number' ? json.page_size : 5
  const pages = Math.max(1, Math.ceil(rows.length / size))
  let page = 1

  const body = el('tbody')
  const where = el('span', {})
  const prev = el('button', { type: 'button', class: 'b b-text' }, '‹')
  const next = el('button', { type: 'button', class: 'b b-text' }, '›')
  prev.setAttribute('aria-label', t('prev'))
  next.setAttribute('aria-label', t('next'))

  const show = () => {
    const shown = rows.slice((page - 1) * size, page * size)
    fill(
      body,
      shown.map((row) =>
        el(
          'tr',
          {},
          columns.map((column) => cell(row[String(column.name)], column, nameOf)),
        ),
      ),
    )
    where.textContent = t('page', { n: page, of: pages })
    prev.disabled = page === 1
    next.disabled = page === pages
  }
  const turn = (by: number) => () => {
    page = Math.min(pages, Math.max(1, page + by))
    show()
  }
  prev.addEventListener('click', turn(-1))
  next.addEventListener('click', turn(1))
  show()

  return el(
    'div',
    { class: 'table' },
    el(
      'div',
      { class: 'scroll', tabIndex: 0 },
      el(
        'table',
        {},
        el(
          'thead',
          {},
          el(
            'tr',
            {},
            columns.map((column) =>
              el('th', { class: numeric(column) ? 'number' : '' }, String(column.display_name ?? '')),
            ),
          ),
        ),
        body,
      ),
    ),
    rows.length === 0 && el('p', { class: 'small c-grey' }, t('noRows')),
    pages > 1 && el('div', { class: 'pages' }, prev, where, next),
  )
}

const numeric = (column: Json) => column.data_type === 'number'

function cell(value: unknown, column: Json, nameOf: NameOf): HTMLElement {
  if (value === undefined || value === null) return el('td')
  switch (column.data_type) {
    case 'number':
      return el('td', { class: 'number' }, typeof value === 'number' ? value.toLocaleString() : String(value))
    case 'date':
      return el('td', {}, fullDay(Number(value)))
    case 'persons':
      return el('td', {}, (Array.isArray(value) ? value : [value]).map((id) => nameOf(String(id))).join('、'))
    case 'options':
      return el(
        'td',
        {},
        (Array.isArray(value) ? value.filter(isJson) : []).map((option) =>
          el('span', { class: 'tag' }, String(option.text ?? '')),
        ),
      )
    case 'markdown':
    case 'lark_md':
      return el('td', {}, markdown(String(value), nameOf))
    default:
      return el('td', {}, String(value))
  }
}
