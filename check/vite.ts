import path from 'node:path'
import { runnerImport, type Plugin } from 'vite'

/** The part of Slidev's resolved options that the check needs. */
interface Options {
  /** Absolute path of the Markdown that is shown. */
  entry: string
  /** Absolute path of the project. */
  userRoot: string
}

/** Tells of a wrong edit under the running dev server, in the terminal and in the browser's overlay. */
export function checkDeck({ entry, userRoot }: Options): Plugin {
  /** Imports the check anew each time, so that edited facts count. */
  async function findProblems(): Promise<string[]> {
    const { module } = await runnerImport<typeof import('./deck.ts')>(
      path.join(userRoot, 'check/deck.ts'),
      { root: userRoot, configFile: false, logLevel: 'silent' },
    )
    return module.deckProblems(userRoot, entry)
  }
  return {
    name: 'check-deck',
    configureServer({ watcher, ws, config }) {
      watcher.on('all', async (_, file) => {
        if (!/\.(md|mmd)$/.test(file) && !file.startsWith(path.join(userRoot, 'facts'))) return
        const problems = await findProblems().catch((error: Error) => [error.message])
        if (problems.length === 0) return
        const message = problems.join('\n')
        config.logger.error(message, { timestamp: true })
        ws.send({ type: 'error', err: { message, stack: '', plugin: 'check-deck' } })
      })
    },
  }
}
