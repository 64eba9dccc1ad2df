/**
 * The migrations of this program, as a Worker knows them: it has no folder to look into, and wrangler applies them.
 * A file added to `migrations/` is added here; test/store.d1.test.ts compares the two.
 */
export const MIGRATION_NAMES: readonly string[] = [
  '0001_spine',
  '0002_people',
  '0003_activities',
  '0004_records',
  '0005_exchanges',
]
