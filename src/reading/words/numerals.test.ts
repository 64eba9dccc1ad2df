import { describe, expect, it } from 'vitest'
import { englishNumberOf, numberOf, spokenRangeOf } from './numerals.ts'

describe('a number by itself', () => {
  it.each([
    ['6', 6],
    ['1,200', 1200],
    ['1.5万', 15_000],
    ['1万2', 12_000],
    ['1万2000', 12_000],
    ['3千5', 3500],
    ['六', 6],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['二十三', 23],
    ['一百', 100],
    ['一百零五', 105],
    ['一百十五', 115],
    ['二百五', 250],
    ['三千八', 3800],
    ['一千零五十', 1050],
    ['两千三百', 2300],
    ['两万五千', 25_000],
    ['三万六千八百', 36_800],
    ['1亿2千万', 120_000_000],
    ['廿三', 23],
    ['卅', 30],
    ['壹万贰仟', 12_000],
    ['二〇二六', 2026],
    ['一九九八', 1998],
    ['三〇', 30],
    ['零', 0],
    ['七八', undefined],
    ['三八', undefined],
    ['百', undefined],
    ['百八十', undefined],
    ['十百', undefined],
    ['二十二十', undefined],
    ['', undefined],
    ['一'.repeat(30), undefined],
  ])('%s', (text, value) => expect(numberOf(text)).toBe(value))
})

describe('two digits that follow each other', () => {
  it.each([
    ['七八', 7, 8],
    ['二三十', 20, 30],
    ['两三百', 200, 300],
    ['十五六', 15, 16],
    ['一百七八十', 170, 180],
    ['三五', 3, 5],
    ['两三万', 20_000, 30_000],
  ])('%s', (text, min, max) => expect(spokenRangeOf(text)).toEqual({ min, max }))
  it.each(['七六', '三四五', '二十', '二〇二六', '三八'])('%s is no range', (text) =>
    expect(spokenRangeOf(text)).toBeUndefined(),
  )
})

describe('English words', () => {
  it.each([
    ['twelve', 12],
    ['twenty-three', 23],
    ['a hundred and five', 105],
    ['a thousand two hundred', 1200],
    ['two dozen', 24],
    ['half a dozen', 6],
    ['12', 12],
    ['nine five', undefined],
    ['foo', undefined],
  ])('%s', (text, value) => expect(englishNumberOf(text)).toBe(value))
})
