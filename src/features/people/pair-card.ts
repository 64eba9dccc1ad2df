import { type Button, buttons, type Card, type Element, type Fact, facts, small, text } from '../../bot/card.ts'
import type { Reader } from '../../bot/command.ts'
import { join, type Phrase, phrase, same, together } from '../../bot/phrase.ts'
import { levelChoices, levelName } from './level.ts'
import { type Kindergarten, kindergartensOf, type Pair } from './pair.ts'
import { RECEIVERS_USUAL } from './pair-words.ts'
import { type County, countyName } from './places.ts'
import { type Chat, sameScope, tiedName } from './tie.ts'

/** Who of this chat said which side she is on. */
export interface SideSaid {
  readonly person: string
  readonly kindergarten: string
}

/** All that the card of a pair shows. */
export interface PairFace {
  readonly pair: Pair
  readonly counties: readonly County[]
  readonly chat: Chat
  readonly sides: readonly SideSaid[]
}

/** One query: the members of this chat who belong to one of these kindergartens. */
export const sidesIn = (db: Reader, chat: string, kindergartens: readonly string[]): Promise<readonly SideSaid[]> =>
  kindergartens.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('staff')
        .innerJoin('member', 'member.person', 'staff.person')
        .select(['staff.person', 'staff.kindergarten'])
        .where('member.chat', '=', chat)
        .where('staff.kindergarten', 'in', kindergartens)
        .limit(SIDES_MAX)
        .execute()

/** A pair's group is some dozen people; a bigger number only counts. */
const SIDES_MAX = 500

/** The pair, what is still to be said of it, and in its own group the buttons 我是×园的. */
export function pairCard(face: PairFace, title: Phrase, news: readonly Phrase[]): Card {
  const { pair } = face
  const running = pair.endedAt === null
  return {
    title,
    tone: running ? 'green' : 'grey',
    body: [
      facts(...factsOf(face)),
      ...news.map((line) => text(line)),
      ...(running
        ? [...warnings(pair).map((line) => small(line)), ...sideButtons(face), ...tieOffer(face), ...levelForm(pair)]
        : endedWords(pair)),
    ],
  }
}

const factsOf = ({ pair, counties, chat, sides }: PairFace): readonly Fact[] => [
  { label: phrase('帮扶方', 'Giver'), value: described(pair.giver) },
  { label: phrase('受帮扶方', 'Receiver'), value: join(pair.receivers.map(described)) },
  {
    label: phrase('所属县市区', 'County'),
    value: join(
      [...new Set(kindergartensOf(pair).map((k) => k.county))].map((county) => countyName({ counties }, county)),
    ),
  },
  { label: phrase('周期', 'Cycle'), value: cycleName(pair.cycle.firstYear) },
  ...(isHere(chat, pair)
    ? [
        {
          label: phrase('本群', 'This group'),
          value: phrase('这个结对的群', "this pair's group"),
          note: sidesNote(pair, sides),
        },
      ]
    : []),
]

/** Two school years (R27). */
export const cycleName = (firstYear: number): Phrase =>
  phrase(
    `${firstYear}年9月—${firstYear + 2}年8月（两个学年）`,
    `September ${firstYear} to August ${firstYear + 2} (two school years)`,
  )

const described = ({ name, level }: Kindergarten): Phrase =>
  level === '无' || level === '未填'
    ? same(name)
    : together(same(name), phrase('（', ' ('), levelName[level], phrase('）', ')'))

const isHere = (chat: Chat, pair: Pair) =>
  chat.tied !== null && sameScope(chat.tied.scope, { kind: 'pair', id: pair.id })

const countOf = (sides: readonly SideSaid[], kindergarten: string) =>
  new Set(sides.filter((side) => side.kindergarten === kindergarten).map(({ person }) => person)).size

function sidesNote(pair: Pair, sides: readonly SideSaid[]): Phrase {
  const known = kindergartensOf(pair).reduce((sum, { id }) => sum + countOf(sides, id), 0)
  return phrase(`已知 ${known} 人是哪一方的`, `side known for ${known} ${known === 1 ? 'person' : 'people'}`)
}

function warnings(pair: Pair): readonly Phrase[] {
  const many = pair.receivers.length
  return [
    ...(many > RECEIVERS_USUAL
      ? [
          phrase(
            `提醒：文件要求一所示范园帮扶 1–${RECEIVERS_USUAL} 所乡镇园，这里已有 ${many} 所，请确认。`,
            `Please note: the policy asks for 1–${RECEIVERS_USUAL} receivers; here there are ${many}.`,
          ),
        ]
      : []),
    ...(pair.giver.level === '无'
      ? [
          phrase(
            '提醒：帮扶方一般是省、市、县级示范园。',
            'Please note: the giver is usually a demonstration kindergarten.',
          ),
        ]
      : []),
  ]
}

function sideButtons({ pair, chat, sides }: PairFace): readonly Element[] {
  if (!isHere(chat, pair)) return []
  const button = ({ id, name }: Kindergarten): Button => {
    const count = countOf(sides, id)
    return {
      text: phrase(
        `我是${name}的${count > 0 ? `（${count}）` : ''}`,
        `I am from ${name}${count > 0 ? ` (${count})` : ''}`,
      ),
      press: { command: 'whoami', button: 'side', about: { pair: pair.id, kindergarten: id } },
    }
  }
  return [
    text(
      phrase(
        '请各位老师点一下自己是哪一方的（点错了可以再点另一所），记录时就不用再写：',
        'Please press which side you are on (press the other one to change it):',
      ),
    ),
    buttons(...kindergartensOf(pair).map(button)),
    small(
      phrase(
        '也可以发送：/我是 园名。现在就可以在本群记录活动，例如：/记录 示范课',
        'You can also send /iam NAME. Activities can be logged here now, for example: /log demonstration class',
      ),
    ),
  ]
}

function tieOffer({ pair, chat }: PairFace): readonly Element[] {
  if (isHere(chat, pair)) return []
  if (chat.kind !== 'group') {
    return [
      text(
        phrase(
          `还没有和群关联：请把我加进这个结对的飞书群，在群里发送：/绑定 结对 ${pair.giver.name}`,
          `No group is tied to it yet: add me to the pair's group and send there: /bind pair ${pair.giver.name}`,
        ),
      ),
    ]
  }
  const tied = chat.tied
  return [
    ...(tied
      ? [
          text(
            together(
              phrase('本群目前是', 'This group is tied to '),
              tiedName(tied),
              phrase(
                '的群，没有改动。要改为这个结对的群吗？',
                '; nothing was changed. Shall it become the group of this pair?',
              ),
            ),
          ),
        ]
      : []),
    buttons({
      text: tied
        ? phrase('改为这个结对的群', 'Tie it to this pair')
        : phrase('设为这个结对的群', 'Tie this group to it'),
      press: { command: 'pair', button: 'tie', about: { pair: pair.id } },
      ...(tied
        ? {
            confirm: phrase(
              '本群的成员将改为看到这个结对的内容，原来的关联会取消。确定吗？',
              'Members of this group will then see this pair instead of what it is tied to now. Go on?',
            ),
          }
        : {}),
    }),
  ]
}

function levelForm(pair: Pair): readonly Element[] {
  if (pair.giver.level !== '未填') return []
  return [
    {
      is: 'form',
      name: 'levels',
      fields: [
        {
          name: 'level',
          is: 'choice',
          label: phrase(
            `${pair.giver.name}的示范等级（未填）`,
            `Demonstration level of ${pair.giver.name} (not given yet)`,
          ),
          choices: levelChoices,
        },
      ],
      submit: {
        text: phrase('保存等级', 'Save the level'),
        press: { command: 'pair', button: 'level', about: { pair: pair.id, kindergarten: pair.giver.id } },
      },
    },
  ]
}

const endedWords = (pair: Pair): readonly Element[] => [
  text(
    phrase(
      '这个结对已经结束：记录都保留，可以查看，不能再新增或修改。',
      'This pair has ended: its records are kept and can be read, not added to or changed.',
    ),
  ),
  buttons({
    text: phrase('恢复这个结对', 'Take it up again'),
    press: { command: 'pair', button: 'reopen', about: { pair: pair.id } },
  }),
]
