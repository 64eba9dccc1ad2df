import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Roster } from '../reader.ts'
import { pageOf } from '../words/page.ts'
import { NAMES_MAX } from './kindergarten-names.ts'
import { indexRoster } from './roster-index.ts'
import { sidesIn } from './sides.ts'

const ROSTER: Roster = {
  pairs: [{ giver: '县直机关幼儿园', receivers: ['桃源镇中心幼儿园', '柳河镇中心幼儿园'] }],
  speaker: '县直机关幼儿园',
}
const INDEX = indexRoster(ROSTER)
const PIECES =
  '到 去 和 、 ， 。 桃源 桃源园 桃源镇 中心幼儿园 幼儿园 园 一幼 机关园 我园 结对园 送教 跟岗 捐 家长 迎来 给 的 老师 三所 — ： “ ” （ ） 《 》 kindergarten our 12 县 镇'.split(
    ' ',
  )

/** Every side is a name of the roster or letters of the text; what is assumed or to be confirmed is a side that is there. */
test('whatever is written, nothing is named that is not there', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
      ),
      fc.boolean(),
      (text, withRoster) => {
        const sides = withRoster ? sidesIn(pageOf(text), { roster: ROSTER }, INDEX) : sidesIn(pageOf(text), {})
        const known = withRoster ? ROSTER.pairs.flatMap(({ giver, receivers }) => [giver, ...receivers]) : []
        for (const name of [...(sides.from ?? []), ...(sides.to ?? [])]) {
          expect(name).not.toBe('')
          if (!known.includes(name))
            expect([...name].filter((letter) => !text.includes(letter) && !/[幼儿园]/.test(letter))).toEqual([])
        }
        for (const side of [...sides.assumed, ...sides.confirm]) expect(sides[side]).toBeDefined()
        expect((sides.from ?? []).filter((name) => sides.to?.includes(name))).toEqual([])
        for (const { start, end } of sides.spans)
          expect([start >= 0, start < end, end <= text.length]).toEqual([true, true, true])
      },
    ),
    { numRuns: 3000 },
  )
})

test('a list of members is cut off, not read for ever', () => {
  const text = Array.from(
    { length: 200 },
    (_, at) => `${'山石桥林溪沟坪湾'[at % 8]}${'东西南北上'[at % 5]}村幼儿园`,
  ).join('、')
  expect(sidesIn(pageOf(text), {}).spans).toHaveLength(NAMES_MAX)
})
