import { InsertQueryNode, type OperationNode, RawNode } from 'kysely'
import type { Write } from '../../store/paper.ts'
import type { Plant } from './host.ts'

/**
 * Mistakes that a bot like this could have, put between the real parts: each must be caught by the invariants, or the
 * invariants are worth nothing.
 */
export const PLANTS = {
  /** Nothing remembers that an event was handled. */
  'no-inbox-key': () => ({
    store: (store) => ({
      ...store,
      commit: (writes) => store.commit(writes.filter((write) => tableOf(write) !== 'inbox')),
    }),
  }),

  /** A claim takes what others still send. */
  'no-lease': () => ({
    store: (store) => ({
      ...store,
      read: store.read.withPlugin({
        transformQuery: ({ node }) => withoutLeases(node),
        transformResult: async ({ result }) => result,
      }),
      commit: (writes) =>
        store.commit(writes.map((write) => ({ toOperationNode: () => withoutLeases(write.toOperationNode()) }))),
    }),
  }),

  /** Every try goes out under a key of its own. */
  'no-uuid': () => {
    let tries = 0
    return {
      post: (post) => ({ ...post, send: (message) => post.send({ ...message, key: `${message.key}-${++tries}` }) }),
    }
  },

  /** Each write is committed by itself. */
  'no-transaction': () => ({
    store: (store) => ({
      ...store,
      async commit(writes) {
        for (const write of writes) {
          const committed = await store.commit([write])
          if (committed !== 'committed') return committed
        }
        return 'committed'
      },
    }),
  }),

  /** Somebody asks the machine what time it is. */
  'machine-clock': () => ({
    world: (world) => ({ ...world, now: () => (world.now() % 10 < 2 ? Date.now() : world.now()) }),
  }),

  /** A rival was faster, and nobody looks again. */
  'lost-stale': () => ({
    store: (store) => ({
      ...store,
      async commit(writes) {
        const committed = await store.commit(writes)
        return committed === 'stale' ? 'committed' : committed
      },
    }),
  }),
} satisfies Readonly<Record<string, () => Plant>>

export type PlantName = keyof typeof PLANTS

function tableOf(write: Write): string | null {
  const node = write.toOperationNode()
  return InsertQueryNode.is(node) ? (node.into?.table.identifier.name ?? null) : null
}

/** The same words of SQL without a look at who holds a row and until when. */
function withoutLeases<T extends OperationNode>(node: T): T {
  if (!RawNode.is(node)) return node
  return {
    ...node,
    sqlFragments: node.sqlFragments.map((sql) => sql.replaceAll(/(\w\.)?lease_until (?=<=|>)/g, '0 ')),
    parameters: node.parameters.map(withoutLeases),
  }
}
