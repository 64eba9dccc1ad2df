import type { Choice } from '../../bot/card.ts'
import { type Phrase, phrase } from '../../bot/phrase.ts'
import type { KindergartenRow } from '../../store/schema.ts'

export type Level = KindergartenRow['level']
export type Side = KindergartenRow['side']

/** Demonstration levels (R13, R16); 未填 is "nobody has said yet", 无 is "none". */
export const LEVELS: readonly Level[] = ['省级示范', '市级示范', '县级示范', '无', '未填']
export const SIDES: readonly Side[] = ['urban', 'rural', 'unknown']

export const levelName: Readonly<Record<Level, Phrase>> = {
  省级示范: phrase('省级示范园', 'provincial demonstration'),
  市级示范: phrase('市级示范园', 'city demonstration'),
  县级示范: phrase('县级示范园', 'county demonstration'),
  无: phrase('非示范园', 'not a demonstration kindergarten'),
  未填: phrase('未填', 'not given yet'),
}

export const sideName: Readonly<Record<Side, Phrase>> = {
  urban: phrase('城区', 'urban'),
  rural: phrase('农村', 'rural'),
  unknown: phrase('未填', 'not given yet'),
}

export const levelChoices: readonly Choice[] = LEVELS.filter((level) => level !== '未填').map((level) => ({
  value: level,
  text: levelName[level],
}))
export const sideChoices: readonly Choice[] = SIDES.filter((side) => side !== 'unknown').map((side) => ({
  value: side,
  text: sideName[side],
}))

/** 省级, 省级示范园, 省一级, 区示范, provincial …; null where the word says no level. */
export function levelIn(word: string): Level | null {
  const plain = word.normalize('NFKC').toLowerCase()
  const known = LEVELS.find((level) => level === plain)
  if (known) return known
  const zh = /^(省|市|县|区)(?:级|一级|级?示范)(?:示范)?(?:幼儿园|园)?$/.exec(plain)
  const en = /^(provincial|province|city|municipal|county)[- ]?level(?:[- ]?demonstration)?$/.exec(plain)
  const of = zh?.[1] ?? en?.[1]
  if (of !== undefined) return LEVEL_OF[of] ?? null
  if (plain === 'provincial') return '省级示范'
  return /^(无等级|非示范|非示范园|未评|等级未评|普通园|none)$/.test(plain) ? '无' : null
}

const LEVEL_OF: Readonly<Record<string, Level>> = {
  省: '省级示范',
  provincial: '省级示范',
  province: '省级示范',
  市: '市级示范',
  city: '市级示范',
  municipal: '市级示范',
  县: '县级示范',
  区: '县级示范',
  county: '县级示范',
}

/** 城区, 农村, 乡镇, urban, rural; null where the word says no side. */
export function sideIn(word: string): Side | null {
  const plain = word.normalize('NFKC').toLowerCase()
  if (/^(城区|城市|县城|城区园|城市园|urban)$/.test(plain)) return 'urban'
  if (/^(农村|乡镇|乡村|农村园|乡镇园|rural|township)$/.test(plain)) return 'rural'
  return null
}
