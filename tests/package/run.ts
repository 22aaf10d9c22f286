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

/** Caches of tsx and of Slidev in the temp folder, which the next run uses. */
export const CACHES = /^(tsx-|jiti$|node-compile-cache$)/

/** A command that runs under npm, and the ways to end it. */
export interface Running {
  /** As ctrl-C does: the signal reaches npm and all that it started. */
  interrupt: () => void
  /** Kills npm alone. */
  kill: () => void
  /** What was printed, once npm and all that it started have ended. */
  ended: Promise<string>
}

/**
 * Starts a command of the package with npm.
 *
 * @param script name in package.json
 */
export function startNpm(script: string, args: string[], env: NodeJS.ProcessEnv): Running {
  const npm = spawn('npm', ['run', script, '--', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    // Its own group, which a signal can be sent to.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  npm.stdout.on('data', (text) => (said += text))
  npm.stderr.on('data', (text) => (said += text))
  let isOver = false
  const ended = new Promise<string>((resolve, reject) => {
    npm.on('error', reject)
    npm.on('close', () => {
      isOver = true
      resolve(said)
    })
  })
  return {
    interrupt: () => isOver || process.kill(-npm.pid!, 'SIGINT'),
    kill: () => npm.kill('SIGKILL'),
    ended,
  }
}
