import type { Role } from './roles.ts'
import type { Strength } from './wording.ts'

/** Two words that together tell of a type: 送去 … 绘本. */
export interface Frame {
  readonly first: Role
  readonly then: Role
  /** How many letters may stand between, none of them a comma or full stop. */
  readonly within: number
  readonly type: string
  readonly strength: Strength
}

const frame = (first: Role, then: Role, within: number, type: string, strength: Strength): Frame => ({
  first,
  then,
  within,
  type,
  strength,
})

export const FRAMES: readonly Frame[] = [
  frame('give', 'goods', 22, '捐赠', 'told'),
  frame('goods', 'given', 20, '捐赠', 'told'),
  frame('give', 'picture', 14, '互赠书画', 'told'),
  frame('swap', 'picture', 8, '互赠书画', 'told'),
  frame('swap', 'goods', 8, '互赠书画', 'told'),
  frame('wall', 'built', 14, '环境创设', 'told'),
  frame('build', 'wall', 6, '环境创设', 'told'),
  frame('inspect', 'paper', 14, '管理指导', 'told'),
  frame('inspect', 'scene', 14, '管理指导', 'told'),
  frame('inspect', 'manage', 8, '管理指导', 'told'),
  frame('inspect', 'place', 12, '管理指导', 'told'),
  frame('learn_of', 'scene', 10, '管理指导', 'weak'),
  frame('learn_of', 'place', 10, '管理指导', 'weak'),
  frame('propose', 'advice', 24, '管理指导', 'light'),
  frame('propose', 'fault', 16, '管理指导', 'light'),
  frame('guide', 'manage', 12, '管理指导', 'told'),
  frame('make', 'rule', 24, '制度建设', 'told'),
  frame('speak', 'talk', 30, '专题讲座', 'told'),
  frame('speak', 'experience', 16, '专题讲座', 'weak'),
  frame('see', 'scene', 16, '教学观摩', 'told'),
  frame('present', 'teaching', 20, '示范课', 'told'),
  frame('look', 'backroom', 4, '管理指导', 'light'),
  frame('see', 'backroom', 4, '管理指导', 'weak'),
  frame('look', 'scene', 8, '教学观摩', 'light'),
  frame('look', 'place', 3, '教学观摩', 'weak'),
  frame('see', 'place', 10, '教学观摩', 'light'),
  frame('enter', 'room', 4, '教学观摩', 'weak'),
  frame('enter', 'scene', 10, '教学观摩', 'weak'),
  frame('around', 'research', 40, '教研交流', 'told'),
  frame('hold', 'research', 8, '教研交流', 'light'),
  frame('sign', 'pact', 28, '启动签约', 'told'),
  frame('pact', 'signed', 10, '启动签约', 'told'),
  frame('bond', 'bonded', 12, '启动签约', 'told'),
  frame('share', 'resource', 12, '资源共享', 'told'),
  frame('confer', 'plan', 14, '会议', 'told'),
  frame('settle', 'plan', 10, '会议', 'weak'),
]
