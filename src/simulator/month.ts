import type { ApiName } from './faults.ts'
import type { World } from './world.ts'

const CHINA_MS = 8 * 3_600_000

/** IM counts against the month; token, contact and bot do not (lark.md §4.4). */
export const COUNTED: ReadonlySet<ApiName> = new Set(['send', 'reply', 'patch', 'get', 'recall', 'members', 'chat'])
export const isCounted = (api: ApiName, status: number): boolean => COUNTED.has(api) && status < 400

/** `2026-11` by the clock of China, where the month turns at its midnight. */
export const monthOf = (ms: number): string => new Date(ms + CHINA_MS).toISOString().slice(0, 7)
export const callsThisMonth = (world: World, now: number): number => world.callsByMonth[monthOf(now)] ?? 0
