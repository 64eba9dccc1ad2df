import type { Mention } from './world.ts'

/** Text as typed → the wire's: `@王莉` becomes `@_user_1`, everybody `@_all` (lark.md §2.2). The longest name wins. */
export function withMentions(
  typed: string,
  known: readonly { readonly id: string; readonly name: string }[],
): { readonly text: string; readonly mentions: readonly Mention[] } {
  const mentions: Mention[] = []
  const byLength = [...known].sort((a, b) => b.name.length - a.name.length)
  let text = ''
  for (let place = 0; place < typed.length; ) {
    const rest = typed.slice(place)
    const everybody = /^@(所有人|all\b)/.exec(rest)
    const someone = rest.startsWith('@') ? byLength.find(({ name }) => rest.startsWith(`@${name}`)) : undefined
    if (everybody) {
      text += '@_all'
      place += everybody[0].length
    } else if (someone) {
      const key = `@_user_${mentions.length + 1}`
      mentions.push({ key, id: someone.id, name: someone.name })
      text += key
      place += someone.name.length + 1
    } else {
      text += typed[place]
      place += 1
    }
  }
  return { text, mentions }
}
