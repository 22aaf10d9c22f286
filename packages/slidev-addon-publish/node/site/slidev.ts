/** Slidev's own command line, run quietly. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { CommandError } from '../command.ts'
import { ROOT } from '../deck.ts'

/** Slidev's own executable, to be run by Node. */
export const SLIDEV = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json')),
  'bin/slidev.mjs',
)

/** Runs Slidev quietly; what it printed is kept for the reason of a failure. */
export function runSlidev(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const slidev = spawn(process.execPath, [SLIDEV, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
    let output = ''
    slidev.stdout.on('data', (text) => (output += text))
    slidev.stderr.on('data', (text) => (output += text))
    process.on('exit', () => slidev.kill())
    slidev.on('error', reject)
    slidev.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new CommandError(reasonOf(output)))
    })
  })
}

/**
 * The one line of a failed build's output that says what is wrong and where. Vite prints
 * `[plugin name] file:line:column`, then the message; our own checks print bare lines and end.
 */
export function reasonOf(output: string): string {
  const lines = output
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/\u001B\[[0-9;]*m/g, '')
    .split('\n')
    .map((line) => line.trim().replaceAll(ROOT, ''))
    .filter(Boolean)
  const at = lines.findIndex((line) => /^\[plugin |^(\[[^\]]*\]\s*)*\w*Error:/.test(line))
  if (at < 0) return lines.at(-1) ?? 'the build failed and gave no reason'
  const place = lines[at]!.match(/^\[plugin [^\]]*\]\s*(\S+:\d+:\d+)$/)?.[1]
  const message = lines[place ? at + 1 : at] ?? ''
  return [
    place?.replace(/__slidev_(\d+)\.md:.*/, ', slide $1'),
    message.replace(/^(\[[^\]]*\]\s*)*(\w*Error:\s*)*/, ''),
  ]
    .filter(Boolean)
    .join(': ')
}
