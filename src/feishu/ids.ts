/**
 * An id that comes to stand in a path: the SDK does not encode it, so `om_1/../../x` would reach another API
 * (lark.md §6.4). Letters, digits, `_` and `-` only.
 */
export const isPathId = (id: string): boolean => /^[A-Za-z0-9_-]{1,128}$/.test(id)
