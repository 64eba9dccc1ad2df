import { phrase } from '../../bot/phrase.ts'
import { childNamesIn } from '../../reading/people/child-names.ts'
import { pageOf } from '../../reading/words/page.ts'

/** Do these words name children? Then nothing of them is kept (domain.md §5). */
export const namesChildren = (words: string): boolean => childNamesIn(pageOf(words))

/** What is said instead. */
export const childrenUnnamed = phrase(
  '为保护孩子，台账里只记人数，不记幼儿姓名。请去掉姓名，只写人数（如：幼儿30人），再发一次；这次什么都没有保存。',
  'To protect the children, the ledger holds counts and never their names. Please write only how many there were and send it again; nothing was saved.',
)
