import traditional from 'opencc-js/dict/TSCharacters'

/**
 * A text as the readers want it: half-width digits, letters and marks, Latin small, simplified letters, one kind of
 * space. Every position stays where it was, so that a find in the folded text can be cut out of the typed one.
 * Simplified letter by letter: some names come out wrong, so it is only ever read, never shown.
 */
export function fold(text: string): string {
  let folded = ''
  let same = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const plain = FOLDED[code] ?? code
    if (plain === code) continue
    folded += text.slice(same, at) + String.fromCharCode(plain)
    same = at + 1
  }
  return inContext(same === 0 ? text : folded + text.slice(same))
}

/** Chinese sentences stand on these: full-width in a text with Chinese letters, half-width in one without. */
const KEPT = '，；！？（）'
/** 二○二六年 is typed with a circle, 帶著 in the habit of Taiwan; ○ is also a bullet, and 著名 stays. */
const CIRCLE_DIGIT = /(?<=[二一〇零])[○◯]+|[○◯]+(?=[一二三四五六七八九〇零])/g
const WITH = /(?<![名专原译论巨])著(?![名作])/g

function inContext(text: string): string {
  const marked = CHINESE.test(text) ? text.replace(HALF_MARK, wider) : text.replace(FULL_MARK, narrower)
  const figured = SLIP.test(marked) ? corrected(marked) : marked
  return figured.includes('著') ? figured.replace(WITH, '着') : figured
}

/** 2o26年, 1l月18日, 二0二六年: letters and figures that look like the figure that was meant. */
const SLIP = /[○◯]|\d[ol]|l\d[月日号]|[一二〇零]0/
const corrected = (text: string): string =>
  text
    .replace(CIRCLE_DIGIT, (circles) => '〇'.repeat(circles.length))
    .replace(/(?<=[一二三四五六七八九〇零])0+(?=[一二三四五六七八九〇零])/g, (zeros) => '〇'.repeat(zeros.length))
    .replace(/(?<=\d)o(?=[\d年月日号名人元])/g, '0')
    .replace(/(?<=\d)l(?=[\d月日号])|(?<![a-z\d])l(?=\d[月日号])/g, '1')

const CHINESE = /[一-龥]/
const HALF_MARK = /[;!?()]|(?<![\da-z]),|,(?!\s?[\da-z])/g
const FULL_MARK = /[，；！？（）]/g
const FULL_SHIFT = 0xfee0
const wider = (mark: string): string => String.fromCharCode(mark.charCodeAt(0) + FULL_SHIFT)
const narrower = (mark: string): string => String.fromCharCode(mark.charCodeAt(0) - FULL_SHIFT)

function table(): Uint16Array {
  const codes = Uint16Array.from({ length: 0x10000 }, (_, code) => code)
  const put = (from: string, to: string) => {
    if (from.length === 1 && to.length === 1) codes[from.charCodeAt(0)] = to.charCodeAt(0)
  }
  /** Copied from a PDF: radicals and compatibility forms that only look like the letter (⼈ for 人). */
  for (const [first, last] of LOOKALIKES) {
    for (let code = first; code <= last; code++) {
      const letter = String.fromCharCode(code)
      put(letter, letter.normalize('NFKC'))
    }
  }
  for (const pair of traditional.split('|')) put(...two(pair.split(' ')))
  for (const pair of HABITS.split(' ')) put(...two([...pair]))
  for (let code = 0xff01; code <= 0xff5e; code++) {
    const letter = String.fromCharCode(code)
    if (!KEPT.includes(letter)) put(letter, String.fromCharCode(code - FULL_SHIFT).toLowerCase())
  }
  for (let code = 0x41; code <= 0x5a; code++) codes[code] = code + 0x20
  for (const letter of SPACES) put(letter, ' ')
  for (const letter of '–‒−‐‑﹣') put(letter, '-')
  for (const letter of '〜∼﹏') put(letter, '~')
  for (const letter of '︰﹕∶') put(letter, ':')
  return codes
}

const two = ([from = '', to = '']: readonly string[]): [string, string] => [from, to]

const LOOKALIKES = [
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
] as const
/** What cannot be seen is a space too: it is never part of a word. */
const SPACES =
  '\t\r\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u202f\u2060\u3000\ufeff'
/** Letters in use beside the table's. */
const HABITS = '妳你 臺台 裏里 羣群 峯峰 綫线 衆众 爲为 啓启 ｡。 ﹑、 ､、 ﹐， ﹔； ﹗！ ﹖？ ﹙（ ﹚）'

/** UTF-16 code → the code it is read as. */
const FOLDED: Uint16Array = table()
