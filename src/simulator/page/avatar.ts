import { el, icon } from './dom.ts'

const COLOURS = 8

/** A round picture of a name: its last two characters on a colour of its own. */
export function avatar(name: string, kind: 'person' | 'group' | 'bot' = 'person'): HTMLElement {
  const tint = [...name].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973, 7) % COLOURS
  const made = el('span', { class: `avatar a-${kind} a${tint}`, aria: { hidden: 'true' } })
  if (kind === 'bot')
    made.append(
      icon(
        'M12 4v3',
        'M6 9h12a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2z',
        'M9 13v1.5',
        'M15 13v1.5',
      ),
    )
  else if (kind === 'group')
    made.append(
      icon(
        'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
        'M3 19c0-3 2.7-5 6-5s6 2 6 5',
        'M16 5.2a3 3 0 0 1 0 5.6',
        'M17.5 14.3c2 .7 3.5 2.4 3.5 4.7',
      ),
    )
  else made.textContent = [...name].slice(-2).join('')
  return made
}
