import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const top = path.resolve(import.meta.dirname, '..')
const filesIn = (folder: string) =>
  readdirSync(path.join(top, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file).replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file))
    .sort()
const src = filesIn('src')
const textOf = (file: string) => readFileSync(path.join(top, file), 'utf8')
const isTest = (file: string) => /\.test\.tsx?$/.test(file)

/** Files of ours that a file imports, at once or later. */
const importsOf = (file: string): readonly string[] =>
  [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, to]) =>
    path.join(path.dirname(file), to ?? '').replaceAll('\\', '/'),
  )

const LOG = ['src/log.ts', 'src/log-line.ts', 'src/log-console.ts']
/** They wire, or are read by those who wire. */
const ROOT = ['src/node.ts', 'src/bundle.ts', 'src/node-version.ts', 'src/worker.ts', 'src/config.ts', ...LOG]

/** Each room and what it may look into besides itself (architecture.md §3). Nothing looks back up. */
const SEES: Readonly<Record<string, readonly string[]>> = {
  'src/bot': ['src/store/schema.ts', 'src/store/paper.ts'],
  'src/reading': [],
  'src/documents': [],
  'src/store': [],
  'src/features': [
    'src/bot',
    'src/reading',
    'src/documents',
    'src/store/schema.ts',
    'src/store/paper.ts',
    'src/store/prepared.ts',
  ],
  'src/spine': ['src/bot', 'src/store'],
  'src/feishu': ['src/bot'],
  'src/web': ['src/bot', 'src/spine', 'src/feishu', 'src/store', 'src/log.ts'],
  'src/cli': ['src/bot', 'src/reading', 'src/features', 'src/spine', 'src/store', 'src/feishu', ...ROOT],
  'src/simulator': ['src'],
}
const roomOf = (file: string) => file.split('/').slice(0, 2).join('/')
const inside = (file: string, place: string) => file === place || file.startsWith(`${place}/`)

describe('the house', () => {
  test('every file stands in a room that has a place in the house', () => {
    expect(src.filter((file) => !isTest(file) && !ROOT.includes(file) && !(roomOf(file) in SEES))).toEqual([])
  })

  test('arrows point one way', () => {
    const wrong = src
      .filter((file) => !isTest(file) && roomOf(file) in SEES)
      .flatMap((file) =>
        importsOf(file)
          .filter((to) => roomOf(to) !== roomOf(file) && !SEES[roomOf(file)]?.some((place) => inside(to, place)))
          .map((to) => `${file} looks into ${to}`),
      )
    expect(wrong).toEqual([])
  })

  test('nobody in production sees the simulator; the entrance opens it only without credentials', () => {
    const seen = src.filter(
      (file) => !isTest(file) && !inside(file, 'src/simulator') && /from '[^']*simulator\//.test(withoutTypes(file)),
    )
    expect(seen).toEqual([])
  })

  test('no two files import each other, however far round', () => {
    const circles: string[] = []
    const done = new Set<string>()
    const walk = (file: string, trail: readonly string[]) => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
      if (done.has(file) || trail.includes(file)) return
      for (const to of importsOf(file)) if (src.includes(to)) walk(to, [...trail, file])
      done.add(file)
    }
    for (const file of src) walk(file, [])
    expect(circles).toEqual([])
  })

  test('only the entrances ask the machine for time, luck or settings', () => {
    const ASKS =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\brandomBytes\(|\bgetRandomValues\(|\bperformance\.now\(|\bTemporal\.Now\b|\bprocess\.env\b/
    const asked = src
      .filter((file) => !isTest(file) && !ROOT.includes(file) && !['src/simulator', 'src/cli'].includes(roomOf(file)))
      .flatMap((file) => {
        const found = ASKS.exec(textOf(file))
        return found ? [`${file} asks the machine: ${found[0]}`] : []
      })
    expect(asked).toEqual([])
  })

  test('no file is so long that one would not know where to stand in it', () => {
    const LINES_MAX = 350
    const long = src.filter((file) => !isTest(file) && textOf(file).split('\n').length > LINES_MAX)
    expect(long).toEqual([])
  })

  test('nothing is switched off: no skipped tests, no silenced compiler', () => {
    const OFF = new RegExp(
      ['\\.(skip|only|todo)\\(', '@ts-(ignore|nocheck|expect-error)', '\\bas any\\b', 'biome-ignore'].join('|'),
    )
    const off = [...src, ...filesIn('test')].filter((file) => file !== 'test/tidy.test.ts' && OFF.test(textOf(file)))
    expect(off).toEqual([])
  })
})

/** The text of a file without what is imported for its types only. */
const withoutTypes = (file: string) => textOf(file).replaceAll(/import type [^\n]*/g, '')
