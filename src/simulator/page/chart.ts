import { isJson, type Json } from '../card-reading.ts'
import { el, svg } from './dom.ts'
import { t } from './words.ts'

const WIDTH = 460
const HEIGHT = 226
const LEFT = 40
const BOTTOM = 30
const TOP = 26
const COLOURS = ['#3370ff', '#34c724', '#ff8800', '#7f3bf5', '#00b2b2', '#f54a45', '#f5c400', '#5b8ff9']
const colour = (index: number) => COLOURS[index % COLOURS.length] ?? '#3370ff'

/** A plain drawing of a VChart spec: bars, lines, areas and pies; of anything else it says so. */
export function chart(json: Json): HTMLElement {
  const spec = isJson(json.chart_spec) ? json.chart_spec : {}
  const title = isJson(spec.title) && typeof spec.title.text === 'string' ? spec.title.text : ''
  const values = valuesOf(spec.data)
  const drawn =
    spec.type === 'pie'
      ? pie(spec, values)
      : ['bar', 'line', 'area'].includes(String(spec.type))
        ? axes(spec, values)
        : null
  return el(
    'figure',
    { class: 'chart' },
    title !== '' && el('figcaption', {}, title),
    drawn
      ? (drawn as unknown as HTMLElement)
      : el('p', { class: 'unknown' }, `${t('unknownTag')}: chart ${String(spec.type)}`),
  )
}

function valuesOf(data: unknown): readonly Json[] {
  const first = Array.isArray(data) ? data[0] : data
  return isJson(first) && Array.isArray(first.values) ? first.values.filter(isJson) : []
}

const nameIn = (field: unknown): string => String(Array.isArray(field) ? field[0] : (field ?? ''))
const words = (x: number, y: number, said: string, anchor = 'middle', size = 11) =>
  svg('text', { x, y, 'text-anchor': anchor, 'font-size': size, fill: '#646a73' }, said)
const short = (said: string) => (said.length > 7 ? `${said.slice(0, 6)}…` : said)

function axes(spec: Json, values: readonly Json[]): SVGElement {
  const flat = spec.direction === 'horizontal'
  const categories = [...new Set(values.map((row) => String(row[nameIn(flat ? spec.yField : spec.xField)] ?? '')))]
  const measure = nameIn(flat ? spec.xField : spec.yField)
  const seriesField = spec.seriesField === undefined ? null : nameIn(spec.seriesField)
  const series = [...new Set(values.map((row) => (seriesField ? String(row[seriesField] ?? '') : '')))]
  const numberAt = (category: string, name: string) => {
    const row = values.find(
      (v) =>
        String(v[nameIn(flat ? spec.yField : spec.xField)] ?? '') === category &&
        (!seriesField || String(v[seriesField] ?? '') === name),
    )
    return Number(row?.[measure] ?? 0)
  }
  const top = Math.max(1, ...values.map((row) => Number(row[measure] ?? 0)))
  const step = (WIDTH - LEFT - 10) / Math.max(1, categories.length)
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP)
  const x = (index: number) => LEFT + step * (index + 0.5)
  const bar = Math.min(34, (step * 0.7) / series.length)
  const marks = series.flatMap((name, s) => {
    if (spec.type === 'bar') {
      return categories.map((category, c) => {
        const value = numberAt(category, name)
        const left = x(c) - (bar * series.length) / 2 + bar * s
        return svg(
          'rect',
          {
            x: left,
            y: y(value),
            width: bar - 2,
            height: Math.max(0, HEIGHT - BOTTOM - y(value)),
            rx: 2,
            fill: colour(s),
          },
          svg('title', {}, `${category} ${name} ${value}`),
        )
      })
    }
    const points = categories.map((category, c) => `${x(c)},${y(numberAt(category, name))}`).join(' ')
    return [
      svg('polyline', { points, fill: 'none', stroke: colour(s), 'stroke-width': 2.5, 'stroke-linejoin': 'round' }),
    ]
  })
  const lines = [0, 0.5, 1].map((part) => {
    const at = y(top * part)
    return svg(
      'g',
      {},
      svg('line', { x1: LEFT, x2: WIDTH - 10, y1: at, y2: at, stroke: '#dee0e3' }),
      words(LEFT - 6, at + 4, String(Math.round(top * part * 10) / 10), 'end'),
    )
  })
  const labels = categories.map((category, c) => words(x(c), HEIGHT - BOTTOM + 16, short(category)))
  return picture([...lines, ...marks, ...labels, ...(series.length > 1 ? legend(series) : [])])
}

function pie(spec: Json, values: readonly Json[]): SVGElement {
  const numberIn = (row: Json) => Math.max(0, Number(row[nameIn(spec.valueField)] ?? 0))
  const whole = values.reduce((sum, row) => sum + numberIn(row), 0) || 1
  const radius = 84
  const centre = { x: 110, y: HEIGHT / 2 - 6 }
  let turned = -Math.PI / 2
  const slices = values.map((row, i) => {
    const angle = Math.min((numberIn(row) / whole) * 2 * Math.PI, 2 * Math.PI - 0.0001)
    const point = (at: number) => `${centre.x + radius * Math.cos(at)} ${centre.y + radius * Math.sin(at)}`
    const d = `M ${centre.x} ${centre.y} L ${point(turned)} A ${radius} ${radius} 0 ${angle > Math.PI ? 1 : 0} 1 ${point(turned + angle)} Z`
    turned += angle
    return svg('path', { d, fill: colour(i), stroke: '#fff', 'stroke-width': 1.5 })
  })
  const names = values.flatMap((row, i) => {
    const y = 30 + i * 20
    return [
      svg('rect', { x: 226, y: y - 10, width: 12, height: 12, rx: 3, fill: colour(i) }),
      words(246, y, `${String(row[nameIn(spec.categoryField)] ?? '')}  ${numberIn(row)}`, 'start', 12),
    ]
  })
  return picture([...slices, ...names])
}

const legend = (series: readonly string[]) =>
  series.flatMap((name, i) => {
    const x = LEFT + i * 96
    return [
      svg('rect', { x, y: 4, width: 12, height: 12, rx: 3, fill: colour(i) }),
      words(x + 18, 14, short(name), 'start'),
    ]
  })

const picture = (parts: readonly SVGElement[]) =>
  svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img' }, ...parts)
