import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { play } from '../src/simulator/play.ts'
import { readTalk, type Step } from '../src/simulator/talk.ts'
import { town } from './town.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const TALKS = globSync('src/**/*.talk.txt', { cwd: ROOT }).sort()

/** The steps of a talk, behind those of the talks it comes after. */
function stepsOf(file: string, coming: readonly string[] = []): readonly (readonly Step[])[] {
  if (coming.includes(file)) throw new Error(`${file} comes after itself`)
  const talk = readTalk(readFileSync(file, 'utf8'))
  return [
    ...talk.after.flatMap((before) => stepsOf(path.resolve(path.dirname(file), before), [...coming, file])),
    talk.steps,
  ]
}

async function playAll(talks: readonly (readonly Step[])[]): Promise<void> {
  const stage = await town()
  try {
    for (const steps of talks) await play(steps, stage)
  } finally {
    await stage.close()
  }
}

describe('talks', () => {
  test('there are some', () => {
    expect(TALKS.length).toBeGreaterThan(0)
  })
  for (const file of TALKS) {
    test(file, async () => {
      await playAll(stepsOf(path.join(ROOT, file)))
    })
  }
})

describe('a talk that is not true is told so', () => {
  const COUNTY = ['people: 刘志强, 王莉', 'owner: 刘志强', 'group 桃源镇结对群: 刘志强, 王莉']
  const lines = (...more: readonly string[]) => playAll([readTalk([...COUNTY, ...more].join('\n')).steps])

  test('words that were not said', async () => {
    await expect(
      lines('桃源镇结对群 | 刘志强: /pair 实验幼儿园 → 桃源镇中心幼儿园', '  bot: 天气预报'),
    ).rejects.toThrow(/^line 5: “天气预报” was not said; seen:/)
  })
  test('a silence that was broken', async () => {
    await expect(lines('桃源镇结对群 | 刘志强: /pair 实验幼儿园 → 桃源镇中心幼儿园', '  silence')).rejects.toThrow(
      'line 5',
    )
  })
  test('calls that were made', async () => {
    await expect(lines('桃源镇结对群 | 刘志强: /pair 实验幼儿园 → 桃源镇中心幼儿园', '  calls: 0')).rejects.toThrow(
      'line 5',
    )
  })
  test('a button that is not there', async () => {
    await expect(
      lines('桃源镇结对群 | 刘志强: /pair 实验幼儿园 → 桃源镇中心幼儿园', '  press 飞上天 as 王莉'),
    ).rejects.toThrow('no card has a button 飞上天')
  })
  test('a line that means nothing', () => {
    expect(() => readTalk('王莉 dances')).toThrow('line 1 means nothing')
  })
})
