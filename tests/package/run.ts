import { spawn } from 'node:child_process'
import { ROOT } from '../../packages/slidev-addon-publish/node/deck.ts'

/** The site that `npm run test:site` builds. */
export const BUILT = 'dist.test'

/** The program of `slidev-publish`, from the project's folder. */
export const PUBLISH = 'packages/slidev-addon-publish/bin/slidev-publish.mjs'

const COMMANDS = {
  build: [PUBLISH, 'build'],
  start: [PUBLISH, 'start'],
  export: [PUBLISH, 'export'],
  shots: [PUBLISH, 'shots'],
  bench: ['--import', 'tsx', 'tests/bench/bench.ts'],
  evidence: ['--import', 'tsx', 'evidence/record/record.ts'],
}

export type Command = keyof typeof COMMANDS

export interface Outcome {
  code: number | null
  /** Lines of the error stream, empty ones left out. */
  complaint: string[]
  output: string
}

/**
 * Runs a command of the package as npm does.
 *
 * @param script as in package.json: `npm run <script>`
 */
export function run(
  script: keyof typeof COMMANDS,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  return runNode([...COMMANDS[script], ...args], { env })
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
