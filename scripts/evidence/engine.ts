/** The container engine of this host, and which Compose drives it. */
import type { Engine } from '../../evidence/types.ts'
import { CommandError } from '../command.ts'
import { hasProgram, readVersion } from './host.ts'
import { lastLine, run, type Ran } from './shell.ts'

export const PROGRAMS = ['docker', 'podman', 'nerdctl'] as const
export type Program = (typeof PROGRAMS)[number]

/** How each is asked for its version, and what drives Compose files, the preferred first. */
const ENGINES: Record<Program, { name: string; version: string[]; compose: string[][] }> = {
  docker: {
    name: 'Docker Engine',
    version: ['version', '--format', '{{.Server.Version}}'],
    compose: [['docker', 'compose'], ['docker-compose']],
  },
  podman: {
    name: 'Podman',
    version: ['info', '--format', '{{.Version.Version}}'],
    compose: [['podman-compose'], ['podman', 'compose']],
  },
  nerdctl: {
    name: 'containerd',
    version: ['version', '--format', '{{range .Server.Components}}{{.Version}} {{end}}'],
    compose: [['nerdctl', 'compose']],
  },
}

export interface ContainerEngine {
  program: Program
  engine: Engine
  /** The command that drives Compose files. */
  compose: string[]
}

/**
 * @param wanted undefined for the first that is installed and answers
 * @throws CommandError where none answers, or there is no Compose for it
 */
export async function findEngine(wanted?: Program): Promise<ContainerEngine> {
  const installed = (wanted ? [wanted] : PROGRAMS).filter((program) => hasProgram(program))
  if (!installed.length)
    throw new CommandError(`needs ${wanted ?? 'docker, podman or nerdctl'} on PATH`)
  const reasons: string[] = []
  for (const program of installed) {
    const asked = await askVersion(program)
    if (asked.exit === 0) return withCompose(program, readVersion(asked.out))
    reasons.push(`${program} reaches no engine (${lastLine(asked)})`)
  }
  throw new CommandError(`${reasons.join('; ')}; start one, or set DOCKER_HOST`)
}

const askVersion = (program: Program): Promise<Ran> => run([program, ...ENGINES[program].version])

async function withCompose(program: Program, version: string): Promise<ContainerEngine> {
  const { name, compose } = ENGINES[program]
  for (const command of compose) {
    const { exit, out } = await run([...command, 'version', '--short'])
    if (exit === 0 && /\d/.test(out)) {
      const engine = { name, version, with: `${command.join(' ')} ${readVersion(out)}` }
      return { program, engine, compose: command }
    }
  }
  const commands = compose.map((command) => `"${command.join(' ')}"`)
  throw new CommandError(`needs Compose: no ${commands.join(' or ')} is installed`)
}

/** An engine's own complaint, as against the answer of a program that it ran in a container. */
const COMPLAINT =
  /^(error during connect|cannot connect to|error response from daemon|error: (?!.*wget)|.*no such container|.*is not running|unable to connect to the server|the connection to the server|error from server)/i

/**
 * @param ran a program in a container
 * @throws CommandError where it was not the program that failed but what runs it
 */
export function checkEngine(ran: Ran): Ran {
  const line = ran.err.split('\n').find((text) => COMPLAINT.test(text))
  if (ran.exit !== 0 && line) throw new CommandError(`stopped midway: ${line}`)
  return ran
}

/** @throws CommandError where the engine does not answer any more */
export async function checkAnswers({ program }: ContainerEngine): Promise<void> {
  const asked = await askVersion(program)
  if (asked.exit !== 0)
    throw new CommandError(`${program} does not answer any more (${lastLine(asked)})`)
}
