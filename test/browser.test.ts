import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as driver, type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type RealProcess, startProcess } from './real-process.ts'

/** The whole program as `npm start` starts it, with nothing set, looked at through a real browser. */

const PAIR = '机关园—桃源镇园结对群'
const DESK = { width: 1280, height: 820 }
const PHONE = { width: 390, height: 844 }

let folder: string
let bot: RealProcess
let browser: Browser
let context: BrowserContext
let page: Page
let complaints: string[]

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jiedui-browser-'))
  bot = await startProcess({ DATABASE_URL: `sqlite:${path.join(folder, 'jiedui.db')}` })
  browser = await driver.launch({
    executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
    // Not the package's own: those are for a cloud function, one process and no web security at all.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })
  // The first month is lived through once; the page says so meanwhile.
  await vi.waitUntil(async () => !(await view()).seeding, { timeout: 40_000, interval: 100 })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await bot?.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(() => {
  complaints = []
})

afterEach(async () => {
  await context.close()
  expect(complaints).toEqual([])
})

async function look(viewport: { width: number; height: number }, locale = 'zh-CN'): Promise<void> {
  context = await browser.newContext({ viewport, locale })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(bot.url) && !request.url().startsWith('data:'))
      complaints.push(`from elsewhere: ${request.url()}`)
  })
  await page.goto(bot.url)
}

const be = (name: string) => page.locator(`[data-person="${name}"]`).click()
const open = (chat: string) => page.locator(`[data-chat="${chat}"]`).click()
const cards = () => page.locator('#messages .card')
async function type(text: string): Promise<void> {
  await page.locator('#typing').fill(text)
  await page.keyboard.press('Enter')
}
/** The newest card that says so; waits for it. */
async function card(words: string): Promise<Locator> {
  const found = cards().filter({ hasText: words }).last()
  await found.waitFor()
  return found
}
const agree = () => page.locator('dialog .b-primary').click()
interface View {
  readonly seeding: boolean
  readonly month: { readonly calls: number }
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly chats: readonly { readonly id: string; readonly name: string }[]
}
const view = async (me = '') => (await (await fetch(`${bot.url}/local/state?me=${me}`)).json()) as View
const calls = async () => (await view()).month.calls

describe('at a desk', () => {
  beforeEach(() => look(DESK))

  test('a teacher logs by typing; her partner sees it and confirms; she takes it back', async () => {
    await be('王莉')
    await open(PAIR)
    const before = await calls()
    await type('/记录 示范课 今天《小鸡出壳》 18人')
    await (await card('小鸡出壳')).getByText('18 人').waitFor()
    expect((await calls()) - before).toBe(1)

    await be('张秀兰')
    await open(PAIR)
    await (await card('小鸡出壳')).getByRole('button', { name: '对方确认' }).click()
    await (await card('小鸡出壳')).getByText('已确认（').waitFor()

    await be('王莉')
    await open(PAIR)
    const own = await card('小鸡出壳')
    await own.getByText('已确认（').waitFor()
    await own.getByRole('button', { name: '撤销' }).click()
    await agree()
    await (await card('小鸡出壳')).getByRole('heading', { name: '已撤销：示范课' }).waitFor()
    expect(await page.locator('.toast').last().textContent()).toContain('已撤销')
    // Presses are answered by callbacks: no call was made for any of them.
    expect((await calls()) - before).toBe(1)
  })

  test('an empty /记录 gives a form; what is half filled in outlives other people’s messages', async () => {
    await be('李小芳')
    await open(PAIR)
    await type('/记录')
    const form = await card('记录一次帮扶活动')
    await form.getByLabel('主题').fill('春天的秘密')
    await fetch(`${bot.url}/local/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(await sayAs('何静', '大家周五前把照片发群里')),
    })
    await page.getByText('大家周五前把照片发群里').first().waitFor()
    await form.locator('summary').first().click()
    await form.getByLabel('示范课', { exact: true }).check()
    await form.getByRole('button', { name: '记录', exact: true }).click()
    await (await card('春天的秘密')).getByText('已记录').waitFor()
  })

  test('in private the bot asks which pair, and a press logs it', async () => {
    await be('刘志强')
    await page.getByRole('button', { name: '和机器人私聊' }).click()
    await type('/记录 专题讲座《保教结合》 今天 20人')
    const asked = await card('县实验幼儿园')
    await asked.getByRole('button', { name: /县实验幼儿园/ }).click()
    await (await card('保教结合')).getByText('已记录').waitFor()
  })

  test('recalling one’s own message takes its record back', async () => {
    await be('王莉')
    await open(PAIR)
    await type('/记录 教研交流《写错了的活动》 今天 3人')
    await card('写错了的活动')
    const own = page.locator('.message.own').last()
    await own.hover()
    await own.getByLabel('更多操作').click()
    await own.getByRole('menuitem', { name: '撤回' }).click()
    await page.getByText('你撤回了一条消息').last().waitFor()
    await type('/台账')
    const list = await card('台账')
    expect(await list.textContent()).not.toContain('写错了的活动')
  })

  test('what people type is never markup', async () => {
    await be('王莉')
    await open(PAIR)
    await type('/记录 示范课《<img src=x onerror=alert(1)>**粗**<at id=all></at>》')
    const shown = await card('onerror')
    expect(await shown.textContent()).toContain('<img src=x onerror=alert(1)>')
    expect(await page.locator('#messages img').count()).toBe(0)
    expect(await shown.locator('.at', { hasText: '所有人' }).count()).toBe(0)
  })

  test('behind the scenes: the signed webhook, the calls, the clock', async () => {
    await be('王莉')
    await open(PAIR)
    await type('/台账')
    await card('台账')
    await page.locator('[data-open="panel"]:visible').click()
    const hook = page.locator('.panel details', { hasText: 'im.message.receive_v1' }).first()
    await hook.locator('summary').click()
    await hook.getByText('x-lark-signature').waitFor()
    await hook.getByText(/"encrypt"/).waitFor()
    await hook.getByText(/"message_id": "om_/).waitFor()
    await page.locator('.panel details', { hasText: 'POST im/v1/messages' }).first().waitFor()
    const time = () => page.locator('.panel .time').textContent()
    const before = await time()
    await page.locator('[data-move="day"]').click()
    await expect.poll(time).not.toBe(before)
    await page.locator('[data-move="now"]').click()
  })

  test('somebody in no group sees none', async () => {
    await be('丁可')
    await page.getByText('这个人不在任何群里。').waitFor()
    expect(await page.locator('[data-chat]').count()).toBe(0)
  })
})

test('in English, cards and all', async () => {
  await look(DESK, 'en-GB')
  await be('王莉')
  await open(PAIR)
  await type('/log demonstration class "Dancing Salt" 12 people')
  await (await card('Dancing Salt')).getByText('Recorded').waitFor()
  await page.locator('#language').click()
  await (await card('Dancing Salt')).getByText('已记录').waitFor()
})

test('every kind of component is drawn, and what is none is said to be', async () => {
  await look(DESK)
  const drawn = (await page.evaluate(`(${DRAW})(${JSON.stringify(GALLERY)})`)) as Record<string, unknown>
  expect(drawn).toMatchObject({
    bars: 4,
    slices: 3,
    lines: 1,
    rows: 2,
    fields: 6,
    columns: 2,
    open: 1,
    links: 1,
    strong: 1,
    active: 0,
  })
  expect(drawn.words).toContain('*不是粗体* @<ou_1>')
  expect(drawn.words).toContain('<b onclick="x">不是标签</b>')
  expect(drawn.words).toContain('[不是链接](javascript:alert(1))')
  expect(drawn.words).toContain('本地飞书不会画这个组件: img_combination')
})

test('on a phone one logs as well, and nothing is wider than the screen', async () => {
  for (const viewport of [PHONE, { width: 320, height: 640 }]) {
    await context?.close()
    await look(viewport)
    await page.getByRole('combobox', { name: '我是' }).selectOption({ label: '王莉' })
    await open(PAIR)
    await type(`/记录 示范课《${viewport.width} 宽的屏幕》 今天 5人`)
    await (await card(`${viewport.width} 宽的屏幕`)).getByText('已记录').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
    expect(await page.locator('#messages').evaluate((node) => node.scrollWidth - node.clientWidth)).toBeLessThanOrEqual(
      0,
    )
    await page.getByLabel('返回').click()
    await page.locator(`[data-chat="${PAIR}"]`).waitFor()
  }
})

test('everything can be reached with the keyboard, and has a name', async () => {
  await look(DESK)
  await be('王莉')
  await open(PAIR)
  await page.locator('#typing').waitFor()
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll('button, input, select, textarea, summary')]
      .filter((node) => {
        const labels = 'labels' in node ? [...((node as HTMLInputElement).labels ?? [])] : []
        const name = [node.getAttribute('aria-label'), node.textContent, ...labels.map((label) => label.textContent)]
          .join('')
          .trim()
        return name === ''
      })
      .map((node) => node.outerHTML.slice(0, 120)),
  )
  expect(nameless).toEqual([])
  // What was chosen with the keyboard keeps the focus, though the list is drawn anew.
  await page.locator('[data-person="何静"]').focus()
  await page.keyboard.press('Enter')
  await page.locator('[data-person="何静"][aria-pressed="true"]').waitFor()
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.person)).toBe('何静')
  await page.locator('#typing').focus()
  await page.keyboard.type('/我是谁')
  await page.keyboard.press('Enter')
  await page.locator('.message.own', { hasText: '/我是谁' }).last().waitFor()
})

/** What the page would send for somebody else. */
async function sayAs(name: string, text: string): Promise<object> {
  const me = (await view()).people.find((person) => person.name === name)?.id ?? ''
  return { me, chat: (await view(me)).chats.find((chat) => chat.name === PAIR)?.id ?? '', text }
}

/** Runs in the browser, with the page's own module; a text, since the test's compiler would rewrite its import. */
const DRAW = `async (json) => {
  const { card } = await import('/local/page/card.ts')
  const needs = { nameOf: (id) => '<' + id + '>', press: async () => {}, confirm: async () => true, incomplete: () => {} }
  const node = card(json, needs)
  document.body.append(node)
  const count = (selector) => node.querySelectorAll(selector).length
  return {
    words: node.textContent,
    bars: count('rect:not([width="12"])'),
    slices: count('svg path'),
    lines: count('polyline'),
    rows: count('.table tbody tr'),
    fields: count('.field > input, .field > select, .field > textarea, details.field'),
    columns: count('.column'),
    open: count('details[open]'),
    links: count('a'),
    strong: count('strong'),
    active: count('script, img, iframe, b, [onclick]'),
  }
}`

const plain = (content: string) => ({ tag: 'plain_text', content })
const value = (x: string, y: number, s: string) => ({ x, y, s })
const GALLERY = {
  schema: '2.0',
  header: { title: plain('桃源县周报'), subtitle: plain('第 47 周'), template: 'indigo' },
  body: {
    elements: [
      {
        tag: 'markdown',
        content:
          '**粗** [链接](https://open.feishu.cn)<br>&#42;不是粗体&#42; <at id=ou_1></at>\n<b onclick="x">不是标签</b>\n[不是链接](javascript:alert(1))',
      },
      { tag: 'hr' },
      {
        tag: 'chart',
        chart_spec: {
          type: 'bar',
          data: [
            {
              values: [value('甲', 3, '上月'), value('乙', 2, '上月'), value('甲', 1, '本月'), value('乙', 5, '本月')],
            },
          ],
          xField: ['x', 's'],
          yField: 'y',
          seriesField: 's',
        },
      },
      {
        tag: 'chart',
        chart_spec: {
          type: 'line',
          data: { values: [value('9月', 1, ''), value('10月', 4, '')] },
          xField: 'x',
          yField: 'y',
        },
      },
      {
        tag: 'chart',
        chart_spec: {
          type: 'pie',
          data: { values: [value('示范课', 6, ''), value('讲座', 3, ''), value('捐赠', 2, '')] },
          valueField: 'y',
          categoryField: 'x',
        },
      },
      {
        tag: 'table',
        page_size: 2,
        columns: [
          { name: 'a', display_name: '活动', data_type: 'text' },
          { name: 'n', display_name: '人数', data_type: 'number' },
        ],
        rows: [
          { a: '《会跳舞的盐》', n: 18 },
          { a: 'b', n: 2 },
          { a: 'c', n: 1300 },
        ],
      },
      {
        tag: 'column_set',
        flex_mode: 'bisect',
        columns: ['左', '右'].map((side) => ({
          tag: 'column',
          width: 'weighted',
          elements: [{ tag: 'div', text: plain(side) }],
        })),
      },
      {
        tag: 'collapsible_panel',
        expanded: true,
        header: { title: plain('展开') },
        elements: [{ tag: 'person', user_id: 'ou_1' }],
      },
      {
        tag: 'form',
        name: 'f',
        elements: [
          { tag: 'input', name: 'line', label: plain('一行') },
          { tag: 'input', name: 'lines', input_type: 'multiline_text', label: plain('几行') },
          { tag: 'select_static', name: 'one', placeholder: plain('选'), options: [{ text: plain('甲'), value: '1' }] },
          {
            tag: 'multi_select_static',
            name: 'many',
            placeholder: plain('多选'),
            options: [{ text: plain('甲'), value: '1' }],
          },
          { tag: 'date_picker', name: 'day', placeholder: plain('日期'), initial_date: '2026-11-20' },
          { tag: 'picker_time', name: 'time', placeholder: plain('时间') },
          { tag: 'button', name: 'go', form_action_type: 'submit', text: plain('提交'), behaviors: [] },
        ],
      },
      { tag: 'img_combination' },
    ],
  },
}
