import { note } from '../../bot/card.ts'
import type { At } from '../../bot/command.ts'
import { type Decision, type Refusal, refuse } from '../../bot/decision.ts'
import { join, phrase, same } from '../../bot/phrase.ts'
import { detailsForm, kindergartenFacts } from './bind-card.ts'
import type { Numbers } from './history.ts'
import { sameName } from './names.ts'
import { type Details, kindergartenSubject, type Places, refineKindergarten } from './places.ts'

export function saveDetails(
  id: string,
  details: Details,
  places: Places,
  numbers: Numbers,
  at: At,
): Decision | Refusal {
  const now = places.kindergartens.find((k) => k.id === id)
  if (!now) return refuse(says.noSuch)
  const { county } = details
  const moves = county !== undefined && county !== now.county
  if (moves && !at.standing.owner) return refuse(says.ownerMoves)
  if (moves && county !== null && !places.counties.some((one) => one.id === county)) return refuse(says.noCounty)
  if (moves && namedIn(places, county, now.name)) return refuse(says.taken(now.name))
  const refined = refineKindergarten(now, details, numbers(kindergartenSubject(id)))
  const place = refined?.place ?? now
  const others = places.kindergartens.filter((k) => k.id !== id)
  return {
    rows: refined?.rows ?? [],
    history: refined?.history ?? [],
    show: {
      card: {
        title: same(place.name),
        tone: 'green',
        body: [
          { is: 'facts', facts: kindergartenFacts(place, { ...places, kindergartens: [...others, place] }) },
          detailsForm(place, at.standing.owner ? places.counties : []),
        ],
      },
    },
    toast: refined ? says.saved : says.unchanged,
  }
}

const namedIn = (places: Places, county: string | null, name: string) =>
  places.kindergartens.some((k) => k.county === county && sameName(k.name, name))

export function takeOver(id: string, chosen: readonly string[], places: Places, numbers: Numbers): Decision | Refusal {
  const county = places.counties.find((one) => one.id === id)
  if (!county) return refuse(says.noCounty)
  const free = places.kindergartens.filter((k) => k.county === null && chosen.includes(k.id))
  const taken = free.filter(({ name }) => namedIn(places, id, name))
  const moved = free
    .filter((k) => !taken.includes(k))
    .flatMap((k) => refineKindergarten(k, { county: id }, numbers(kindergartenSubject(k.id))) ?? [])
  const names = join(moved.map(({ place }) => same(place.name)))
  return {
    rows: moved.flatMap(({ rows }) => rows),
    history: moved.flatMap(({ history }) => history),
    show: {
      card: note(
        phrase(
          `已划入${county.name}的幼儿园（${moved.length} 所）：${names.zh}`,
          `Taken over into ${county.name} (${moved.length}): ${names.en}`,
        ),
        ...taken.map(({ name }) => says.taken(name)),
      ),
    },
    toast: says.saved,
  }
}

const says = {
  noSuch: phrase(
    '没有找到这所幼儿园，请重新发送 /绑定 园 园名。',
    'There is no such kindergarten; please send /bind kindergarten NAME again.',
  ),
  noCounty: phrase(
    '没有找到这个县（市、区），请重新发送 /绑定 县 名称。',
    'There is no such county; please send /bind county NAME again.',
  ),
  ownerMoves: phrase(
    '一所园换县（市、区）由系统管理员来改，其他没有改动。',
    'Only the system owner moves a kindergarten to another county; nothing was changed.',
  ),
  taken: (name: string) =>
    phrase(`那个县已经有“${name}”了，请先改名。`, `That county has a "${name}" already; please rename one first.`),
  saved: phrase('已保存', 'Saved'),
  unchanged: phrase('没有改动', 'Nothing changed'),
}
