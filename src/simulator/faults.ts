/**
 * What goes wrong once, with the next call of the API it names (any of them if it names none).
 * - `code`: refused with that business code · `http`: a bare HTTP status, nothing done · `lost`: done, but the answer
 *   never arrives · `delay`: done, and answered after `wait` · `token`: every token out is expired first.
 */
export type Fault = { readonly of?: ApiName } & (
  | { readonly is: 'code'; readonly code: number; readonly msg?: string }
  | { readonly is: 'http'; readonly status: number }
  | { readonly is: 'lost' }
  | { readonly is: 'delay'; readonly wait: () => Promise<void> }
  | { readonly is: 'token' }
)

export type ApiName = 'token' | 'send' | 'reply' | 'patch' | 'get' | 'recall' | 'members' | 'names' | 'bot' | 'chat'

/** One-shot faults, used up in the order they were laid. */
export function faultQueue() {
  const laid: Fault[] = []
  return {
    lay: (...faults: readonly Fault[]): void => {
      laid.push(...faults)
    },
    next(api: ApiName): Fault | null {
      const place = laid.findIndex((fault) => fault.of === undefined || fault.of === api)
      return place === -1 ? null : (laid.splice(place, 1)[0] ?? null)
    },
    left: (): number => laid.length,
  }
}

export type Faults = ReturnType<typeof faultQueue>
