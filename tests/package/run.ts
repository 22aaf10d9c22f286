import { spawn } from 'node:child_process'
import { ROOT } from '../../scripts/deck.ts'

/** The site that `npm run test:site` builds. */
export const BUILT = 'dist.test'

export interface Outcome {
  code: number | null
  /** Lines of the error stream, empty ones left out. */
  complaint: string[]
  output: string
}

/**
 * Runs a command of the package as npm does.
 *
 * @param script file name in scripts/, without .ts
 */
export function run(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return runNode(['--import', 'tsx', `scripts/${script}.ts`, ...args], { env })
}

/** Runs Node in a folder, by default the project's, with more environment than our own. */
export function runNode(
  args: string[],
  { cwd = ROOT, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv },
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const command = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env } })
    let output = ''
    let errors = ''
    command.stdout.on('data', (text) => (output += text))
    command.stderr.on('data', (text) => (errors += text))
    command.on('error', reject)
    command.on('close', (code) =>
      resolve({ code, output, complaint: errors.split('\n').filter(Boolean) }),
    )
  })
}
