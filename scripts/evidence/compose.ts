/**
 * What examples/compose.yaml does on this host's container engine.
 *
 * Runs in Compose projects of its own, on host ports that were free, and removes what bears their labels:
 * containers, networks, volumes, and the images that it had to pull.
 */
import { createServer, type AddressInfo, type Server } from 'node:net'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import type {
  Engine,
  OwnCompose,
  RecordedAsk,
  RecordedContainer,
  RecordedRun,
} from '../../evidence/types.ts'
import { CommandError } from '../command.ts'
import { ROOT } from '../deck.ts'
import {
  PATIENCE,
  QUESTIONS,
  READ_INODES,
  networkOf,
  readAsk,
  readContainer,
  readList,
  readNameserver,
  wget,
  type Inspected,
} from './container.ts'
import {
  checkAnswers,
  checkEngine,
  findEngine,
  type ContainerEngine,
  type Program,
} from './engine.ts'
import { describeHost, needLinux, today } from './host.ts'
import {
  COUNT_QUEUES,
  lacksForProcesses,
  makeQueue,
  readCgroupOf,
  readNetnsCookie,
} from './process.ts'
import { inProject, withImages, type Project, type Services } from './project.ts'
import { must, run, until } from './shell.ts'

type Service = keyof typeof QUESTIONS
type Podlike = NonNullable<OwnCompose['podlike']>

/** As the deck's recordings have them. */
const NAME = 'monitoring'
const PORTS = { prometheus: QUESTIONS.prometheus.port, grafana: QUESTIONS.grafana.port }

/**
 * @param images of the two services, where they are not to be those of examples/compose.yaml
 * @param wanted engine; undefined for the first that answers
 * @throws CommandError where there is no engine, no Compose, or an image can be neither found nor pulled
 */
export async function recordCompose(
  images: Partial<Record<Service, string>>,
  wanted?: Program,
): Promise<OwnCompose> {
  needLinux()
  const found = await findEngine(wanted)
  const { engine } = found
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
  const lacks = lacksForProcesses()
  if (lacks) console.log(`compose: without network namespace cookie and IPC queue: ${lacks}`)
  return withImages(found, Object.values(used), async () => {
    const compose = await inProject(
      found,
      { services, volumes: example.volumes },
      async (project) => ({
        engine,
        ...named(await observe(project, services, ports, lacks ? undefined : engine), {
          project: project.name,
          ports,
        }),
      }),
    )
    const imitated = await optional(found, 'the Pod imitated by Compose', () =>
      inProject(found, { services: podlike(used, ports) }, async (project): Promise<Podlike> => {
        const seen = await observePodlike(project, ports.prometheus)
        return { engine, ...named(seen, { project: project.name, ports }) }
      }),
    )
    return {
      recorded: today(),
      host: describeHost(),
      images: used,
      compose,
      ...(imitated ? { podlike: imitated } : {}),
    }
  })
}

/** Does what not every engine can; says in one line where this one cannot. */
async function optional<T>(
  engine: ContainerEngine,
  what: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    await checkAnswers(engine)
    console.log(`compose: ${what} is not recorded on ${engine.program}: ${error.message}`)
    return undefined
  }
}

/**
 * Own ports and project names become those of the deck's recordings, so that both can be laid side by side.
 *
 * @param own what stands in the texts instead
 */
export function named<T extends object>(
  observed: T,
  own: { project: string; ports: Record<Service, number> },
): T {
  const text = JSON.stringify(observed)
    .replaceAll(own.project, NAME)
    .replace(
      new RegExp(`(?<![0-9a-f])${own.ports.prometheus}(?![0-9a-f])`, 'g'),
      String(PORTS.prometheus),
    )
    .replace(
      new RegExp(`(?<![0-9a-f])${own.ports.grafana}(?![0-9a-f])`, 'g'),
      String(PORTS.grafana),
    )
  return JSON.parse(text) as T
}

async function observe(
  project: Project,
  services: Services,
  ports: Record<Service, number>,
  seenFromHere: Engine | undefined,
): Promise<Omit<OwnCompose['compose'], 'engine'>> {
  const ask = asker(project)
  await ready(project, ask)
  const running = await project.inspect()
  const containers = await readContainers(project, running)
  const asks = [
    await ask('grafana', 'localhost', 'prometheus'),
    await ask('grafana', 'prometheus', 'prometheus'),
    await askPublished(ports.prometheus, 'prometheus'),
    await askPublished(ports.grafana, 'grafana'),
    await ask('prometheus', 'grafana', 'grafana'),
  ]
  const { Id } = await project.container('grafana')
  const resolv = await must([project.program, 'exec', Id, 'cat', '/etc/resolv.conf'])
  const cookie = async () => readNetnsCookie((await project.container('prometheus')).State.Pid)
  const ipcQueue = seenFromHere && { ...(await queuesSeen(project)), engine: seenFromHere }
  const cookieBefore = seenFromHere && (await cookie())

  const before = readRun(await project.container('prometheus'))
  await must(project.compose(['up', '-d', '--no-deps', '--force-recreate', 'prometheus']))
  await ready(project, ask)
  const after = readRun(await project.container('prometheus'))
  const netnsCookie = seenFromHere && {
    before: cookieBefore!,
    after: await cookie(),
    engine: seenFromHere,
  }
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
  await must([project.program, 'stop', '-t', '5', (await project.container('prometheus')).Id])
  asks.push(await ask('grafana', 'prometheus', 'prometheus', 'prometheus gone'))

  return {
    dns: readNameserver(resolv),
    containers,
    asks,
    list: readList(running),
    publishedPortClash: readClash(`${second.err}\n${second.out}`),
    recreate: { before, after },
    ...(netnsCookie ? { netnsCookie } : {}),
    ...(ipcQueue ? { ipcQueue } : {}),
  }
}

/** Queues that each container sees, once prometheus has one. */
async function queuesSeen(project: Project) {
  await makeQueue((await project.container('prometheus')).State.Pid)
  const count = async (service: Service) => {
    const { Id } = await project.container(service)
    return Number(await must([project.program, 'exec', Id, ...COUNT_QUEUES]))
  }
  return { prometheus: await count('prometheus'), grafana: await count('grafana') }
}

async function observePodlike(project: Project, port: number): Promise<Omit<Podlike, 'engine'>> {
  const ask = asker(project)
  const shared = await until('Prometheus to answer on the shared localhost', 60, async () => {
    const answer = await ask('grafana', 'localhost', 'prometheus')
    return answer.exit === 0 && answer
  })
  return {
    containers: (await readContainers(project, await project.inspect())).map(
      ({ name, inodes }) => ({
        name,
        inodes,
      }),
    ),
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

/** The engine's own words for it, without what stands before. @param said what Compose printed */
export const readClash = (said: string): string =>
  /Bind for \S+ failed: port is already allocated|listen tcp\S* \S+ bind: address already in use/.exec(
    said,
  )?.[0] ?? said.trim().split('\n').at(-1)!

const readRun = (container: Inspected): RecordedRun => ({
  ip: networkOf(container)?.IPAddress ?? '',
  mac: networkOf(container)?.MacAddress ?? '',
  id: container.Id.slice(0, 24),
})

async function readContainers(
  { program }: Project,
  running: Inspected[],
): Promise<RecordedContainer[]> {
  const containers = running.map(async (inspected) =>
    readContainer(
      inspected,
      await must([program, 'exec', inspected.Id, ...READ_INODES]),
      readCgroupOf(inspected.State.Pid),
    ),
  )
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
    const argv = [project.program, 'exec', Id, ...wget(host, port, asked)]
    const ran = await run(argv, '', PATIENCE)
    return readAsk({ from, host, port, path: asked, after }, checkEngine(ran))
  }
}

const SERVICES: Service[] = ['prometheus', 'grafana']

const ready = (project: Project, ask: Ask) =>
  until(
    () => tellSilent(project, ask),
    90,
    async () => {
      const answers = await Promise.all(
        SERVICES.map((service) => ask(service, 'localhost', service)),
      )
      return answers.every(({ exit }) => exit === 0)
    },
  )

/** Which service does not answer, and its container's last words. */
async function tellSilent(project: Project, ask: Ask): Promise<string> {
  for (const service of SERVICES) {
    const { exit, text } = await ask(service, 'localhost', service)
    if (exit === 0) continue
    const { Id, Image } = await project.container(service)
    const log = await run([project.program, 'logs', '--tail', '1', Id])
    const words = (log.out || log.err).split('\n').at(-1)
    return `${service} (${Image ?? 'its image'}) to answer: ${text}${words ? `; its log ends: ${words}` : ''}`
  }
  return 'Prometheus and Grafana to answer'
}

async function askPublished(port: number, whom: Service): Promise<RecordedAsk> {
  const { path: asked } = QUESTIONS[whom]
  const text = await fetch(`http://127.0.0.1:${port}${asked}`).then(
    async (response) => (await response.text()).trim(),
    (error: Error) => `fetch: ${(error.cause as Error | undefined)?.message ?? error.message}`,
  )
  const exit = text.startsWith('fetch: ') ? 1 : 0
  return { from: 'host', host: '127.0.0.1', port, path: asked, text, exit }
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
