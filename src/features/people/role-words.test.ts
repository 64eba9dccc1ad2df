import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../bot/decision.ts'
import { readRole } from './role-words.ts'

const zhang = { who: 'ou_z', name: '张老师' }
const read = (rest: string, ...mentions: { who: string; name?: string }[]) => {
  const found = readRole(rest, { mentions })
  if (isRefusal(found)) return 'refused'
  return found.does === 'list' ? found : found.wish
}

describe('who shall be what', () => {
  test.each([
    ['@张老师 园长 桃源镇中心幼儿园', { does: 'grant', people: ['ou_z'], role: 'head', named: '桃源镇中心幼儿园' }],
    ['@张老师 head', { does: 'grant', people: ['ou_z'], role: 'head' }],
    ['@张老师 桃源镇中心幼儿园园长', { does: 'grant', people: ['ou_z'], role: 'head', named: '桃源镇中心幼儿园' }],
    ['设 @张老师 为 联络员', { does: 'grant', people: ['ou_z'], role: 'liaison' }],
    ['撤销 @张老师 园长', { does: 'revoke', people: ['ou_z'], role: 'head' }],
    ['@张老师 -园长 桃源园', { does: 'revoke', people: ['ou_z'], role: 'head', named: '桃源园' }],
    ['remove @张老师 county 临湖县', { does: 'revoke', people: ['ou_z'], role: 'county', named: '临湖县' }],
    ['@张老师 管理员', { does: 'grant', people: ['ou_z'], role: 'owner' }],
    ['@张老师 指导小组 临湖县', { does: 'grant', people: ['ou_z'], role: 'county', named: '临湖县' }],
    ['@张老师', { does: 'list', people: ['ou_z'] }],
  ])('%s', (typed, wish) => expect(read(typed, zhang)).toEqual(wish))

  test('two people at once, one name the beginning of the other, with a space in it', () =>
    expect(read('@Li @Li Na head', { who: 'ou_1', name: 'Li' }, { who: 'ou_2', name: 'Li Na' })).toEqual({
      does: 'grant',
      people: ['ou_1', 'ou_2'],
      role: 'head',
    }))

  test('a name that looks like a role is a name', () =>
    expect(read('@园长 教师', { who: 'ou_1', name: '园长' })).toMatchObject({ role: 'teacher' }))

  test('somebody the platform gave no name for', () =>
    expect(read('@_user_1 head', { who: 'ou_1' })).toMatchObject({ people: ['ou_1'], role: 'head' }))

  test('nothing lists', () => expect(read('')).toEqual({ does: 'list', people: [] }))

  test.each([['园长 桃源园'], ['@张老师 国王']])('%s is refused', (typed) =>
    expect(read(typed, ...(typed.startsWith('@') ? [zhang] : []))).toBe('refused'),
  )
})
