/** Other programs: run one, follow one, wait for something, and leave nothing behind. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { CommandError } from '../../packages/slidev-addon-publish/node/command.ts'

/** What a program did. Texts are trimmed. */
export interface Ran {
  exit: number
  out: string
  err: string
}

const running = new Set<ChildProcess>()
const cleanUps: (() => void)[] = []
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
  for (const cleanUp of cleanUps.toReversed()) cleanUp()
})

function start(argv: readonly string[]): ChildProcess {
  const child = spawn(argv[0]!, argv.slice(1))
  running.add(child)
  child.on('close', () => running.delete(child))
  return child
}

/**
 * Runs a program to its end.
 *
 * @param input what it reads from its standard input
 * @returns its outcome; a program that is not there has exit code 127
 */
export function run(argv: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const child = start(argv)
    let out = ''
    let err = ''
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', () => resolve({ exit: 127, out: '', err: `${argv[0]} is not installed` }))
    child.on('close', (code) => resolve({ exit: code ?? 1, out: out.trim(), err: err.trim() }))
    child.stdin!.on('error', () => {}).end(input)
  })
}

/**
 * @returns what the program printed
 * @throws CommandError with its last words where it fails
 */
export async function must(argv: readonly string[], input?: string): Promise<string> {
  const ran = await run(argv, input)
  if (ran.exit !== 0) throw new CommandError(`${argv.join(' ')} failed: ${lastLine(ran)}`)
  return ran.out
}

/** The line in which a program says why it failed. */
export const lastLine = ({ err, out }: Ran): string => (err || out).split('\n').at(-1)!.trim()

/**
 * Hears every line a program prints until it is stopped.
 *
 * @returns a function that stops it
 */
export function follow(argv: readonly string[], hear: (line: string) => void): () => void {
  const child = start(argv)
  child.on('error', () => {})
  createInterface({ input: child.stdout! }).on('line', hear)
  return () => child.kill()
}

/**
 * Asks until the answer is there.
 *
 * @param what named in the error: `Prometheus to be ready`
 * @throws CommandError after so many seconds
 */
export async function until<T>(
  what: string,
  seconds: number,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new CommandError(`waited ${seconds} s in vain for ${what}`)
}

/** Works, then cleans up, however the work ends: done, failed, or the process stopped. Inner ones go first. */
export async function cleaningUp<T>(cleanUp: () => void, work: () => Promise<T>): Promise<T> {
  cleanUps.push(cleanUp)
  try {
    return await work()
  } finally {
    cleanUps.splice(cleanUps.indexOf(cleanUp), 1)
    cleanUp()
  }
}

/** In a process group of its own: Ctrl+C does not reach a cleaning up that has begun. */
const APART = { encoding: 'utf8', detached: true } as const

/** For cleaning up. @returns the words that the program printed */
export function runNow(argv: readonly string[]): string[] {
  const { stdout } = spawnSync(argv[0]!, argv.slice(1), APART)
  return (stdout ?? '').split(/\s+/).filter(Boolean)
}
