import { type Phrase, phrase } from '../../bot/phrase.ts'

export function levelName(level: string): Phrase {
  const english: Readonly<Record<string, string>> = {
    托班: 'toddlers',
    小班: 'lower class',
    中班: 'middle class',
    大班: 'upper class',
    混龄: 'mixed ages',
  }
  return phrase(level, english[level] ?? level)
}

export function domainName(domain: string): Phrase {
  const english: Readonly<Record<string, string>> = {
    健康: 'health',
    语言: 'language',
    社会: 'society',
    科学: 'science',
    艺术: 'arts',
    综合: 'several domains',
  }
  return phrase(domain, english[domain] ?? domain)
}

export function halfDayName(half: string): Phrase {
  const english: Readonly<Record<string, string>> = {
    上午: 'morning',
    下午: 'afternoon',
    全天: 'all day',
    晚上: 'evening',
  }
  return phrase(half, english[half] ?? half)
}
