/** Builds elements; text is always a text node, never markup. */

export type Child = Node | string | null | false

type Props = {
  readonly class?: string
  readonly on?: { readonly [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void }
  readonly aria?: Readonly<Record<string, string>>
  readonly data?: Readonly<Record<string, string>>
} & {
  readonly [P in 'type' | 'value' | 'placeholder' | 'title' | 'id' | 'name' | 'href' | 'lang' | 'role']?: string
} & {
  readonly [P in 'disabled' | 'checked' | 'hidden' | 'required' | 'open' | 'selected']?: boolean
} & { readonly [P in 'tabIndex' | 'maxLength' | 'rows' | 'htmlFor']?: P extends 'htmlFor' ? string : number }

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  const { class: classes, on, aria, data, role, ...plain } = props
  if (classes) made.className = classes
  if (role) made.setAttribute('role', role)
  for (const [name, value] of Object.entries(aria ?? {})) made.setAttribute(`aria-${name}`, value)
  for (const [name, value] of Object.entries(data ?? {})) made.dataset[name] = value
  for (const [type, listener] of Object.entries(on ?? {})) made.addEventListener(type, listener as EventListener)
  put(made, ...children)
  Object.assign(made, plain)
  return made
}

/** Appends; what is not there is left out. */
export function put(into: Node, ...children: readonly (Child | readonly Child[])[]): void {
  for (const child of children.flat() as readonly Child[]) {
    if (child !== null && child !== false)
      into.appendChild(typeof child === 'string' ? document.createTextNode(child) : child)
  }
}

export const fill = (into: Element, ...children: readonly (Child | readonly Child[])[]): void => {
  into.replaceChildren()
  put(into, ...children)
}

const SVG = 'http://www.w3.org/2000/svg'

export function svg(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly (SVGElement | string)[]
) {
  const made = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value))
  put(made, ...children)
  return made
}

/** A line drawing of 24 × 24, stroked in the colour of the text. */
export const icon = (...paths: readonly string[]): SVGElement =>
  svg(
    'svg',
    {
      viewBox: '0 0 24 24',
      width: 20,
      height: 20,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 1.8,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      'aria-hidden': 'true',
    },
    ...paths.map((d) => svg('path', { d })),
  )
