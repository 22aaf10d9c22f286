/** A Compose project of our own, of which nothing stays. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CommandError } from '../command.ts'
import { serviceOf, type Inspected } from './container.ts'
import type { ContainerEngine, Program } from './engine.ts'
import { cleaningUp, lastLine, must, removeAll, run, runAnyway } from './shell.ts'

export type Services = Record<string, Record<string, unknown>>

const PROJECT_LABEL = 'com.docker.compose.project'

/** podman-compose puts a project into a Pod unless told otherwise; other Composes pass over x- fields. */
const NO_POD = { 'x-podman': { in_pod: false } }

export interface Project {
  name: string
  program: Program
  /** Runs Compose on it; `changed` services replace those of the file. */
  compose: (args: string[], changed?: Services) => string[]
  /** Its running containers. */
  inspect: () => Promise<Inspected[]>
  /** The running container of a service. @throws CommandError where there is none */
  container: (service: string) => Promise<Inspected>
}

/**
 * Brings a Compose file up, works with it and removes all that it made.
 *
 * @throws CommandError where it does not come up
 */
export async function inProject<T>(
  { program, compose }: ContainerEngine,
  file: { services: Services; volumes?: object },
  work: (project: Project) => Promise<T>,
): Promise<T> {
  const name = `k8s-and-docker-evidence-${randomBytes(4).toString('hex')}`
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`))
  const label = ['--filter', `label=${PROJECT_LABEL}=${name}`]
  const inspect = async () => {
    const ids = words(await must([program, 'ps', '-q', ...label]))
    return ids.length ? (JSON.parse(await must([program, 'inspect', ...ids])) as Inspected[]) : []
  }
  const project: Project = {
    name,
    program,
    compose(args, changed = {}) {
      const written = path.join(folder, 'compose.json')
      const services = { ...file.services, ...changed }
      writeFileSync(written, JSON.stringify({ ...file, ...NO_POD, services }))
      return [...compose, '-p', name, '-f', written, ...args]
    },
    inspect,
    container: async (service) => {
      const found = (await inspect()).find((container) => serviceOf(container) === service)
      if (!found) throw new CommandError(`${service} does not run any more`)
      return found
    },
  }
  const cleanUp = async () => {
    rmSync(folder, { recursive: true, force: true })
    await removeProject(program, name, label)
  }
  return cleaningUp(cleanUp, async () => {
    await must(project.compose(['up', '-d']))
    return work(project)
  })
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** What bears the project's label: how it is listed and removed, in this order. */
const KINDS = [
  { name: 'container', list: ['ps', '-a', '-q'], remove: ['rm', '-f', '-v'] },
  { name: 'network', list: ['network', 'ls', '-q'], remove: ['network', 'rm'] },
  { name: 'volume', list: ['volume', 'ls', '-q'], remove: ['volume', 'rm'] },
]

async function removeProject(program: Program, name: string, label: string[]): Promise<void> {
  const find = async (list: string[]) => {
    const { exit, out } = await runAnyway([program, ...list, ...label])
    return exit === 0 ? words(out) : undefined
  }
  const findAll = async () => {
    const found = await Promise.all(KINDS.map(({ list }) => find(list)))
    return found.some((ids) => ids === undefined) ? undefined : found.flatMap((ids) => ids!)
  }
  const left = await removeAll(findAll, async () => {
    for (const { list, remove } of KINDS) {
      const found = await find(list)
      if (found?.length) await runAnyway([program, ...remove, ...found])
    }
  })
  if (left?.length === 0) return
  const mend = KINDS.map(
    ({ name: kind, list }) =>
      `${program} ${kind} rm ${kind === 'container' ? '-f ' : ''}$(${program} ${list.join(' ')} ${label.join(' ')})`,
  )
  console.error(
    `compose: left behind: Compose project ${name} (${left ? left.join(', ') : `${program} does not answer`}); remove it with: ${mend.join('; ')}`,
  )
}

/** Pulls what is not there, and removes that again. */
export async function withImages<T>(
  { program }: ContainerEngine,
  images: string[],
  work: () => Promise<T>,
): Promise<T> {
  const pulled: string[] = []
  return cleaningUp(
    async () => {
      for (const image of pulled) await runAnyway([program, 'image', 'rm', image])
    },
    async () => {
      for (const image of new Set(images)) {
        if ((await run([program, 'image', 'inspect', image])).exit === 0) continue
        console.log(`compose: pulling ${image}`)
        pulled.push(image)
        const pull = await run([program, 'pull', '-q', image])
        if (pull.exit !== 0)
          throw new CommandError(
            `cannot pull ${image} (${lastLine(pull)}); name images you have: --prometheus IMAGE --grafana IMAGE`,
          )
      }
      return work()
    },
  )
}
