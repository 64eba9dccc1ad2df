/** Why a database cannot be used with this code; the message is for the person at the terminal. */
export class Unfit extends Error {
  override readonly name = 'Unfit'
}

/** The database knows migrations that this program has never heard of. */
export const newerThanProgram = (unknown: readonly string[]): Unfit =>
  new Unfit(
    `数据库比程序新（${unknown.join(', ')}），请升级程序后再启动。 / The database is newer than this program (${unknown.join(', ')}): install the newer version, then start again.`,
  )
