const ONES = '一二三四五六七八九'

/** 一 … 三十九, 廿一, 卅一; a day, a month or an hour has no larger number. */
const CHINESE: ReadonlyMap<string, number> = new Map([
  ...tens('', 0),
  ...tens('十', 10, true),
  ...tens('一十', 10, true),
  ...tens('二十', 20, true),
  ...tens('廿', 20, true),
  ...tens('三十', 30, true),
  ...tens('卅', 30, true),
  ...tens('四十', 40, true),
  ...tens('五十', 50, true),
  ['两', 2],
  ['零', 0],
  ['〇', 0],
  ...tens('零', 0),
  ...tens('〇', 0),
])

function tens(word: string, value: number, alone = false): [string, number][] {
  const each = [...ONES].map((one, at): [string, number] => [word + one, value + at + 1])
  return alone ? [[word, value], ...each] : each
}

/** A small number as it stands in a date, for use inside a pattern: 6, 21, 六, 二十一, 廿一. */
export const SMALL = '(?:\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])'

/** → its value; `2 1` copied with a space in it is 21. */
export const small = (text: string): number | undefined =>
  text.charCodeAt(0) < 0x80 ? Number(text.replace(' ', '')) : CHINESE.get(text)

/** Years as figures in a row: 二〇二六, 二零二六. */
export const SPELLED_YEAR = '二[〇零0][〇零0一二三四五六七八九]{2}'
export const spelledYear = (text: string): number =>
  Number([...text].map((figure) => CHINESE.get(figure) ?? 0).join(''))
