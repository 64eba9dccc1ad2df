import type { Page } from '../words/page.ts'

/** A place is a line, not a story. */
export const PLACE_MAX = 60

const LABELLED =
  /(?:^|[，。；,;、|【*\s])(?:活动|会议|教研|集合|上课)?(?:地点|地址|会场|场地|place|venue|location)\s?(?:\*?[:：|】]|改为|改成|换成|改到|是|在|to\b|\s)\s?([^，。；,;|\n]{1,60}?)(?=\s+[一-鿿]{2,6}\s?:|[，。；,;|\n]|$)/
const ROOM =
  '(?:多功能厅|多功能室|多媒体教室|多媒体室|会议室|会议厅|报告厅|操场|礼堂|活动室|音乐室|舞蹈室|功能室|阅览室|图书室|绘本馆|大厅|门厅|教室|剧场|体育馆|录播室|接待室|科学室|美工室|建构室|音体室)'
const HALL = new RegExp(`(?<![存现所自])(?:在|于)([一-鿿\\d（）()“”"·]{0,24}?${ROOM})`)
/** Between two blanks or commas, and nothing else: 二幼会议室. */
const ALONE = new RegExp(
  `(?:^|[，。；,;\\s])((?![^，。；,;\\s]{0,12}(?:移步|来到|走进|进入|参观|布置|打造|装修|到|在|前往|集中|回到|齐聚|相聚))[一-鿿\\d]{1,12}${ROOM})(?=$|[，。；,;\\s])`,
)

/** `地点：桃源镇中心园`, `place: hall`, 在三楼多功能厅: where it was, as typed. Nothing else is guessed to be a place. */
export function placeIn({ typed, plain }: Page): string | undefined {
  return cut(typed, LABELLED.exec(plain)) ?? cut(typed, HALL.exec(plain)) ?? cut(typed, ALONE.exec(plain))
}

function cut(typed: string, match: RegExpExecArray | null): string | undefined {
  const said = match?.[1]
  if (!match || said === undefined) return undefined
  const end = match.index + match[0].length
  const place = typed.slice(end - said.length, end).trim()
  return place === '' ? undefined : place
}
