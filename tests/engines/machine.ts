/** The programs of this machine that the engines need. */
import { spawn, type ChildProcess } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'

/** @returns the first of these programs that PATH has */
export function onPath(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/** @returns WebKitGTK's own browser, which lies in a folder for this kind of machine */
export function findMiniBrowser(): string | undefined {
  if (!existsSync('/usr/lib')) return undefined
  return readdirSync('/usr/lib')
    .flatMap((machine) =>
      ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map(
        (version) => `/usr/lib/${machine}/${version}/MiniBrowser`,
      ),
    )
    .find((file) => existsSync(file))
}

/**
 * Starts a program that ends with this process, however that ends. A shell stands beside it and waits
 * for the end of a pipe from here: it comes even where this process is killed. Then the shell ends its
 * whole group: itself, the program, and whatever that has started.
 *
 * @returns the shell, whose file 3 is what the program writes there; and what ends the group
 */
export function startBeside(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): { child: ChildProcess; end: () => void } {
  const child = spawn(
    'sh',
    ['-c', '"$@" < /dev/null & read -r end; kill -TERM 0', 'sh', program, ...args],
    { env, detached: true, stdio: ['pipe', 'ignore', 'ignore', 'pipe'] },
  )
  child.unref()
  return { child, end: () => child.stdin!.end() }
}

/** @returns a port of this machine that nothing listens on */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
