/**
 * What examples/compose.yaml does on this host's Docker Engine.
 *
 * Runs in Compose projects of its own, on host ports that were free, and removes what bears their labels:
 * containers, networks, volumes, and the images that it had to pull.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'
import type { Engine, OwnCompose, RecordedAsk, RecordedContainer, RecordedRun } from '../types.ts'
import { CommandError } from '../../packages/slidev-addon-publish/node/command.ts'
import { ROOT } from '../../packages/slidev-addon-publish/node/deck.ts'
import {
  QUESTIONS,
  READ_INODES,
  networkOf,
  readAsk,
  readContainer,
  readList,
  readNameserver,
  serviceOf,
  wget,
  type Inspected,
} from './container.ts'
import { describeHost, needLinux, needPrograms, today } from './host.ts'
import { cleaningUp, lastLine, must, run, runNow, until } from './shell.ts'

type Service = keyof typeof QUESTIONS
type Services = Record<string, Record<string, unknown>>

const PROJECT_LABEL = 'com.docker.compose.project'

/**
 * @param images of the two services, where they are not to be those of examples/compose.yaml
 * @throws CommandError where there is no Docker, no Compose, or an image can be neither found nor pulled
 */
export async function recordCompose(images: Partial<Record<Service, string>>): Promise<OwnCompose> {
  needLinux()
  needPrograms('docker')
  const { engine, command } = await findEngine()
  const example = parse(readFileSync(path.join(ROOT, 'examples/compose.yaml'), 'utf8')) as {
    services: Record<Service, { image: string }>
    volumes: object
  }
  const use = (service: Service) => images[service] ?? example.services[service].image
  const used = { prometheus: use('prometheus'), grafana: use('grafana') }
  const [prometheusPort, grafanaPort] = await freePorts()
  const ports = { prometheus: prometheusPort, grafana: grafanaPort }
  const services: Services = {
    prometheus: {
      ...example.services.prometheus,
      image: used.prometheus,
      ports: [`127.0.0.1:${ports.prometheus}:9090`],
    },
    grafana: {
      ...example.services.grafana,
      image: used.grafana,
      ports: [`127.0.0.1:${ports.grafana}:3000`],
    },
  }
  return withImages(Object.values(used), async () => ({
    recorded: today(),
    host: describeHost(),
    images: used,
    compose: {
      engine,
      ...(await inProject(command, { services, volumes: example.volumes }, (project) =>
        observe(project, services, ports),
      )),
    },
    podlike: {
      engine,
      ...(await inProject(command, { services: podlike(used, ports) }, (project) =>
        observePodlike(project, ports.prometheus),
      )),
    },
  }))
}

/** @returns version of the engine, and which Compose there is */
async function findEngine(): Promise<{ engine: Engine; command: string[] }> {
  const server = await run(['docker', 'version', '--format', '{{.Server.Version}}'])
  if (server.exit !== 0)
    throw new CommandError(
      `docker reaches no engine (${lastLine(server)}); start one, or set DOCKER_HOST`,
    )
  for (const command of [['docker', 'compose'], ['docker-compose']]) {
    const { exit, out } = await run([...command, 'version', '--short'])
    const version = /\d+\.\d+\S*/.exec(out)?.[0]
    if (exit === 0 && version)
      return {
        engine: {
          name: 'Docker Engine',
          version: server.out,
          with: `${command.join(' ')} ${version}`,
        },
        command,
      }
  }
  throw new CommandError('needs Compose: neither "docker compose" nor docker-compose is installed')
}

/** Pulls what is not there, and removes that again. */
async function withImages<T>(images: string[], work: () => Promise<T>): Promise<T> {
  const pulled: string[] = []
  return cleaningUp(
    () => pulled.forEach((image) => runNow(['docker', 'image', 'rm', image])),
    async () => {
      for (const image of new Set(images)) {
        if ((await run(['docker', 'image', 'inspect', image])).exit === 0) continue
        console.log(`compose: pulling ${image}`)
        pulled.push(image)
        const pull = await run(['docker', 'pull', '-q', image])
        if (pull.exit !== 0)
          throw new CommandError(
            `cannot pull ${image} (${lastLine(pull)}); name images you have: --prometheus IMAGE --grafana IMAGE`,
          )
      }
      return work()
    },
  )
}

/** A Compose project of our own. */
interface Project {
  /** Runs Compose on it; `changed` services replace those of the file. */
  compose: (args: string[], changed?: Services) => string[]
  /** Its running containers. */
  inspect: () => Promise<Inspected[]>
  /** The running container of a service. */
  container: (service: string) => Promise<Inspected>
}

async function inProject<T>(
  command: string[],
  file: { services: Services; volumes?: object },
  work: (project: Project) => Promise<T>,
): Promise<T> {
  const name = `k8s-and-docker-evidence-${randomBytes(4).toString('hex')}`
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`))
  const label = ['--filter', `label=${PROJECT_LABEL}=${name}`]
  const inspect = async () => {
    const ids = (await must(['docker', 'ps', '-q', ...label])).split(/\s+/).filter(Boolean)
    return ids.length ? (JSON.parse(await must(['docker', 'inspect', ...ids])) as Inspected[]) : []
  }
  const project: Project = {
    compose(args, changed = {}) {
      const written = path.join(folder, 'compose.json')
      writeFileSync(
        written,
        JSON.stringify({ ...file, services: { ...file.services, ...changed } }),
      )
      return [...command, '-p', name, '-f', written, ...args]
    },
    inspect,
    container: async (service) => {
      const found = (await inspect()).find((container) => serviceOf(container) === service)
      if (!found) throw new CommandError(`${service} does not run any more`)
      return found
    },
  }
  const cleanUp = () => {
    removeAll(['ps', '-a'], ['rm', '-f', '-v'], label)
    removeAll(['network', 'ls'], ['network', 'rm'], label)
    removeAll(['volume', 'ls'], ['volume', 'rm'], label)
    rmSync(folder, { recursive: true, force: true })
  }
  return cleaningUp(cleanUp, async () => {
    await must(project.compose(['up', '-d']))
    return work(project)
  })
}

function removeAll(list: string[], remove: string[], label: string[]): void {
  const found = runNow(['docker', ...list, '-q', ...label])
  if (found.length) runNow(['docker', ...remove, ...found])
}

async function observe(
  project: Project,
  services: Services,
  ports: Record<Service, number>,
): Promise<Omit<OwnCompose['compose'], 'engine'>> {
  const ask = asker(project)
  await ready(ask)
  const running = await project.inspect()
  const containers = await readContainers(running)
  const asks = [
    await ask('grafana', 'localhost', 'prometheus'),
    await ask('grafana', 'prometheus', 'prometheus'),
    await askPublished(ports.prometheus, 'prometheus'),
    await askPublished(ports.grafana, 'grafana'),
    await ask('prometheus', 'grafana', 'grafana'),
  ]
  const { Id } = await project.container('grafana')
  const resolv = await must(['docker', 'exec', Id, 'cat', '/etc/resolv.conf'])

  const before = readRun(await project.container('prometheus'))
  await must(project.compose(['up', '-d', '--no-deps', '--force-recreate', 'prometheus']))
  await ready(ask)
  const after = readRun(await project.container('prometheus'))
  asks.push(await ask('grafana', 'prometheus', 'prometheus', 'prometheus recreated'))

  const both9090 = { ...services.grafana, environment: { GF_SERVER_HTTP_PORT: '9090' } }
  const changed = { grafana: both9090 }
  await must(project.compose(['up', '-d', '--no-deps', 'grafana'], changed))
  asks.push(
    await until('grafana to listen on 9090', 60, async () => {
      const answer = await ask('grafana', 'localhost', 'grafana', 'grafana listens on 9090', 9090)
      return answer.exit === 0 && answer
    }),
  )
  const second = await run(
    project.compose(['up', '-d', '--no-recreate', '--scale', 'prometheus=2', 'prometheus']),
  )
  await must(['docker', 'stop', '-t', '5', (await project.container('prometheus')).Id])
  asks.push(await ask('grafana', 'prometheus', 'prometheus', 'prometheus gone'))

  return {
    dns: readNameserver(resolv),
    containers,
    asks,
    list: readList(running),
    publishedPortClash: readClash(`${second.err}\n${second.out}`),
    recreate: { before, after },
  }
}

async function observePodlike(
  project: Project,
  port: number,
): Promise<Omit<OwnCompose['podlike'], 'engine'>> {
  const ask = asker(project)
  const shared = await until('Prometheus to answer on the shared localhost', 60, async () => {
    const answer = await ask('grafana', 'localhost', 'prometheus')
    return answer.exit === 0 && answer
  })
  return {
    containers: (await readContainers(await project.inspect())).map(({ name, inodes }) => ({
      name,
      inodes,
    })),
    asks: [shared, await askPublished(port, 'prometheus')],
  }
}

/** Three services that share a network and an IPC namespace: a Pod imitated by Compose. */
function podlike(images: Record<Service, string>, ports: Record<Service, number>): Services {
  const joined = { network_mode: 'service:pause', ipc: 'service:pause' }
  return {
    pause: {
      image: images.grafana,
      entrypoint: ['sleep', '100000'],
      hostname: 'monitoring',
      ipc: 'shareable',
      ports: [`127.0.0.1:${ports.prometheus}:9090`],
    },
    prometheus: { image: images.prometheus, ...joined },
    grafana: { image: images.grafana, ...joined },
  }
}

/** Compose's own word for it, without what stands before. @param said what Compose printed */
export const readClash = (said: string): string =>
  /Bind for \S+ failed: port is already allocated/.exec(said)?.[0] ??
  said.trim().split('\n').at(-1)!

const readRun = (container: Inspected): RecordedRun => ({
  ip: networkOf(container)?.IPAddress ?? '',
  mac: networkOf(container)?.MacAddress ?? '',
  id: container.Id.slice(0, 24),
})

async function readContainers(running: Inspected[]): Promise<RecordedContainer[]> {
  const containers = running.map(async (inspected) => {
    const file = `/proc/${inspected.State.Pid}/cgroup`
    return readContainer(
      inspected,
      await must(['docker', 'exec', inspected.Id, ...READ_INODES]),
      existsSync(file) ? readFileSync(file, 'utf8') : '',
    )
  })
  const order = ['pause', 'prometheus', 'grafana']
  return (await Promise.all(containers)).toSorted(
    (a, b) => order.indexOf(a.name) - order.indexOf(b.name),
  )
}

type Ask = ReturnType<typeof asker>

/** Asks from one container of a project what another answers. */
function asker(project: Project) {
  return async (
    from: string,
    host: string,
    whom: Service,
    after?: string,
    port: number = QUESTIONS[whom].port,
  ): Promise<RecordedAsk> => {
    const { path: asked } = QUESTIONS[whom]
    const { Id } = await project.container(from)
    const ran = await run(['docker', 'exec', Id, ...wget(host, port, asked)])
    return readAsk({ from, host, port, path: asked, after }, ran)
  }
}

const ready = (ask: Ask) =>
  until('Prometheus and Grafana to answer', 90, async () => {
    const answers = [
      await ask('prometheus', 'localhost', 'prometheus'),
      await ask('grafana', 'localhost', 'grafana'),
    ]
    return answers.every(({ exit }) => exit === 0)
  })

async function askPublished(port: number, whom: Service): Promise<RecordedAsk> {
  const { path: asked } = QUESTIONS[whom]
  const text = await fetch(`http://127.0.0.1:${port}${asked}`).then(
    async (response) => (await response.text()).trim(),
    (error: Error) => `fetch: ${(error.cause as Error | undefined)?.message ?? error.message}`,
  )
  return { from: 'host', host: '127.0.0.1', port, path: asked, text }
}

/** @returns two TCP ports of this host that nothing listens on */
async function freePorts(): Promise<[number, number]> {
  const servers = await Promise.all([listen(), listen()])
  const [first, second] = servers.map((server) => (server.address() as AddressInfo).port)
  for (const server of servers) server.close()
  return [first!, second!]
}

const listen = (): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
