/** Other programs: run one, follow one, wait for something, and leave nothing behind. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { CommandError, Stopped, onStop } from '../../packages/slidev-addon-publish/node/command.ts'

/** What a program did. Texts are trimmed. */
export interface Ran {
  exit: number
  out: string
  err: string
}

/** How long a program that was told to end may take, in ms. */
const GRACE = 5000

const stopping = new AbortController()
onStop((exitCode) => stopping.abort(new Stopped(exitCode)))

/**
 * Runs a program to its end. When the user stops the command, the program is told to end too.
 *
 * @param input what it reads from its standard input
 * @param seconds after which it is ended, and the outcome says that no answer came
 * @returns its outcome; a program that is not there has exit code 127
 * @throws Stopped when the user stopped the command, once the program has ended
 */
export async function run(argv: readonly string[], input = '', seconds?: number): Promise<Ran> {
  stopping.signal.throwIfAborted()
  const bound = seconds === undefined ? undefined : AbortSignal.timeout(seconds * 1000)
  const signal = AbortSignal.any([stopping.signal, ...(bound ? [bound] : [])])
  const ran = await finish(argv, input, { signal })
  stopping.signal.throwIfAborted()
  return bound?.aborted && ran.exit !== 0
    ? { exit: 124, out: '', err: `no answer in ${seconds} s` }
    : ran
}

/** For cleaning up: runs whether or not the command was stopped, out of Ctrl+C's reach. */
export const runAnyway = (argv: readonly string[]): Promise<Ran> =>
  finish(argv, '', { detached: true })

function finish(argv: readonly string[], input: string, options: SpawnOptions): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(argv[0]!, argv.slice(1), options)
    const told = () => setTimeout(() => child.kill('SIGKILL'), GRACE).unref()
    options.signal?.addEventListener('abort', told)
    let out = ''
    let err = ''
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', ({ name }) => {
      if (name !== 'AbortError') resolve({ exit: 127, out: '', err: `${argv[0]} is not installed` })
    })
    child.on('close', (code) => {
      options.signal?.removeEventListener('abort', told)
      resolve({ exit: code ?? 1, out: out.trim(), err: err.trim() })
    })
    child.stdin!.on('error', () => {}).end(input)
  })
}

/**
 * @returns what the program printed
 * @throws CommandError with its last words where it fails
 */
export async function must(argv: readonly string[], input?: string): Promise<string> {
  const ran = await run(argv, input)
  if (ran.exit !== 0) throw new CommandError(`${shorten(argv.join(' '))} failed: ${lastLine(ran)}`)
  return ran.out
}

const shorten = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text)

/** The line in which a program says why it failed. */
export const lastLine = ({ err, out }: Ran): string => (err || out).split('\n').at(-1)!.trim()

/**
 * Hears every line a program prints until it is stopped.
 *
 * @param ended called where it ends by itself, with its last words
 * @returns a function that stops it
 */
export function follow(
  argv: readonly string[],
  hear: (line: string) => void,
  ended: (words: string) => void,
): () => void {
  const child: ChildProcess = spawn(argv[0]!, argv.slice(1))
  let err = ''
  let isWanted = true
  child.on('error', () => {})
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text))
  child.on('close', (code) => {
    if (isWanted) ended(err.trim().split('\n').at(-1) || `exit code ${code}`)
  })
  createInterface({ input: child.stdout! }).on('line', hear)
  return () => {
    isWanted = false
    child.kill()
  }
}

/**
 * Asks until the answer is there.
 *
 * @param what named in the error: `Prometheus to be ready`; a function is asked when the time is up
 * @throws CommandError after so many seconds
 */
export async function until<T>(
  what: string | (() => Promise<string>),
  seconds: number,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    const answer = await ask()
    if (answer) return answer
    await sleep(250)
    stopping.signal.throwIfAborted()
  }
  const name = typeof what === 'string' ? what : await what()
  throw new CommandError(`waited ${seconds} s in vain for ${name}`)
}

/** Works, then cleans up, however the work ends: done, failed or stopped by the user. Inner ones go first. */
export async function cleaningUp<T>(
  cleanUp: () => void | Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } finally {
    await cleanUp()
  }
}

/**
 * Removes until nothing more is found: an engine may still be making what it was asked for.
 *
 * @param find names of what is there; undefined where the engine does not answer
 * @param remove what was found
 * @returns what could not be removed; undefined where the engine does not answer
 */
export async function removeAll(
  find: () => Promise<string[] | undefined>,
  remove: (found: string[]) => Promise<void>,
): Promise<string[] | undefined> {
  let quiet = 0
  for (let round = 0; round < 12; round++) {
    const found = await find()
    if (found === undefined) return undefined
    if (found.length) await remove(found)
    quiet = found.length ? 0 : quiet + 1
    if (quiet === 3) return []
    await sleep(500)
  }
  return find()
}
