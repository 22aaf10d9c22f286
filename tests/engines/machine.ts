/** The programs of this machine that the engines need. */
import { spawn, type ChildProcess } from 'node:child_process'
import { accessSync, constants, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
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
 * A temporary folder for all that the engines write. A shell beside this process waits for the end of a
 * pipe from here, which comes even where this process is killed; then it ends what `endWithUs` has named
 * and removes the folder.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'engines-'))
process.env.TMPDIR = folder
const shell = spawn(
  'sh',
  [
    '-c',
    'while read -r order; do orders="$orders kill -s $order;"; done; eval "$orders"; until rm -rf "$0"; do sleep 1; done',
    folder,
  ],
  { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
)
shell.unref()

/**
 * Has a program and all that it starts end with this process, however that ends.
 *
 * @param program started detached: it leads a group of processes
 * @param signal TERM for one that has to clean up
 */
export function endWithUs({ pid }: ChildProcess, signal: 'KILL' | 'TERM' = 'KILL'): void {
  shell.stdin!.write(`${signal} -- -${pid}\n`)
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
