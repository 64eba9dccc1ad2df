import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'
import { Hono } from 'hono'

const MODULE = /^[a-z-]+\.ts$/

/** Nothing inline, nothing from elsewhere, in no frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The chat page at `/`, its style and its modules, as they stand in `sources`/page: no build, nothing from elsewhere.
 * `sources` is the folder of this room.
 */
export function page(sources: string): Hono {
  const app = new Hono()
  const texts = new Map<string, string>()
  const text = (file: string): string => {
    const known = texts.get(file)
    if (known !== undefined) return known
    const read = readFileSync(path.join(sources, 'page', file), 'utf8')
    const served = file.endsWith('.ts') ? withoutTypes(read) : read
    texts.set(file, served)
    return served
  }
  const headers = (type: string) => ({
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  })
  app.get('/', (c) => c.body(text('index.html'), 200, headers('text/html')))
  app.get('/local/page/style.css', (c) => c.body(text('style.css'), 200, headers('text/css')))
  app.get('/local/page/:file', (c) => {
    const file = c.req.param('file')
    if (!MODULE.test(file)) return c.notFound()
    try {
      return c.body(text(file), 200, headers('text/javascript'))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return c.notFound()
      throw error
    }
  })
  // The page reads cards with the same few lines as the platform itself.
  app.get('/local/card-reading.ts', (c) => c.body(text('../card-reading.ts'), 200, headers('text/javascript')))
  app.get('/favicon.ico', (c) => c.body(null, 204))
  return app
}

/**
 * A browser reads the modules as they stand, with blanks where types were. Node says once that this is experimental;
 * nobody at the terminal can do anything about that, so it is kept from them.
 */
function withoutTypes(source: string): string {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = emitWarning
  }
}
