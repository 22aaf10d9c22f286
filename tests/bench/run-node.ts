/** Other programs of Node, run quietly and timed. */
import { spawn } from 'node:child_process'
import { CommandError } from '../../packages/slidev-addon-publish/node/command.ts'

/** A program for Node to run. */
export interface NodeCommand {
  /** Named in errors: `slidev build`. */
  name: string
  args: string[]
  cwd: string
}

/**
 * @returns how long it ran from start to end, in seconds
 * @throws CommandError with its last words where it fails
 */
export function runNode({ name, args, cwd }: NodeCommand): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const program = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
    let said = ''
    program.stdout.on('data', (text) => (said += text))
    program.stderr.on('data', (text) => (said += text))
    const stop = () => program.kill()
    // Before the folders that it writes to are removed.
    process.prependListener('exit', stop)
    program.on('error', reject)
    program.on('close', (code) => {
      process.off('exit', stop)
      if (code === 0) resolve((performance.now() - start) / 1000)
      else reject(new CommandError(`${name} failed: ${said.trim().split('\n').at(-1)}`))
    })
  })
}
