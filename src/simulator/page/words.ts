/** The page's own words, both languages side by side. */

export type Lang = 'zh' | 'en'

const WORDS = {
  title: ['本地飞书 · 结对助手', 'Local Feishu · Jiedui'],
  who: ['我是', 'I am'],
  chats: ['消息', 'Chats'],
  group: ['群', 'group'],
  members: ['成员', 'Members'],
  people: ['人', 'people'],
  bot: ['机器人', 'Bot'],
  typeHere: ['发送给', 'Message'],
  send: ['发送', 'Send'],
  reply: ['回复', 'Reply'],
  replyTo: ['回复', 'Reply to'],
  recall: ['撤回', 'Recall'],
  more: ['更多操作', 'More'],
  json: ['查看卡片 JSON', 'Card JSON'],
  atBot: ['@结对助手', '@bot'],
  back: ['返回', 'Back'],
  close: ['关闭', 'Close'],
  cancel: ['取消', 'Cancel'],
  ok: ['确定', 'OK'],
  youRecalled: ['你撤回了一条消息', 'You recalled a message'],
  recalled: ['撤回了一条消息', 'recalled a message'],
  gone: ['原消息已撤回', 'The message was recalled'],
  edited: ['已更新', 'updated'],
  empty: ['还没有消息', 'Nothing here yet'],
  choose: ['选一个会话', 'Choose a chat'],
  noChats: ['这个人不在任何群里。', 'This person is in no group.'],
  talkToBot: ['和机器人私聊', 'Talk to the bot in private'],
  behind: ['幕后', 'Behind the scenes'],
  clock: ['时钟', 'Clock'],
  webhooks: ['Webhook', 'Webhooks'],
  calls: ['API 调用', 'API calls'],
  platform: ['平台', 'Platform'],
  hour: ['+1 小时', '+1 hour'],
  day: ['+1 天', '+1 day'],
  monday: ['下周一 08:30', 'Monday 08:30'],
  august: ['8 月 20 日', '20 August'],
  now: ['回到现在', 'Back to now'],
  moving: ['时间正在走…', 'Time is passing…'],
  moved: ['现在是', 'It is now'],
  thisMonth: ['本月 API 调用', 'API calls this month'],
  ofFree: ['免费版每月 10,000 次', 'of 10,000 in the free edition'],
  notCounted: ['不计入', 'not counted'],
  headers: ['请求头', 'Headers'],
  encrypted: ['加密的请求体', 'Encrypted body'],
  decrypted: ['解密后', 'Decrypted'],
  answer: ['应答', 'Answer'],
  attempt: ['第 {n} 次', 'attempt {n}'],
  timeout: ['超时', 'timeout'],
  network: ['连不上', 'unreachable'],
  addBot: ['把机器人加进群', 'Add the bot'],
  removeBot: ['移出机器人', 'Remove the bot'],
  addPerson: ['拉人入群', 'Add somebody'],
  leave: ['移出', 'Remove'],
  newGroup: ['新建群', 'New group'],
  groupName: ['群名称', 'Name of the group'],
  create: ['创建', 'Create'],
  disband: ['解散群', 'Disband'],
  hears: ['已授权 im:message.group_msg：群里不用 @ 也能听见', 'im:message.group_msg granted: hears groups without @'],
  duplicates: ['事件会重复推送', 'Events are pushed twice'],
  reorders: ['事件会乱序', 'Events come out of order'],
  nextFails: ['让下一次 API 调用：', 'The next API call:'],
  fault_http: ['返回 502', 'gives 502'],
  fault_lost: ['办了但丢了应答', 'is done, its answer lost'],
  fault_token: ['令牌过期', 'finds its token expired'],
  fault_limit: ['超过频率限制', 'is too fast'],
  laid: ['好，下一次就这样。', 'The next one will.'],
  seeding: ['正在把桃源县过去一个月的事情走一遍…', 'Living through last month in Taoyuan county…'],
  hintTitle: [
    '这是一个装在您电脑里的飞书，县、园、人都是虚构的。',
    'A Feishu inside your own machine, in a made-up county.',
  ],
  hintBody: [
    '左边换一个人当，在群里像平时一样打字。试试：',
    'Be somebody (on the left) and type as you would in Feishu. Try:',
  ],
  hintClose: ['知道了', 'Got it'],
  sent: ['已发送', 'Sent'],
  failed: ['操作失败', 'Failed'],
  expired: ['这张卡片已超过 14 天，按钮不再响应', 'Cards answer for 14 days; this one no longer does'],
  fillIn: ['请填写必填项', 'Please fill in what is required'],
  code200341: ['机器人 3 秒内没有应答', 'The bot did not answer within 3 s'],
  code200342: ['连不上机器人', 'The bot cannot be reached'],
  code200671: ['机器人返回了错误', 'The bot answered with an error'],
  code200672: ['机器人的应答看不懂', 'The answer of the bot is not understood'],
  code200673: ['机器人返回的卡片有错', 'The card of the answer is broken'],
  lost: ['连接断开，正在重连…', 'Disconnected, trying again…'],
  unknownTag: ['本地飞书不会画这个组件', 'The local Feishu cannot draw this'],
  page: ['第 {n}/{of} 页', 'Page {n} of {of}'],
  prev: ['上一页', 'Previous'],
  next: ['下一页', 'Next'],
  noRows: ['没有数据', 'No rows'],
  chosen: ['已选 {n} 项', '{n} chosen'],
  language: ['EN', '中'],
  languageTo: ['Switch to English', '切换到中文'],
  notInGroup: ['群已解散', 'This group was disbanded'],
  botTag: ['机器人', 'BOT'],
  everybody: ['所有人', 'everybody'],
  copyFrom: ['这是机器人真正发出的 JSON 2.0', 'The JSON 2.0 that was really sent'],
} as const satisfies Record<string, readonly [string, string]>

export type Word = keyof typeof WORDS

let chosen: Lang = 'zh'
export const lang = (): Lang => chosen
export function speak(next: Lang): void {
  chosen = next
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  document.title = t('title')
}

/** A word in the reader's language; `{n}` is filled from `with`. */
export const t = (word: Word, filling: Readonly<Record<string, string | number>> = {}): string =>
  WORDS[word][chosen === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) => String(filling[name] ?? ''))

const ZONE = 'Asia/Shanghai'
const format = (options: Intl.DateTimeFormatOptions) => (ms: number) =>
  new Intl.DateTimeFormat(chosen === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: ZONE, hour12: false, ...options }).format(ms)

export const clockTime = (ms: number) => format({ hour: '2-digit', minute: '2-digit' })(ms)
export const clockSeconds = (ms: number) => format({ hour: '2-digit', minute: '2-digit', second: '2-digit' })(ms)
export const fullDay = (ms: number) => format({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' })(ms)
export const shortDay = (ms: number) => format({ month: 'numeric', day: 'numeric' })(ms)
export const dayKey = (ms: number) => format({ year: 'numeric', month: '2-digit', day: '2-digit' })(ms)
