/** `npm start`: presents the talk, with hot reload. */
import { createServer } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { CommandError, runCommand } from '../node/command.ts'
import { ROOT, entryFor } from '../node/deck.ts'
import { SLIDEV } from '../node/site/slidev.ts'

await runCommand(
  'start',
  'presents the talk; the presenter view is at /presenter',
  {
    port: { type: 'string', value: 'n', about: 'port of the server (default: 3030)' },
    'no-open': { type: 'boolean', about: 'leave the browser alone' },
    chapter: { type: 'string', value: 'n', about: 'the cover and one chapter alone' },
  },
  async ({ port: wanted = '3030', 'no-open': noOpen = false, chapter }) => {
    const port = Number(wanted)
    if (!/^\d+$/.test(wanted) || port < 1 || port > 65_535) {
      throw new CommandError(`--port ${wanted}: give a number from 1 to 65535`)
    }
    const { checkDeck } = await import('../node/check.ts')
    const entry = await entryFor(chapter)
    await checkDeck(entry, { forBuild: false })
    await checkPort(port)
    await present([path.join(ROOT, entry), '--port', wanted, ...(noOpen ? [] : ['--open'])])
  },
)

/** @throws CommandError where the port is taken, on either loopback address, or not ours to take */
async function checkPort(port: number): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    const code = await new Promise<string | undefined>((resolve) => {
      const probe = createServer()
      probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
      probe.listen(port, host, () => probe.close(() => resolve(undefined)))
    })
    if (code === 'EADDRINUSE' || code === 'EACCES') {
      const state = code === 'EACCES' ? 'needs more rights' : 'is taken'
      throw new CommandError(
        `port ${port} ${state}; stop what uses it, or choose another: npm start -- --port ${port < 65_535 ? port + 1 : 3030}`,
      )
    }
  }
}

/** Runs Slidev's server in this process: none is left when this one ends. It says itself why it fails. */
async function present(args: string[]): Promise<void> {
  process.argv = [process.execPath, SLIDEV, ...args]
  await import(pathToFileURL(SLIDEV).href)
}
