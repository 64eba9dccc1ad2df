import type { Client, HttpInstance, HttpRequestOptions, Logger } from '@larksuiteoapi/node-sdk'
import { asksForNewToken } from './codes.ts'
import { type Answer, Answered, call, type Http, type Log, type Request, Unanswered } from './http.ts'
import { type Shelf, tokens } from './tokens.ts'

/** The platform's SDK loads 6 MB of code, so it comes when the first message goes out, not when the bot starts. */
const loadSdk = () => import('@larksuiteoapi/node-sdk')
type Sdk = Awaited<ReturnType<typeof loadSdk>>
/** What each typed call takes along: the token to use. */
export type WithToken = ReturnType<Sdk['withTenantToken']>

export interface App {
  readonly appId: string
  readonly appSecret: string
  /** Base URL, `https://open.feishu.cn` say; any will do. */
  readonly domain: string
  /** Where the token is kept; absent: for as long as this platform lives. */
  readonly shelf?: Shelf
}

/** `asked` false: there was no token, so the call itself was never made. */
export interface Called {
  readonly asked: boolean
  readonly answer: Answer
}

export interface Platform {
  /** Makes one typed call of the SDK; with a token that the platform has just dropped, it is made once more. */
  ask(make: (client: Client, token: WithToken) => Promise<unknown>): Promise<Called>
}

/** The SDK's client over our own HTTP and our own token: its own has no timeout, and asks for a token per caller (lark.md §6.4). */
export function platform({ appId, appSecret, domain, shelf }: App, http: Http): Platform {
  const base = domain.replace(/\/+$/, '')
  const askToken = () =>
    call(http, {
      method: 'POST',
      url: `${base}/open-apis/auth/v3/tenant_access_token/internal`,
      headers: {},
      params: {},
      data: { app_id: appId, app_secret: appSecret },
    })
  const held = tokens(askToken, http.now, shelf)

  let loading: Promise<{ readonly sdk: Sdk; readonly client: Client }> | null = null
  const load = () => {
    loading ??= loadSdk().then((sdk) => ({
      sdk,
      client: new sdk.Client({
        appId,
        appSecret,
        domain: base,
        disableTokenCache: true,
        httpInstance: httpInstance(http),
        logger: quiet(http.log, appSecret),
        loggerLevel: sdk.LoggerLevel.warn,
      }),
    }))
    return loading
  }

  async function once(make: Parameters<Platform['ask']>[0]): Promise<Called & { readonly token: string }> {
    const [{ sdk, client }, token] = await Promise.all([load(), held.get()])
    if (typeof token !== 'string') return { asked: false, answer: token, token: '' }
    return { asked: true, answer: answerOf(await make(client, sdk.withTenantToken(token))), token }
  }

  return {
    async ask(make) {
      const first = await once(make)
      if (!first.asked || !asksForNewToken(first.answer)) return first
      held.forget(first.token)
      return once(make)
    },
  }
}

/** The SDK hands through whatever its HTTP gives back, which is ours. */
function answerOf(value: unknown): Answer {
  if (value instanceof Answered || value instanceof Unanswered) return value
  throw new Error('the SDK did not hand through the answer of our own HTTP')
}

/** Our HTTP in the shape the SDK asks for. It answers with an `Answer`, never a rejection, so that no status is lost. */
function httpInstance(http: Http): HttpInstance {
  const request = async <T, R = T, D = unknown>(options: HttpRequestOptions<D>): Promise<R> => {
    const answer: unknown = await call(http, requestOf(options))
    return answer as R
  }
  const bare =
    (method: string) =>
    <T, R = T, D = unknown>(url: string, options: HttpRequestOptions<D> = {}): Promise<R> =>
      request<T, R, D>({ ...options, url, method })
  const full =
    (method: string) =>
    <T, R = T, D = unknown>(url: string, data?: D, options: HttpRequestOptions<D> = {}): Promise<R> =>
      request<T, R, D>({ ...options, url, method, ...(data === undefined ? {} : { data }) })
  return {
    request,
    get: bare('GET'),
    delete: bare('DELETE'),
    head: bare('HEAD'),
    options: bare('OPTIONS'),
    post: full('POST'),
    put: full('PUT'),
    patch: full('PATCH'),
  }
}

const requestOf = <D>({
  method = 'GET',
  url = '',
  headers = {},
  params = {},
  data,
}: HttpRequestOptions<D>): Request => ({
  method: method.toUpperCase(),
  url,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  params,
  data,
})

/** The SDK logs whole requests, secrets and all; of what it says only plain words pass, with anything secret struck out. */
function quiet(log: Log, secret: string): Logger {
  const say = (...said: readonly unknown[]) => {
    const words = said.flat(3).filter((part) => typeof part === 'string')
    log.debug({ said: redact(words.join(' '), secret) }, 'platform sdk')
  }
  return { error: say, warn: say, info: say, debug: say, trace: say }
}

/** Strikes out the app's secret and anything that looks like a token. */
export const redact = (words: string, secret: string): string =>
  (secret === '' ? words : words.replaceAll(secret, '[secret]')).replace(
    /(Bearer\s+|\b[tau]-)[\w.-]{8,}/g,
    '$1[secret]',
  )
