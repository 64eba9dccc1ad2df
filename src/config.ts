import { z } from 'zod'
import type { D1 } from './store/d1.ts'
import type { DatabaseAt } from './store/engine.ts'

/** The settings of product.md §7, read once at the start. */
export interface Config {
  /** null: no credentials, so the local Feishu is served. */
  readonly feishu: {
    readonly appId: string
    readonly appSecret: string
    readonly encryptKey: string
    readonly verificationToken: string
  } | null
  readonly domain: string
  readonly owners: readonly string[]
  readonly database: DatabaseAt
  readonly host: string
  readonly port: number
  readonly publicUrl: string | null
  readonly zone: string
  readonly metricsToken: string | null
}

/** Every wrong setting at once, in both languages, for the person at the terminal. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings'
}

const CREDENTIALS = ['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'] as const

/** A secret that signs sessions must not be guessed. */
const SESSION_SECRET_MIN = 32

const baseUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))

const settings = z.object({
  FEISHU_APP_ID: z.string().optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_ENCRYPT_KEY: z.string().optional(),
  FEISHU_VERIFICATION_TOKEN: z.string().optional(),
  FEISHU_DOMAIN: wrongUnless(baseUrl, '不是网址 / is no http(s) address').default('https://open.feishu.cn'),
  FEISHU_ACCOUNTS_DOMAIN: wrongUnless(baseUrl, '不是网址 / is no http(s) address').optional(),
  BOT_OWNERS: z
    .string()
    .default('')
    .transform((text) => text.split(/[,，\s]+/).filter((id) => id !== ''))
    .refine(
      (ids) => ids.every((id) => /^ou_[\w-]+$/.test(id)),
      '要写 open_id（ou_ 开头），用逗号分开 / takes open_ids (ou_…), comma separated',
    ),
  DATABASE_URL: z
    .string()
    .prefault('sqlite:./data/jiedui.db')
    .refine(
      (url) => /^sqlite:./.test(url) || (/^postgres(?:ql)?:/.test(url) && URL.canParse(url)),
      '要写 sqlite:路径 或 postgres://… / must be sqlite:PATH or postgres://…',
    )
    .transform(
      (url): DatabaseAt =>
        url.startsWith('sqlite:')
          ? { kind: 'sqlite', file: url.replace(/^sqlite:(?:\/\/(?=\/))?/, '') }
          : { kind: 'postgres', url },
    ),
  FILES_URL: z
    .string()
    .regex(/^file:./, '要写 file:路径 / must be file:PATH')
    .optional(),
  HOST: z.string().min(1, '不能为空 / must not be empty').default('127.0.0.1'),
  PORT: wrongUnless(
    z.coerce.number().int().min(0).max(65_535),
    '要写 0–65535 的整数 / must be a whole number from 0 to 65535',
  ).default(3000),
  PUBLIC_URL: wrongUnless(baseUrl, '不是网址 / is no http(s) address').optional(),
  BOT_TIMEZONE: z
    .string()
    .default('Asia/Shanghai')
    .refine(isZone, '不是时区名，例如 Asia/Shanghai / is no time zone name such as Asia/Shanghai'),
  SESSION_SECRET: z
    .string()
    .min(SESSION_SECRET_MIN, `至少 ${SESSION_SECRET_MIN} 个字符 / must have at least ${SESSION_SECRET_MIN} characters`)
    .optional(),
  METRICS_TOKEN: z.string().optional(),
})

/**
 * Reads the settings; a variable set to nothing counts as absent.
 * @throws WrongSettings naming every wrong one; their values are not repeated, for some are secrets
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => readBeside(env, [])

export interface WorkerConfig extends Config {
  readonly feishu: NonNullable<Config['feishu']>
  readonly d1: D1
}

/** There is no local Feishu on Workers and no terminal that could show a claim code; the database is a binding. */
const NEEDED_ON_WORKERS = [...CREDENTIALS, 'BOT_OWNERS'] as const
/** Settings of a process: set on a Worker, somebody expects of them what they do not do. */
const NOT_ON_WORKERS = ['DATABASE_URL', 'FILES_URL', 'HOST', 'PORT'] as const

/**
 * Reads the variables, secrets and bindings of a Worker.
 * @throws WrongSettings as `readConfig` does
 */
export function readWorkerConfig(env: Readonly<Record<string, unknown>>): WorkerConfig {
  const texts = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const d1 = isD1(env.DB) ? env.DB : null
  const absent = [
    ...NEEDED_ON_WORKERS.filter((name) => (texts[name] ?? '').trim() === ''),
    ...(d1 === null ? ['DB'] : []),
  ]
  const config = readBeside(texts, [
    ...absent.map((name) => `${name}: 缺少，在 Workers 上必须设置 / is missing; a Worker cannot do without it`),
    ...NOT_ON_WORKERS.filter((name) => name in texts).map(
      (name) => `${name}: 在 Workers 上不起作用，请去掉 / does nothing on a Worker; please remove it`,
    ),
  ])
  if (!config.feishu || !d1) throw new Error('what is there was not read')
  return { ...config, feishu: config.feishu, d1 }
}

const isD1 = (binding: unknown): binding is D1 =>
  typeof binding === 'object' && binding !== null && 'prepare' in binding && 'batch' in binding

/** `others`: problems found already, told together with those found here. */
function readBeside(env: Readonly<Record<string, string | undefined>>, others: readonly string[]): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const read = settings.safeParse(given)
  const some = CREDENTIALS.filter((name) => name in given)
  const missing = some.length > 0 ? CREDENTIALS.filter((name) => !(name in given)) : []
  const problems = [
    ...others,
    ...missing
      .filter((name) => !others.some((other) => other.startsWith(`${name}:`)))
      .map((name) => `${name}: 缺少；四项凭据要么都设置，要么都不设置 / is missing; set all four credentials or none`),
    ...(read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)),
  ]
  if (!read.success || problems.length > 0) {
    throw new WrongSettings(
      `设置有误，没有启动 / Wrong settings, not started:\n${problems.map((p) => `  ${p}`).join('\n')}`,
    )
  }
  const s = read.data
  return {
    feishu:
      s.FEISHU_APP_ID && s.FEISHU_APP_SECRET && s.FEISHU_ENCRYPT_KEY && s.FEISHU_VERIFICATION_TOKEN
        ? {
            appId: s.FEISHU_APP_ID,
            appSecret: s.FEISHU_APP_SECRET,
            encryptKey: s.FEISHU_ENCRYPT_KEY,
            verificationToken: s.FEISHU_VERIFICATION_TOKEN,
          }
        : null,
    domain: s.FEISHU_DOMAIN,
    owners: s.BOT_OWNERS,
    database: s.DATABASE_URL,
    host: s.HOST,
    port: s.PORT,
    publicUrl: s.PUBLIC_URL ?? null,
    zone: s.BOT_TIMEZONE,
    metricsToken: s.METRICS_TOKEN ?? null,
  }
}

/** One sentence for whatever is wrong with a value, in place of the library's own. */
function wrongUnless<T>(type: z.ZodType<T>, message: string) {
  return z.unknown().transform((value, ctx): T => {
    const read = type.safeParse(value)
    if (read.success) return read.data
    ctx.addIssue(message)
    return z.NEVER
  })
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
