/** 收到, 辛苦了, 👍, a link alone, a sign-up list: said in passing, and answered by nobody. */
export function isCourtesy(text: string): boolean {
  const bare = text.replace(LINK, '').replace(NO_WORD, '').toLowerCase()
  if (GREETING.test(bare)) return false
  return bare === '' || areCourtesies(bare) || SIGN_UP.test(text)
}

/** Whoever greets the bot is told what it can do. */
const GREETING = /^(?:你好|您好|hello|hi$)/
const LINK = /https?:\/\/\S+/g
const NO_WORD = /[^\p{L}\p{N}]/gu
const SIGN_UP = /^\s*#?接龙/
const PHRASES = [
  '收到|好的?|好滴|行|嗯+|哦+|可以|没问题|知道了?|明白了?|了解|同意|已阅|已知晓|谢谢|感谢|多谢|辛苦|不客气|客气',
  '早上?|早安|晚安|晚上|上午|下午|再见|拜拜|哈+|呵+|赞|棒|加油|okay|ok|thankyou|thanks?|got it|gotit|roger|noted|bye',
].join('|')
const TAIL = '(?:了(?!解)|啦|呀|哈|啊|哦|的|您|你|大家|各位|老师们|老师|园长|同事们|姐妹们)*'
const COURTESY = `(?:大家|各位|老师们|您|你)?(?:${PHRASES})${TAIL}`
/** More in a row is a speech. */
const COURTESIES_MAX = 4

/** A few courtesies in a row, and nothing else. One after the other, so that 哈哈哈… without end costs nothing. */
function areCourtesies(bare: string): boolean {
  const courtesy = new RegExp(COURTESY, 'y')
  for (let said = 0; said < COURTESIES_MAX; said++) {
    if (!courtesy.test(bare)) return false
    if (courtesy.lastIndex === bare.length) return true
  }
  return false
}
