export type Lang = 'zh' | 'en'

/** What is said to a person, in both languages to the last moment, so that neither can be forgotten. */
export type Phrase = Readonly<Record<Lang, string>>

/** A phrase of our own words. */
export const phrase = (zh: string, en: string): Phrase => ({ zh, en })

/** A person's own words, a name, a number: the same in both languages. */
export const same = (text: string | number): Phrase => ({ zh: String(text), en: String(text) })

/** Several phrases as one, joined by `、` in Chinese and `, ` in English unless told otherwise. */
export const join = (phrases: readonly Phrase[], between: Phrase = phrase('、', ', ')): Phrase => ({
  zh: phrases.map((p) => p.zh).join(between.zh),
  en: phrases.map((p) => p.en).join(between.en),
})

/** One after the other with nothing between. */
export const together = (...phrases: readonly Phrase[]): Phrase => join(phrases, phrase('', ''))
