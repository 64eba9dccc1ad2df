/** better-sqlite3 is built for this Node and later; an older one would end in a crash without a word. */
const NODE_MIN = 22

if (Number(process.versions.node.split('.')[0]) < NODE_MIN) {
  process.stderr.write(
    `Node ${process.versions.node} 太旧。请用 npm start（它自带合适的 Node），不要直接运行 node。\n` +
      `Node ${process.versions.node} is too old. Use npm start, which brings its own Node, instead of calling node yourself.\n`,
  )
  process.exit(1)
}
