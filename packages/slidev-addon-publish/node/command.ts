/** What every command of this package shares: its flags, its help, and how it fails. */
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

/** A failure that the user can mend. Its message: a line for each thing wrong, where, what to do. */
export class CommandError extends Error {}

/** The user stopped the command, and what it had begun is cleaned up. */
export class Stopped extends Error {
  constructor(readonly exitCode: number) {
    super('stopped')
  }
}

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }
let stop: (exitCode: number) => void = (exitCode) => process.exit(exitCode)

/**
 * Takes over from a signal that would end the process at once, for work that must clean up first.
 *
 * @param handler called with the exit code at each signal; the command then throws `Stopped`
 */
export function onStop(handler: (exitCode: number) => void): void {
  stop = handler
}

interface Flag {
  type: 'string' | 'boolean'
  /** One line of help. */
  about: string
  /** How the value is written in the help, e.g. `3-7,9`. Strings only. */
  value?: string
}

type Values<Flags extends Record<string, Flag>> = {
  [Name in keyof Flags]?: Flags[Name]['type'] extends 'boolean' ? boolean : string
}

/**
 * Runs a command line and ends the process with its outcome.
 *
 * `--help` prints the flags. A `CommandError` is printed line by line, and so is TypeScript that does
 * not parse, in a file that `main` imports; any other error with its stack, since it is a defect of
 * ours. Each ends with exit code 1. A signal, or the end of the npm that
 * started the command, ends it too, and what was to be removed on exit is.
 *
 * @param name as in package.json: `npm run <name>`
 * @param flags what it takes
 * @param main gets the parsed flags, and those of the words that were given
 * @param words what may stand on the command line beside flags
 */
export async function runCommand<Flags extends Record<string, Flag>, Word extends string = never>(
  name: string,
  about: string,
  flags: Flags,
  main: (values: Values<Flags>, words: Word[]) => Promise<void>,
  words: readonly Word[] = [],
): Promise<void> {
  for (const [signal, exitCode] of Object.entries(SIGNALS)) process.on(signal, () => stop(exitCode))
  endWithNpm()
  try {
    const given = parseFlags(name, flags, process.argv.slice(2), words)
    if (given === 'help') console.log(help(name, about, flags, words))
    else await main(given.values, given.words)
  } catch (error) {
    const told = error instanceof CommandError || error instanceof Stopped
    const lines = told ? error.message : syntaxProblems(error)
    console.error(
      lines
        ? lines.replaceAll(/^/gm, `${name}: `)
        : `${name}: this is a defect, please report it\n${error instanceof Error ? error.stack : error}`,
    )
    process.exitCode = error instanceof Stopped ? error.exitCode : 1
  }
}

/** @returns a line for each problem of a file that tsx cannot parse; nothing for any other error */
export function syntaxProblems(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'TransformError') return undefined
  const found = [...error.message.matchAll(/^(.+:\d+):\d+: ERROR: (.+)$/gm)]
  return found
    .map(([, place, reason]) => {
      const file = path.relative(process.cwd(), place!).split(path.sep).join('/')
      return `${file}: ${reason}. Mend the TypeScript there; often a quote, comma or bracket is missing.`
    })
    .join('\n')
}

/** An npm that is killed takes no one along: where it started this process, this one ends after it. */
function endWithNpm(): void {
  if (!process.env.npm_lifecycle_event) return
  const starters = findStarters()
  const watch = setInterval(() => {
    if (findStarters() === starters) return
    clearInterval(watch)
    stop(SIGNALS.SIGTERM)
  }, 500).unref()
}

/** Ids of the process that started this one and, where that is npm's shell on Linux, of npm. */
function findStarters(): string {
  const { ppid } = process
  try {
    const npm = readFileSync(`/proc/${ppid}/stat`, 'utf8').match(/^\d+ \(\w*sh\) \S (\d+)/)?.[1]
    return `${ppid} ${npm}`
  } catch {
    return String(ppid)
  }
}

const doomed = new Set<string>()
const removeDoomed = () => doomed.forEach(removeWhole)

/**
 * Removes a file or folder when this process ends, however it does: nothing half-written stays. That is
 * done last of all that was to be done by then, such as to end a browser that writes into it.
 */
export function removeOnExit(file: string): string {
  doomed.add(file)
  process.off('exit', removeDoomed).on('exit', removeDoomed)
  return file
}

/** Removes a file or folder, tried again where another thread is still writing into it. */
export function removeWhole(file: string): void {
  rmSync(file, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

/**
 * @returns the flags' values and the words given, or 'help' where the user asked for it
 * @throws CommandError on an unknown flag, a missing value or a stray argument
 */
export function parseFlags<Flags extends Record<string, Flag>, Word extends string = never>(
  name: string,
  flags: Flags,
  args: string[],
  words: readonly Word[] = [],
): { values: Values<Flags>; words: Word[] } | 'help' {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...flags, help: { type: 'boolean', short: 'h' } },
      allowPositionals: words.length > 0,
    })
    if ((values as { help?: boolean }).help) return 'help'
    const stray = positionals.find((given) => !words.includes(given as Word))
    if (stray !== undefined) throw new Error(`"${stray}" is none of ${words.join(', ')}`)
    return { values: values as Values<Flags>, words: positionals as Word[] }
  } catch (error) {
    const reason = (error as Error).message.split('. ')[0]
    throw new CommandError(`${reason}; "npm run ${name} -- --help" lists what it takes`, {
      cause: error,
    })
  }
}

function help(
  name: string,
  about: string,
  flags: Record<string, Flag>,
  words: readonly string[],
): string {
  const rows = Object.entries(flags).map(([flag, { value, about: line }]) => ({
    left: value ? `--${flag} ${value}` : `--${flag}`,
    line,
  }))
  const width = Math.max(0, ...rows.map((row) => row.left.length)) + 2
  return [
    `npm run ${name}: ${about}`,
    ...(words.length ? [`  ${words.join(' | ')}`] : []),
    ...rows.map((row) => `  ${row.left.padEnd(width)}${row.line}`),
  ].join('\n')
}
