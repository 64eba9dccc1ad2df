export type Mode = '线下' | '线上' | '混合'

const ONLINE =
  /线上|在线|云端|云上|云教研|云送教|云讲座|云课堂|云观摩|空中课堂|腾讯会议|飞书会议|钉钉|视频(?:连线|联欢|互动|见面|研讨|观摩|座谈)|视频会议|视频教研|视频直播|直播|远程|网络教研|网络研修|连麦|屏对屏|隔屏|云连线|zoom|online|webinar|livestream|tencent meeting|video (?:call|conference|meeting|link)|remote(?:ly)?/
const OFFLINE = /线下|in[- ]person|offline|face[- ]to[- ]face/
const BOTH = /线上\s?(?:[与和、+＋&及/]|加)?\s?线下|线下\s?(?:[与和、+＋&及/]|加)?\s?线上|混合式|双线|hybrid/
/** What was not held online, or is only spoken of. */
const NOT_ONLINE = /(?:不|没|没有|改|非)(?:再|是|在|用)?(?:线上|在线|直播)|线上(?:改|转)(?:为|成|到)?线下/

/** How it was held, only where that is said. */
export function modeIn(plain: string): Mode | undefined {
  if (BOTH.test(plain) && !NOT_ONLINE.test(plain)) return '混合'
  const offline = OFFLINE.test(plain)
  const online = ONLINE.test(plain) && !NOT_ONLINE.test(plain)
  if (online && offline) return '混合'
  return online ? '线上' : offline ? '线下' : undefined
}
