import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold } from './fold.ts'

it.each([
  ['６名ＴＥＡＣＨＥＲ', '6名teacher'],
  ['週三，園長帶著５名教師到鄉鎮幼兒園', '周三，园长带着5名教师到乡镇幼儿园'],
  ['著名教師的著作', '著名教师的著作'],
  ['二○二六年', '二〇二六年'],
  ['○送教', '○送教'],
  ['二0二六年，2O26年1l月l8日，3O名', '二〇二六年，2026年11月18日，30名'],
  ['l1月5日', '11月5日'],
  ['10 balls, hello 2', '10 balls, hello 2'],
  ['⼈⽉', '人月'],
  ['10：30～11：00', '10:30~11:00'],
  ['a\u00a0b\u200bc', 'a b c'],
  ['去了；来了！吗？（五人），好', '去了；来了！吗？（五人），好'],
  ['去了;来了!吗?(五人),好', '去了；来了！吗？（五人），好'],
  ['two，（three）！', 'two,(three)!'],
  ['捐了1,200元,5 books, 3 pens', '捐了1,200元，5 books, 3 pens'],
  ['嗎？ 裡 裏 臺 隻 鐘', '吗？ 里 里 台 只 钟'],
])('%s → %s', (typed, plain) => expect(fold(typed)).toBe(plain))

it('every position stays where it was, and folding twice changes nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'園著○一Ａ　𡞱😀') })),
      (text) => {
        const plain = fold(text)
        expect(plain).toHaveLength(text.length)
        expect(fold(plain)).toBe(plain)
      },
    ),
  )
})
