import { type Phrase, phrase, same } from '../../bot/phrase.ts'
import { weekdayOf } from '../../bot/school-calendar.ts'
import { activityType, TRIP } from '../../reading/kinds/activity-types.ts'
import { type Activity, typesOfActivity } from './activity.ts'

/** 示范课 / demonstration class. */
export const typeName = (name: string): Phrase => phrase(name, activityType(name)?.english ?? name)

/** 送教下乡（示范课、捐赠） / send-teaching (demonstration class, donation). */
export function typesName(activity: Pick<Activity, 'type' | 'parts'>): Phrase {
  const [first = activity.type, ...others] = typesOfActivity(activity)
  const names = others.map(typeName)
  if (names.length === 0) return typeName(first)
  const zh = names.map((name) => name.zh).join('、')
  const en = names.map((name) => name.en).join(', ')
  return first === TRIP
    ? phrase(`${first}（${zh}）`, `${typeName(first).en} (${en})`)
    : phrase(`${first}、${zh}`, `${typeName(first).en}, ${en}`)
}

const WEEKDAYS = [
  phrase('周一', 'Mon'),
  phrase('周二', 'Tue'),
  phrase('周三', 'Wed'),
  phrase('周四', 'Thu'),
  phrase('周五', 'Fri'),
  phrase('周六', 'Sat'),
  phrase('周日', 'Sun'),
]

/** 2026-10-21（周三）, or 2026年10月, 2026年 where that is all that is known. */
export function dayName(day: string): Phrase {
  if (day.length === 4) return phrase(`${day}年`, day)
  if (day.length < 10) return phrase(`${day.slice(0, 4)}年${Number(day.slice(5))}月`, day)
  const weekday = WEEKDAYS[weekdayOf(day) - 1]
  return weekday ? phrase(`${day}（${weekday.zh}）`, `${day} (${weekday.en})`) : same(day)
}

/** A day, or the days from one to the other. */
export function daysName({ date, dateEnd }: Pick<Activity, 'date' | 'dateEnd'>): Phrase {
  if (dateEnd === null) return dayName(date)
  const [from, to] = [dayName(date), dayName(dateEnd)]
  return phrase(`${from.zh} 至 ${to.zh}`, `${from.en} to ${to.en}`)
}
