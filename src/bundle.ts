import './node-version.ts'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

// What `npm start` runs first: src/node.ts and all it needs as a few plain modules in dist/. Loading them takes a third
// of the time and 70 MB less than the sources and packages one by one (docs/scale.md).

const ROOT = path.resolve(import.meta.dirname, '..')
const OUT = path.join(ROOT, 'dist')
/** A process that began with an older build may still have to load a piece of it; after a week nobody does. */
const KEPT_MS = 7 * 24 * 60 * 60_000

/** Packages in CommonJS ask for these by name. */
const COMMONJS = [
  "import{createRequire as requireFrom}from'node:module'",
  "import{dirname as folderOf}from'node:path'",
  "import{fileURLToPath as pathOf}from'node:url'",
  'const require=requireFrom(import.meta.url),__filename=pathOf(import.meta.url),__dirname=folderOf(__filename)',
].join(';')

const { outputFiles } = await build({
  absWorkingDir: ROOT,
  entryPoints: ['src/node.ts'],
  outdir: OUT,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  mainFields: ['module', 'main'],
  // Native code stays where npm put it.
  external: ['better-sqlite3', 'pg-native'],
  // Smaller, for a process keeps its sources in memory; names stay, for whoever reads a stack.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
  legalComments: 'none',
  banner: { js: COMMONJS },
  logLevel: 'warning',
  write: false,
})

mkdirSync(OUT, { recursive: true })
// Each file appears whole, the entry after what it loads: another process may be starting at this moment.
const entryLast = [...outputFiles].sort((a, b) => Number(isEntry(a.path)) - Number(isEntry(b.path)))
for (const { path: file, contents } of entryLast) {
  const half = `${file}.${process.pid}`
  writeFileSync(half, contents)
  renameSync(half, file)
}
for (const name of readdirSync(OUT)) {
  const file = path.join(OUT, name)
  if (statSync(file).mtimeMs < Date.now() - KEPT_MS) rmSync(file, { force: true })
}

function isEntry(file: string): boolean {
  return path.basename(file) === 'node.mjs'
}
