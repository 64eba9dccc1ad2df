import { expect, test } from 'vitest'
import { readConfig, WrongSettings } from './config.ts'

test('without settings the local Feishu is served on this machine', () => {
  expect(readConfig({})).toEqual({
    feishu: null,
    domain: 'https://open.feishu.cn',
    owners: [],
    database: { kind: 'sqlite', file: './data/jiedui.db' },
    host: '127.0.0.1',
    port: 3000,
    publicUrl: null,
    zone: 'Asia/Shanghai',
    metricsToken: null,
  })
})

test('four credentials make the real thing; a slash behind the domain does no harm', () => {
  const config = readConfig({
    FEISHU_APP_ID: 'cli_0123456789abcdef',
    FEISHU_APP_SECRET: 's',
    FEISHU_ENCRYPT_KEY: 'e',
    FEISHU_VERIFICATION_TOKEN: 'v',
    FEISHU_DOMAIN: 'https://open.larksuite.com/',
    BOT_OWNERS: 'ou_a, ou_b',
    DATABASE_URL: 'sqlite:///var/lib/jiedui/j.db',
    PORT: '0',
  })
  expect(config.feishu?.appId).toBe('cli_0123456789abcdef')
  expect(config.domain).toBe('https://open.larksuite.com')
  expect(config.owners).toEqual(['ou_a', 'ou_b'])
  expect(config.database).toEqual({ kind: 'sqlite', file: '/var/lib/jiedui/j.db' })
  expect(readConfig({ DATABASE_URL: 'postgres://u@h/d' }).database).toEqual({
    kind: 'postgres',
    url: 'postgres://u@h/d',
  })
  expect(config.port).toBe(0)
})

test('one message names every wrong setting, and repeats no value', () => {
  const wrong = {
    FEISHU_APP_SECRET: 'hush-hush',
    FEISHU_DOMAIN: 'not an address',
    BOT_OWNERS: 'liu',
    DATABASE_URL: 'mysql://x',
    FILES_URL: 'ftp://x',
    PORT: '70000',
    PUBLIC_URL: 'x',
    BOT_TIMEZONE: 'Mars/Olympus',
    SESSION_SECRET: 'short',
  }
  const read = () => readConfig(wrong)
  expect(read).toThrow(WrongSettings)
  for (const name of [...Object.keys(wrong), 'FEISHU_APP_ID', 'FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN']) {
    if (name !== 'FEISHU_APP_SECRET') expect(read).toThrow(new RegExp(`^  ${name}: `, 'm'))
  }
  expect(read).not.toThrow(/hush-hush/)
})

test('a variable set to nothing counts as absent', () => {
  expect(readConfig({ FEISHU_APP_ID: '', PORT: ' ' }).port).toBe(3000)
})
