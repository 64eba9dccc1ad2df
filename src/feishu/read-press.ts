import { z } from 'zod'
import { type Reading, reader } from './reader.ts'
import { clean, id, person } from './wire.ts'

/** More fields than the largest form we draw. */
export const FORM_FIELDS_MAX = 100
/** An input holds 1,000 characters at most (lark.md §5.4); this is room. */
export const FORM_TEXT_MAX = 4000
/** More choices than a list can offer. */
export const FORM_CHOICES_MAX = 200
/** Ids a button is about; `write.ts` puts in a handful. */
export const ABOUT_MAX = 20

/** A name that we gave ourselves: of a command, a button, a field, an id. */
const word = z.string().regex(/^[\w.:-]{1,64}$/)
const formText = z.string().max(FORM_TEXT_MAX).transform(clean)

/** What `write.ts` puts behind a button: which command, which of its buttons, and ids. */
const ourValue = z.object({
  c: word,
  b: word,
  a: z
    .record(word, z.string().max(256).transform(clean))
    .refine((about) => Object.keys(about).length <= ABOUT_MAX)
    .optional(),
})

const press = z.object({
  operator: person,
  action: z.object({
    value: z.unknown(),
    form_value: z
      .record(
        word,
        z.union([
          formText,
          z.array(formText).max(FORM_CHOICES_MAX),
          z.number().transform(String),
          z.boolean(),
          z.null(),
        ]),
      )
      .refine((form) => Object.keys(form).length <= FORM_FIELDS_MAX)
      .nullish(),
  }),
  context: z.object({ open_message_id: id, open_chat_id: id }),
})

/** A date picker gives the day with the reader's offset (lark.md §1.5): the day is what was picked. */
const PICKED_DATE = /^(\d{4}-\d{2}-\d{2}) [+-]\d{4}$/

const picked = (value: string): string => PICKED_DATE.exec(value)?.[1] ?? value

/**
 * `card.action.trigger` → a press (lark.md §1.5). What was left empty (`null`) is left out; a tick box, which we do
 * not draw, too. A value that is not of ours comes from a card of another time and is ignored.
 */
export const readPress = reader(press, (wire, envelope): Reading => {
  const value = ourValue.safeParse(wire.action.value)
  if (!value.success) return { ignore: 'press-not-ours' }
  const { c, b, a } = value.data
  const form: Record<string, string | readonly string[]> = {}
  for (const [name, given] of Object.entries(wire.action.form_value ?? {})) {
    if (typeof given === 'string') form[name] = picked(given)
    else if (Array.isArray(given)) form[name] = given
  }
  return {
    event: {
      kind: 'press',
      key: envelope.id,
      at: envelope.at,
      chat: wire.context.open_chat_id,
      message: wire.context.open_message_id,
      who: wire.operator.open_id,
      press: { command: c, button: b, ...(a ? { about: a } : {}) },
      form,
    },
  }
})
