import { type Button, buttons, type Card, type Element, facts, small, text } from '../../bot/card.ts'
import { type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { BIND_KINDS, type BindKind } from './bind-words.ts'
import { levelChoices, levelName, sideChoices, sideName } from './level.ts'
import type { Kindergarten } from './pair.ts'
import { type County, countyName, type Places } from './places.ts'
import { type Chat, kindName, type Tied, tiedName } from './tie.ts'

/** A select of more would not be read; the rest is offered by sending the command again. */
export const TAKE_OVER_MAX = 30
/** Stands for 市直 where a choice carries a county's id. */
export const NO_COUNTY = 'none'

/** Asks what this group is; sent when the bot is added, and for a bare `/bind`. */
export const bindForm = (): readonly Element[] => [
  {
    is: 'form',
    name: 'bind',
    fields: [
      {
        name: 'kind',
        is: 'choice',
        label: phrase('这是什么群', 'What this group is'),
        required: true,
        choices: FORM_KINDS.map((kind) => ({ value: kind, text: KIND_OF_GROUP[kind] })),
      },
      {
        name: 'name',
        is: 'line',
        label: phrase('名称', 'Name'),
        hint: phrase('市、县名，园名，或 示范园 → 乡镇园', 'city, county or kindergarten, or GIVER → RECEIVER'),
        required: true,
        max: 120,
      },
      {
        name: 'level',
        is: 'choice',
        label: phrase('示范等级（仅幼儿园群）', 'Level (a kindergarten only)'),
        choices: levelChoices,
      },
      {
        name: 'side',
        is: 'choice',
        label: phrase('城区或农村（仅幼儿园群）', 'Side (a kindergarten only)'),
        choices: sideChoices,
      },
    ],
    submit: { text: phrase('确定', 'Save'), tone: 'primary', press: { command: 'bind', button: 'form' } },
  },
  small(
    phrase(
      '由系统管理员或县（市、区）教育局来填；也可以发送：/绑定 县 临湖县、/绑定 园 桃源镇中心幼儿园、/结对 示范园 → 乡镇园',
      'For the system owner or the county bureau; the same by words: /bind county NAME, /bind kindergarten NAME, /pair GIVER → RECEIVER',
    ),
  ),
]

/** The commonest first. */
const FORM_KINDS: readonly BindKind[] = ['pair', 'kindergarten', 'county', 'city']
const KIND_OF_GROUP: Readonly<Record<BindKind, Phrase>> = {
  pair: phrase('结对群（双方园的老师）', "a pair's group (teachers of both sides)"),
  kindergarten: phrase('幼儿园群（一所园的老师）', "a kindergarten's group"),
  county: phrase('县（市、区）教育局、指导小组群', "a county bureau's group"),
  city: phrase('市教育局群', "the city bureau's group"),
}

/** What the group has become, and what may still be said of it. */
export function boundCard(
  tied: Tied,
  places: Places,
  title: Phrase,
  news: readonly Phrase[],
  offers: readonly Element[],
): Card {
  return {
    title,
    tone: 'green',
    body: [
      facts({ label: phrase('本群', 'This group'), value: tiedName(tied) }, ...factsOf(tied, places)),
      ...news.map((line) => text(line)),
      ...headsButtons(tied),
      ...offers,
    ],
  }
}

function factsOf(tied: Tied, places: Places) {
  if (tied.scope.kind !== 'kindergarten') return []
  const { id } = tied.scope
  const place = places.kindergartens.find((k) => k.id === id)
  return place ? kindergartenFacts(place, places) : []
}

export const kindergartenFacts = (place: Kindergarten, places: Places) => [
  { label: phrase('示范等级', 'Level'), value: levelName[place.level] },
  { label: phrase('城区/农村', 'Side'), value: sideName[place.side] },
  { label: phrase('县（市、区）', 'County'), value: countyName(places, place.county) },
]

/** In a group with heads of kindergartens nobody is named for doing nothing (product.md §5). */
function headsButtons(tied: Tied): readonly Element[] {
  if (tied.scope.kind !== 'county' && tied.scope.kind !== 'city') return []
  return [
    text(
      tied.withHeads
        ? phrase(
            '群里是不是也有各园园长？现在按“有园长”处理：周报只写数字，不点名。',
            'Are heads of kindergartens in this group too? Taken as yes for now: the digest counts and does not name.',
          )
        : phrase('现在按“只有指导小组成员”处理。', 'Taken as a group of the leading group only.'),
    ),
    buttons(
      {
        text: phrase('有园长', 'With heads'),
        ...(tied.withHeads ? { tone: 'primary' as const } : {}),
        press: { command: 'bind', button: 'with-heads' },
      },
      {
        text: phrase('只有指导小组', 'Leading group only'),
        ...(tied.withHeads ? {} : { tone: 'primary' as const }),
        press: { command: 'bind', button: 'leading-only' },
      },
    ),
  ]
}

/** What is missing of a kindergarten, or wrong; `counties` where the asker may say whose it is. */
export function detailsForm(place: Kindergarten, counties: readonly County[]): Element {
  return {
    is: 'form',
    name: 'details',
    fields: [
      {
        name: 'level',
        is: 'choice',
        label: phrase('示范等级', 'Level'),
        choices: levelChoices,
        ...(place.level === '未填' ? {} : { value: place.level }),
      },
      {
        name: 'side',
        is: 'choice',
        label: phrase('城区/农村', 'Side'),
        choices: sideChoices,
        ...(place.side === 'unknown' ? {} : { value: place.side }),
      },
      ...(counties.length > 0
        ? [
            {
              name: 'county',
              is: 'choice' as const,
              label: phrase('县（市、区）', 'County'),
              choices: [
                ...counties.map(({ id, name }) => ({ value: id, text: same(name) })),
                { value: NO_COUNTY, text: phrase('市直', 'run by the city') },
              ],
              value: place.county ?? NO_COUNTY,
            },
          ]
        : []),
    ],
    submit: {
      text: phrase('保存', 'Save'),
      press: { command: 'bind', button: 'details', about: { kindergarten: place.id } },
    },
  }
}

/** Kindergartens that were made before their county was. */
export function takeOverForm(county: County, free: readonly Kindergarten[]): readonly Element[] {
  if (free.length === 0) return []
  const shown = free.slice(0, TAKE_OVER_MAX)
  return [
    text(
      phrase(
        `有 ${free.length} 所幼儿园现在记为市直。属于${county.name}的请保留勾选，真正的市直园请去掉，再点“划入”。`,
        `${free.length} kindergartens stand as run by the city. Keep those of ${county.name} selected, then press "Take over".`,
      ),
    ),
    {
      is: 'form',
      name: 'take-over',
      fields: [
        {
          name: 'kindergartens',
          is: 'choices',
          label: phrase('划入的幼儿园', 'Kindergartens to take over'),
          choices: shown.map(({ id, name }) => ({ value: id, text: same(name) })),
          values: shown.map(({ id }) => id),
        },
      ],
      submit: {
        text: phrase(`划入${county.name}`, `Take over into ${county.name}`),
        press: { command: 'bind', button: 'take-over', about: { county: county.id } },
      },
    },
  ]
}

/** One question with buttons; nothing was changed yet. */
export const askCard = (
  title: Phrase,
  question: Phrase,
  answers: readonly Button[],
  more: readonly Element[] = [],
): Card => ({
  title,
  tone: 'orange',
  body: [text(question), buttons(...answers), ...more],
})

export const kindChoices = BIND_KINDS.filter((kind) => kind !== 'pair')

/** Before a group is tied to something else. */
export function retieCard(chat: Chat, name: Phrase, question: string, more: readonly Element[]): Card {
  const now = chat.tied ? tiedName(chat.tied) : same('')
  return askCard(
    phrase('本群已有关联', 'This group is tied already'),
    together(
      phrase('本群现在是', 'This group is tied to '),
      now,
      phrase('的群。要改为', '. Shall it become the group of '),
      name,
      phrase('的群吗？还没有改动。', '? Nothing is changed yet.'),
    ),
    [
      {
        text: phrase('改为新的', 'Change it'),
        tone: 'danger',
        press: { command: 'bind', button: 'retie', about: { question } },
        confirm: phrase(
          '群成员看到的内容会跟着改变，原来的关联会取消。确定吗？',
          'What members see will change and the present tie ends. Go on?',
        ),
      },
    ],
    more,
  )
}

export const untieCard = (tied: Tied): Card =>
  askCard(
    phrase('要解除本群的关联吗？', 'Untie this group?'),
    together(
      phrase('本群现在是', 'This group is tied to '),
      tiedName(tied),
      phrase(
        '的群。解除后，记录都保留，只是不再发到本群。还没有改动。',
        '. Records stay; nothing more is sent here. Nothing is changed yet.',
      ),
    ),
    [{ text: phrase('解除', 'Untie'), tone: 'danger', press: { command: 'bind', button: 'untie' } }],
  )

export const kindButton = (kind: BindKind, question: string): Button => ({
  text: kindName[kind],
  press: { command: 'bind', button: 'kind', about: { question, kind } },
})
