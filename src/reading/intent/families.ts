import {
  CANCEL,
  CANCEL_NEEDS,
  DELETE,
  DELETE_NEEDS,
  NO_CANCEL,
  NO_DELETE,
  RESCHEDULE,
  RESCHEDULE_NEEDS,
} from './changes.ts'
import { EDIT, EDIT_LIKELY, EDIT_NEEDS, NO_EDIT } from './edit-words.ts'
import { HELP, HELP_NEEDS, NO_HELP } from './help.ts'
import {
  EXPORT,
  EXPORT_NEEDS,
  FILING,
  FILING_NEEDS,
  NO_EXPORT,
  NO_FILING,
  NO_REPORT,
  REPORT,
  REPORT_NEEDS,
} from './papers.ts'
import { NO_PRIVACY, PRIVACY, PRIVACY_NEEDS } from './privacy.ts'
import { NO_QUERY, QUERY, QUERY_NEEDS } from './query.ts'

/** Ways of asking for one thing. */
export interface Family {
  readonly bit: number
  readonly needs: string
  readonly pattern: RegExp
  readonly unless?: RegExp
}

export const FAMILY = {
  privacy: { bit: 1, needs: PRIVACY_NEEDS, pattern: PRIVACY, unless: NO_PRIVACY },
  help: { bit: 2, needs: HELP_NEEDS, pattern: HELP, unless: NO_HELP },
  delete: { bit: 4, needs: DELETE_NEEDS, pattern: DELETE, unless: NO_DELETE },
  edit: { bit: 8, needs: EDIT_NEEDS, pattern: EDIT, unless: NO_EDIT },
  edit_likely: { bit: 8, needs: '', pattern: EDIT_LIKELY, unless: NO_EDIT },
  reschedule: { bit: 16, needs: RESCHEDULE_NEEDS, pattern: RESCHEDULE },
  cancel: { bit: 32, needs: CANCEL_NEEDS, pattern: CANCEL, unless: NO_CANCEL },
  export: { bit: 64, needs: EXPORT_NEEDS, pattern: EXPORT, unless: NO_EXPORT },
  report: { bit: 128, needs: REPORT_NEEDS, pattern: REPORT, unless: NO_REPORT },
  filing: { bit: 256, needs: FILING_NEEDS, pattern: FILING, unless: NO_FILING },
  query: { bit: 512, needs: QUERY_NEEDS, pattern: QUERY, unless: NO_QUERY },
} satisfies Record<string, Family>

const ALL_BITS = 1023
/** Letter → the families that cannot be without one of its kind; most letters are of none. Latin may be of any. */
const CUES: Uint16Array = cueTable()

function cueTable(): Uint16Array {
  const cues = new Uint16Array(0x10000)
  for (const { bit, needs } of Object.values(FAMILY)) {
    for (const letter of needs) cues[letter.charCodeAt(0)] = (cues[letter.charCodeAt(0)] ?? 0) | bit
  }
  for (let code = 0x61; code <= 0x7a; code++) cues[code] = ALL_BITS
  return cues
}

/** The families whose words may stand in a text, as bits. */
function cuesIn(plain: string): number {
  let bits = 0
  for (let at = 0; at < plain.length && bits !== ALL_BITS; at++) bits |= CUES[plain.charCodeAt(at)] ?? 0
  return bits
}

/** Does a text use the words of a family? One walk over its letters rules most families out. */
export function familiesIn(plain: string): (family: Family) => boolean {
  const cues = cuesIn(plain)
  return ({ bit, pattern, unless }) => (cues & bit) !== 0 && pattern.test(plain) && !unless?.test(plain)
}
