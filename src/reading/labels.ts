/** A place is a line, not a story. */
export const PLACE_MAX = 60

const PLACE =
  /(?:^|[，。；,;\s])(?:活动)?(?:地点|place|venue)\s?(?:[:：]|改为|改成|换成|是|在|to|\s)\s?([^，。；,;\n]{1,60})/i

/** `地点：桃源镇中心园`, `place: hall`: where it was, as typed. Places without a label are not guessed. */
export function placeIn(text: string): string | undefined {
  const place = PLACE.exec(text)?.[1]?.trim()
  return place === undefined || place === '' ? undefined : place
}
