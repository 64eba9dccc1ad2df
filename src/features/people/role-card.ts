import { type Card, note, small, text } from '../../bot/card.ts'
import type { At } from '../../bot/command.ts'
import { join, phrase, same, together } from '../../bot/phrase.ts'
import { countiesLedBy, type Places } from './places.ts'
import type { Setting } from './role-scope.ts'
import { type Held, nameOfScope, type RoleScope, whereOfScope } from './role-scope.ts'
import { roleName } from './role-words.ts'

/** A phone shows some dozen lines; the roster exports the rest. */
export const LIST_MAX = 60

const UNNAMED = phrase('（暂无姓名）', '(no name yet)')

export function changedCard({ wish, names, places }: Setting, scope: RoleScope, affected: readonly string[]): Card {
  const called = (people: readonly string[]) =>
    join(
      people.map((person) => {
        const name = names.get(person)
        return name === undefined ? UNNAMED : same(name)
      }),
    )
  const untouched = wish.people.filter((person) => !affected.includes(person))
  const what = together(roleName[wish.role], phrase('（', ' ('), nameOfScope(scope, places), phrase('）', ')'))
  const grant = wish.does === 'grant'
  return {
    title: says.changed,
    tone: 'green',
    body: [
      ...(affected.length > 0
        ? [
            text(
              grant
                ? together(called(affected), phrase(' 现在是：', ' is now: '), what)
                : together(called(affected), phrase(' 不再是：', ' is no longer: '), what),
            ),
          ]
        : []),
      ...(untouched.length > 0
        ? [
            text(
              grant
                ? together(called(untouched), phrase(' 之前就是：', ' was already: '), what)
                : together(called(untouched), phrase(' 本来就不是：', ' was not: '), what),
            ),
          ]
        : []),
      small(
        grant
          ? phrase('要撤销，请发送：/设角色 撤销 @姓名 角色', 'To take it back, send: /role remove @NAME ROLE')
          : phrase('要恢复，请发送：/设角色 @姓名 角色', 'To give it back, send: /role @NAME ROLE'),
      ),
    ],
  }
}

/** Only what lies in the asker's scope (R1). */
export function listCard(held: readonly Held[], people: readonly string[], places: Places, at: At): Card {
  const led = countiesLedBy(at.standing)
  const mine = held.filter(
    (one) =>
      (people.length === 0 || people.includes(one.person)) &&
      (at.standing.owner || whereOfScope(one, places).counties.some((id) => led.includes(id))),
  )
  if (mine.length === 0) return note(says.none)
  const shown = mine.slice(0, LIST_MAX)
  return {
    title: says.title,
    body: [
      {
        is: 'table',
        columns: [
          { name: 'who', title: phrase('姓名', 'Name') },
          { name: 'role', title: phrase('角色', 'Role') },
          { name: 'scope', title: phrase('范围', 'Scope') },
        ],
        rows: shown.map((one) => ({
          who: one.name === null ? UNNAMED : same(one.name),
          role: roleName[one.role],
          scope: nameOfScope(one, places),
        })),
      },
      ...(mine.length > shown.length
        ? [
            small(
              phrase(
                `共 ${mine.length} 条，这里列出前 ${shown.length} 条；/设角色 @姓名 可以只看一个人。`,
                `${mine.length} in all, the first ${shown.length} shown; /role @NAME shows one person's.`,
              ),
            ),
          ]
        : []),
    ],
  }
}

const says = {
  title: phrase('角色', 'Roles'),
  changed: phrase('角色已更新', 'Roles updated'),
  none: phrase(
    '这里没有可以列出的角色：群里只列本群范围内的，全部请私聊我发送 /设角色。设置例如：/设角色 @张老师 园长 桃源镇中心幼儿园',
    'No roles to list here: a group lists its own, and all are listed in a private chat. To set one: /role @Zhang head NAME',
  ),
}
