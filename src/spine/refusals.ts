import type { Grant, May } from '../bot/may.ts'
import { join, type Phrase, phrase, together } from '../bot/phrase.ts'

/** Whom to ask instead, in the words people use of each other (domain.md §2.2). */
const TITLES: Readonly<Record<Grant, Phrase>> = {
  owner: phrase('系统管理员', 'the system owner'),
  city: phrase('市教育局', 'the city bureau'),
  county: phrase('县（市、区）教育局', 'the county bureau'),
  research: phrase('教研员', 'research staff'),
  head: phrase('园长', 'the head'),
  liaison: phrase('联络员', 'the liaison'),
  teacher: phrase('教师', 'a teacher'),
  inspector: phrase('督查组', 'an inspector'),
  member: phrase('结对双方园的老师', 'the teachers of the pair'),
  author: phrase('记录人本人', 'the person who logged it'),
  reader: phrase('相关结对园和教育局的老师', 'those the pair or its bureaus concern'),
}

/** No, and who may. */
export const notYours = (may: Exclude<May, 'anyone'>): Phrase =>
  together(
    phrase('这项操作您暂时没有权限，可以由', 'You may not do this here. Those who may: '),
    join(may.map((grant) => TITLES[grant])),
    phrase('来做。发送 /我是谁 可以查看自己的权限。', '. Send /whoami to see your rights.'),
  )

export const sorry = phrase(
  '抱歉，这条消息处理时出了问题，已经记下来交给管理员查看，内容没有保存。请稍后再发一次。',
  'Sorry, something went wrong with this message. It was noted for the owner and nothing was saved; please send it again later.',
)
