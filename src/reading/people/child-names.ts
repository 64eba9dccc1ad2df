import type { Page } from '../words/page.ts'
import { nameEndsAt } from './names.ts'

const CHILD = '(?:幼儿|孩子|小朋友|儿童|宝宝|学生|新生|小演员)'
/** 幼儿名单：…, 孩子姓名 …: what follows are children, unless it is a number or nothing. */
const LIST = new RegExp(
  `${CHILD}(?:们)?的?(?:姓名|名单|名字)(?:如下|为)?\\s?[:： ]\\s?|(?:获奖|参加|参与|参演|表演|上台|受助|资助|贫困|留守)的?${CHILD}\\s?[:：]\\s?`,
  'g',
)
/** 参加演出的孩子有李朵朵、王子轩; 大一班：王子轩、陈一诺: only several names in a row are believed. */
const ROW = new RegExp(`${CHILD}(?:分别)?(?:有|是|为|叫)\\s?[:：]?|[托小中大][一二三四五六\\d]?班\\s?[:：]\\s?`, 'g')
/** 小朋友张某某, 幼儿王小明、李小红. */
const BEFORE = new RegExp(`${CHILD}\\s?`, 'g')
/** 王小明小朋友, 李乐乐同学; 王小明、李乐乐等5名幼儿; 乐乐小朋友. */
const AFTER = new RegExp(
  `(?:小朋友|同学|宝宝|小宝贝)(?!们)|等\\s?\\d{0,3}[一二三四五六七八九十]{0,3}[名位个]?(?:大班|中班|小班)?${CHILD}|[名位个](?:大班|中班|小班)?${CHILD}`,
  'g',
)
const FAMILY = /妈妈|爸爸|家长|奶奶|爷爷/g
const ENGLISH =
  /(?:children|kids|pupils|students|child)(?:'s?)? (?:names?|named|called|list)\b|\bnames? of (?:the )?(?:children|kids|pupils)\b/
const ENGLISH_LIST = /(?:[Cc]hildren|[Kk]ids|[Pp]upils)(?:'s names?)?: ?[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:,| and) [A-Z]/

/**
 * Does the page name children? Such a record is refused and not kept (domain.md §5: counts, never names). Names of
 * teachers and of parents are none of this; a child is told by a word for children or a class beside the name.
 */
export function childNamesIn(page: Page): boolean {
  const { plain, typed } = page
  if (
    ENGLISH_LIST.test(typed) ||
    (ENGLISH.test(plain) && /(?:named|called|names?|list)[^a-z]{1,3}(?:are )?[A-Z][a-z]+/.test(typed))
  )
    return true
  if (!/幼儿|孩子|小朋友|儿童|宝宝|学生|同学|新生|妈妈|爸爸|家长|姓名/.test(plain)) return false
  return listed(plain) || named(plain) || titled(plain) || parented(plain) || filled(plain)
}

function listed(plain: string): boolean {
  for (const { 0: label, index } of plain.matchAll(LIST)) {
    const rest = plain
      .slice(index + label.length, index + label.length + LIST_REACH)
      .replace(/^\s*[（(]?[大中小][一二三四五六]?班[）)]?[:： ]?\s*/, '')
    if (nameLength(rest, 0) > 0 || (label.includes('名') && ANY_NAMES.test(rest))) return true
  }
  for (const { 0: label, index } of plain.matchAll(ROW)) {
    const at = index + label.length
    const first = nameLength(plain, at)
    const second = first > 0 && plain.charAt(at + first) === '、' ? nameLength(plain, at + first + 1) : 0
    if (second > 0 && (first > 2 || second > 2) && !followedByTitle(plain, at + first)) return true
  }
  return false
}

const LIST_REACH = 24
/** Behind 名单： whatever has the length of names is one, but no classes: 大一班、大二班. */
const ANY_NAMES = /^[\u4e00-\u9fff]{1,3}[^班园、，, ][、，, ][\u4e00-\u9fff]{1,3}[^班园、，, ](?:[、，, 。]|$)/

/** How long a name is that stands here and ends at a mark: 0 if none. */
function nameLength(plain: string, at: number): number {
  const end = nameEndsAt(plain, at).find((candidate) =>
    plain.charAt(candidate - 1) === '某'
      ? plain.charAt(candidate) !== '某'
      : MARK.test(plain.slice(candidate, candidate + 2)),
  )
  return end === undefined ? 0 : end - at
}

const MARK = /^(?:[、，。；,;\s（）()]|$|和|与|等|说|上台|表演|获得|获奖|荣获|朗诵|演唱|代表)/
/** Letters that children's given names are made of: 子轩, 小明, 一诺; 石膏画 has none. */
const GIVEN = new Set(
  '子梓小一宇轩涵诺欣怡雨晨浩然思佳嘉俊杰文博雅婷诗琪梦瑶明红丽华强伟芳敏静燕鹏飞龙军刚勇超玉兰英慧颖洁雪莹晓东海波宝朵乐媛妍彤悦可心语桐泽瑞睿皓铭奕辰熙依依若曦萱芮沐恩安琳娜薇蕾楠茜倩珊莎柔甜苗童豪哲翔航鑫磊森林阳光辉昊天宸懿希凡灿露霞蓉萍梅菊兰春秋夏冬娟秀凤',
)

const likeAChild = (name: string): boolean => [...name.slice(1)].every((letter) => GIVEN.has(letter))

function named(plain: string): boolean {
  for (const { 0: word, index } of plain.matchAll(BEFORE)) {
    const at = index + word.length
    const length = nameLength(plain, at)
    if (length === 0 || followedByTitle(plain, at + length)) continue
    const name = plain.slice(at, at + length)
    const list = /[、和与]/.test(plain.charAt(at + length)) && nameLength(plain, at + length + 1) > 0
    if (list || name.includes('某') || (length >= 3 && likeAChild(name))) return true
  }
  return false
}

const followedByTitle = (plain: string, at: number): boolean =>
  /^(?:、[\u4e00-\u9fff]{2,3}){0,6}(?:[一二两三四五六\d]{1,2}[名位])?(?:老师|教师|园长|主任|阿姨|家长)/.test(
    plain.slice(at, at + 40),
  )

const LONGEST_NAME = 3

function titled(plain: string): boolean {
  for (const { index, 0: word } of plain.matchAll(AFTER)) {
    if (word.startsWith('等') || /^[名位个]/.test(word)) {
      if (listEndsAt(plain, word.startsWith('等') ? index : numberStart(plain, index))) return true
      continue
    }
    for (let length = 2; length <= LONGEST_NAME; length++) {
      const at = index - length
      if (at < 0 || !nameEndsAt(plain, at).includes(index)) continue
      if (at === 0 || /[^\u4e00-\u9fff]|[的和与给由让请叫是班了、]/.test(plain.charAt(at - 1))) return true
    }
    /** 乐乐小朋友. */
    const [first, second] = plain.slice(Math.max(0, index - 2), index)
    if (first !== undefined && first === second && /[\u4e00-\u9fff]/.test(first) && !REPEATED.has(first)) return true
  }
  return false
}

/** 位位小朋友, 个个小朋友 name nobody. */
const REPEATED = new Set('位个名群人常渐慢深纷看谢多小大们刚时天')

const numberStart = (plain: string, at: number): number => {
  let start = at
  while (start > 0 && /[\d一二两三四五六七八九十]/.test(plain.charAt(start - 1))) start--
  return start
}

/** Two names and more end here: 王小明、李乐乐. */
function listEndsAt(plain: string, end: number): boolean {
  const line = plain.slice(Math.max(0, end - 24), end)
  const match = /(?:^|[^\u4e00-\u9fff]|班|的|由|和)((?:[\u4e00-\u9fff]{2,3}、){1,6}[\u4e00-\u9fff]{2,3})$/.exec(line)
  return match !== null && (match[1] ?? '').split('、').every((name) => nameEndsAt(name, 0).includes(name.length))
}

/** 王小明妈妈, 李乐乐家长: the child's full name. */
function parented(plain: string): boolean {
  for (const { index } of plain.matchAll(FAMILY)) {
    const at = index - LONGEST_NAME
    if (at >= 0 && nameEndsAt(plain, at).includes(index) && (at === 0 || !/[\u4e00-\u9fff]/.test(plain.charAt(at - 1))))
      return true
  }
  return false
}

/** 姓名：王小明 性别：男 班级：大一班: one child's form. */
const filled = (plain: string): boolean =>
  /姓名\s?[:：]\s?[\u4e00-\u9fff]{2,4}/.test(plain) &&
  /监护人|家长电话|出生|年龄\s?[:：]\s?[2-6]\s?岁?(?!\d)|班级\s?[:：]\s?[大中小托]/.test(plain)
