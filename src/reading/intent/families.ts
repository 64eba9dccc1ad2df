import { CANCEL, DELETE, NO_CANCEL, NO_DELETE, NO_RESCHEDULE, RESCHEDULE } from './changes.ts'
import { EDIT, EDIT_LIKELY, NO_EDIT } from './edit-words.ts'
import { HELP, NO_HELP } from './help.ts'
import { EXPORT, FILING, NO_EXPORT, NO_FILING, NO_REPORT, REPORT } from './papers.ts'
import { NO_PRIVACY, PRIVACY } from './privacy.ts'
import { NO_QUERY, QUERY } from './query.ts'

/** Ways of asking for one thing; where `unless` stands too, it was not meant. */
export interface Family {
  readonly pattern: RegExp
  readonly unless?: RegExp
}

export const FAMILY = {
  privacy: { pattern: PRIVACY, unless: NO_PRIVACY },
  help: { pattern: HELP, unless: NO_HELP },
  delete: { pattern: DELETE, unless: NO_DELETE },
  edit: { pattern: EDIT, unless: NO_EDIT },
  edit_likely: { pattern: EDIT_LIKELY, unless: NO_EDIT },
  reschedule: { pattern: RESCHEDULE, unless: NO_RESCHEDULE },
  cancel: { pattern: CANCEL, unless: NO_CANCEL },
  export: { pattern: EXPORT, unless: NO_EXPORT },
  report: { pattern: REPORT, unless: NO_REPORT },
  filing: { pattern: FILING, unless: NO_FILING },
  query: { pattern: QUERY, unless: NO_QUERY },
} satisfies Record<string, Family>

/** Does a text use the words of a family? */
export type Has = (family: Family) => boolean

export const familiesIn =
  (plain: string): Has =>
  ({ pattern, unless }) =>
    pattern.test(plain) && !unless?.test(plain)
