/** Three pairs of a county; the letter marks every record and every place of a pair, so that none is taken for another's. */
export const PAIRS = [
  { letter: 'A', group: '海棠云溪结对群', giver: '海棠机关幼儿园', receivers: ['云溪镇幼儿园'] },
  { letter: 'B', group: '石榴芦花松岭结对群', giver: '石榴实验幼儿园', receivers: ['芦花乡幼儿园', '松岭乡幼儿园'] },
  /** Made only while the weather is on, in a group that the bot may lose. */
  { letter: 'C', group: '梧桐白水群', giver: '梧桐示范幼儿园', receivers: ['白水镇幼儿园'] },
] as const
export type Letter = (typeof PAIRS)[number]['letter']

/** Words by which a card that shows something of a pair is known. */
export const MARKS: Readonly<Record<Letter, RegExp>> = {
  A: /海棠|云溪|A第\d+课/,
  B: /石榴|芦花|松岭|B第\d+课/,
  C: /梧桐|白水|C第\d+课/,
}

export const OWNER = '刘志强'
/** Of the county's leading group. */
export const COUNTY = '何静'
export const COUNTY_NAME = '清河县'
export const COUNTY_GROUP = '清河县工作群'
/** Tied to nothing. */
export const OPEN_GROUP = '闲聊群'

export const GROUPS: readonly { readonly name: string; readonly people: readonly string[] }[] = [
  { name: COUNTY_GROUP, people: [OWNER, COUNTY, '林晓梅'] },
  { name: PAIRS[0].group, people: [OWNER, '王莉', '周敏', '张秀兰', '李小芳', '林晓梅'] },
  { name: PAIRS[1].group, people: [OWNER, '陈佳', '孙倩', '吴丹', '郑燕', '林晓梅'] },
  { name: PAIRS[2].group, people: [OWNER, '罗芳', '唐颖'] },
  { name: OPEN_GROUP, people: [OWNER, '钱一', '赵二', '王莉', '陈佳'] },
]

/** Who says on which side they are. */
export const SIDES: readonly (readonly [group: string, person: string, kindergarten: string])[] = [
  [PAIRS[0].group, '王莉', '海棠机关幼儿园'],
  [PAIRS[0].group, '张秀兰', '云溪镇幼儿园'],
  [PAIRS[1].group, '陈佳', '石榴实验幼儿园'],
  [PAIRS[1].group, '吴丹', '芦花乡幼儿园'],
]

/** They come and go in the groups of pairs. */
export const GUESTS = ['韩梅', '林涛'] as const

export const PEOPLE: readonly string[] = [...new Set([...GROUPS.flatMap(({ people }) => people), ...GUESTS])]
