import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type D1, d1Meaning, d1Store, PARAMETERS_MAX, pendingD1 } from '../src/store/d1.ts'
import { MIGRATION_NAMES } from '../src/store/migration-names.ts'
import { paper } from '../src/store/paper.ts'
import { Broken, Unavailable } from '../src/store/store.ts'
import { Unfit } from '../src/store/unfit.ts'
import { type D1Nearby, d1Nearby } from './d1-nearby.ts'
import { storeContract } from './store.contract.ts'

/** One for each test of the contract that opens a store, ten for those that plant faults, and some for those below. */
const DATABASES = 32

let nearby: D1Nearby
beforeAll(async () => {
  nearby = await d1Nearby(DATABASES)
})
afterAll(() => nearby.close())

storeContract('D1', async () => {
  const d1 = await nearby.fresh()
  return { store: d1Store(d1), another: async () => d1Store(d1), fill: null, close: async () => {} }
})

describe('what D1 bounds', () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: `ou_${i}`, name: `张${i}`, since: 1 }))

  test('rows of one insert that are too many for a statement go in several, all or none', async () => {
    const store = d1Store(await nearby.fresh())
    const many = PARAMETERS_MAX * 2
    const known = (since: number) =>
      paper
        .insertInto('person')
        .values(people(many).map((one) => ({ ...one, since })))
        .onConflict((oc) => oc.column('id').doUpdateSet({ name: 'again' }))
    expect(await store.commit([known(1)])).toBe('committed')
    expect(await store.commit([known(2)])).toBe('committed')
    const rows = await store.read.selectFrom('person').select(['id', 'name', 'since']).execute()
    expect(rows).toHaveLength(many)
    expect(rows.every(({ name, since }) => name === 'again' && since === 1)).toBe(true)
    const twice = paper.insertInto('person').values([...people(many + 1)])
    expect(await store.commit([twice])).toBe('stale')
    expect(await store.read.selectFrom('person').select('id').execute()).toHaveLength(many)
  })

  test('any other statement with too many values is refused before it is asked, with the number', async () => {
    const store = d1Store(await nearby.fresh())
    const ids = people(PARAMETERS_MAX + 1).map(({ id }) => id)
    const read = store.read.selectFrom('person').select('id').where('id', 'in', ids)
    await expect(read.execute()).rejects.toThrow(/101 values; the most on D1 is 100/)
    await expect(store.commit([paper.deleteFrom('person').where('id', 'in', ids)])).rejects.toBeInstanceOf(Broken)
    expect(store.asked()).toBe(0)
  })

  test('statements are counted, those of a unit too', async () => {
    const store = d1Store(await nearby.fresh())
    await store.commit(people(3).map((one) => paper.insertInto('person').values(one)))
    await store.read.selectFrom('person').select('id').execute()
    expect(store.asked()).toBe(4)
  })
})

describe('what D1 complains of', () => {
  const saying = async (d1: D1, sql: string) =>
    d1Meaning(
      await d1.batch([d1.prepare(sql)]).then(
        () => 'nothing',
        (error: unknown) => error,
      ),
    )

  test('a rule of the schema or a wrong statement is the unit’s fault, trouble of the service is not', async () => {
    const d1 = await nearby.fresh()
    expect(await saying(d1, "insert into member (chat, person, since) values ('a', 'b', 1)")).toBeInstanceOf(Broken)
    expect(await saying(d1, 'insert into claim_turn (id, turn) values (2, 0)')).toBeInstanceOf(Broken)
    expect(await saying(d1, 'select * from nowhere')).toBeInstanceOf(Broken)
    for (const trouble of ['Network connection lost.', 'D1_ERROR: D1 DB is overloaded.', 'D1_ERROR: database is full'])
      expect(d1Meaning(new Error(trouble)), trouble).toBeInstanceOf(Unavailable)
  })
})

describe('the tables', () => {
  test('the program names every migration that lies in the folder', () => {
    const files = readdirSync(path.resolve(import.meta.dirname, '../migrations'))
    expect(MIGRATION_NAMES).toEqual(files.map((file) => path.basename(file, '.sql')).sort())
  })

  test('are current when all of them were applied, and which are missing is known', async () => {
    const d1 = await nearby.fresh()
    expect(await pendingD1(d1, MIGRATION_NAMES)).toEqual([])
    expect(await pendingD1(d1, [...MIGRATION_NAMES, '9999_next'])).toEqual(['9999_next'])
    await d1.prepare('drop table d1_migrations').all()
    expect(await pendingD1(d1, MIGRATION_NAMES)).toEqual(MIGRATION_NAMES)
  })

  test('newer than the program: refused, naming what is unknown', async () => {
    const d1 = await nearby.fresh()
    await d1.prepare("insert into d1_migrations (name) values ('9999_future.sql')").all()
    await expect(pendingD1(d1, MIGRATION_NAMES)).rejects.toThrow(/9999_future.*newer than this program/)
    await expect(pendingD1(d1, MIGRATION_NAMES)).rejects.toBeInstanceOf(Unfit)
  })
})
