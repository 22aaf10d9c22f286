/** `npm run evidence` run against commands that stand in for docker and kubectl. */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OwnCompose, OwnPod, PodVsCompose, Trace } from '../../evidence/types.ts'
import { ROOT } from '../../scripts/deck.ts'
import { compareKinds, composeKinds, podKinds, traceKinds } from '../../scripts/evidence/compare.ts'
import { readRecording } from '../../scripts/evidence/recording.ts'
import { until } from '../../scripts/evidence/shell.ts'
import recordedJson from '../support/recordings/pod-vs-compose-v1.36.json'
import traceJson from '../support/recordings/deployment-delete-pod-v1.36.json'
import { watchEvents } from '../support/watch-events.ts'

const recorded = recordedJson as unknown as PodVsCompose
const trace = traceJson as unknown as Trace
const STAND_INS = path.join(ROOT, 'tests/support/stand-ins')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'engines-'))
  for (const name of ['bin', 'tmp', 'state']) mkdirSync(path.join(folder, name))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const state = (name: string) => path.join(folder, 'state', name)

/** Puts a stand-in on PATH, where nothing else is. */
function install(program: string): void {
  const file = path.join(folder, 'bin', program)
  const standIn = path.join(STAND_INS, program === 'kubectl' ? 'kubectl.mjs' : 'docker.mjs')
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${standIn}' "$@"\n`)
  chmodSync(file, 0o755)
}

/** Starts the command as `npm run evidence` does. */
function start(args: string[], env: Record<string, string> = {}) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/evidence.ts', ...args, '--output', path.join(folder, 'own')],
    {
      cwd: ROOT,
      env: {
        PATH: path.join(folder, 'bin'),
        TMPDIR: path.join(folder, 'tmp'),
        STAND_IN: path.join(folder, 'state'),
        ...env,
      },
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<{ exit: number | null; said: string }>((resolve) =>
    child.on('close', (exit) => resolve({ exit, said })),
  )
  return { child, ended }
}

const evidence = (args: string[], env?: Record<string, string>) => start(args, env).ended

function own<T>(name: string): T {
  const file = readdirSync(path.join(folder, 'own')).find((found) => found.includes(name))
  return JSON.parse(readFileSync(path.join(folder, 'own', file!), 'utf8')) as T
}

/** What stands in the engine's state, and the temporary folders. */
function left(): unknown[] {
  const engine = state('engine.json')
  const { things } = existsSync(engine)
    ? (JSON.parse(readFileSync(engine, 'utf8')) as { things: unknown[] })
    : { things: [] }
  const folders = readdirSync(path.join(folder, 'tmp')).filter((name) => !name.startsWith('tsx-'))
  return [...things, ...folders, ...(existsSync(state('namespace')) ? ['a namespace'] : [])]
}

const IMAGES = ['--prometheus', 'demo/prometheus:1', '--grafana', 'demo/grafana:1']

describe('compose', () => {
  it("writes what replaces the deck's recording, and leaves nothing", async () => {
    install('docker')
    const { exit, said } = await evidence(['compose', ...IMAGES])
    expect(said).toMatch(/^compose: without network namespace cookie and IPC queue: needs /)
    expect(exit).toBe(0)
    const recording = own<OwnCompose>('compose')
    expect(recording.compose.engine).toEqual(recorded.compose.engine)
    expect(recording.compose.list.map((line) => line.split(' ')[0])).toEqual(
      recorded.compose.list.map((line) => line.split(' ')[0]),
    )
    expect(JSON.stringify(recording)).not.toContain('k8s-and-docker-evidence')
    const rows = compareKinds(composeKinds(recording), composeKinds(recorded))
    const others = rows.filter(({ verdict }) => verdict !== 'equal')
    // No port of this host is opened, and a cgroup is not to be seen.
    for (const { observation } of others)
      expect(observation).toMatch(/host asks|cgroups|recreate$|IPC queue/)
    expect(rows.length - others.length).toBeGreaterThan(10)
    expect(left()).toEqual([])
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'stopped by %s, removes also what the engine makes late',
    async (signal) => {
      install('docker')
      const { child, ended } = start(['compose', ...IMAGES], { STAND_IN_HOW: 'slow' })
      await until('Compose to be told to start', 60, () =>
        calls().some((call) => call.startsWith('late')),
      )
      child.kill(signal)
      child.kill(signal)
      const { exit, said } = await ended
      expect(said).toMatch(/evidence: stopped/)
      expect(exit).toBe({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal])
      expect(calls().some((call) => call.startsWith('rm'))).toBe(true)
      expect(left()).toEqual([])
    },
  )

  it('says in one line that the engine stopped midway, and how to remove what it holds', async () => {
    install('docker')
    const { exit, said } = await evidence(['compose', ...IMAGES], { STAND_IN_HOW: 'stops' })
    const lines = said.trim().split('\n').slice(1)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/left behind: Compose project \S+ \(docker does not answer\); remove/)
    expect(lines[1]).toMatch(/^compose: .*Cannot connect to the Docker daemon/)
    expect(exit).toBe(1)
    expect(readdirSync(path.join(folder, 'own'))).toEqual([])
  })

  it('names an image that cannot be pulled, and an engine that is not there', async () => {
    install('docker')
    const missing = await evidence(['compose', '--prometheus', 'missing', '--grafana', 'x'])
    expect(missing.said).toMatch(/cannot pull missing \(Error response from daemon: no such host\)/)
    expect(missing.exit).toBe(1)
    const podman = await evidence(['compose', '--engine', 'podman'])
    expect(podman.said).toMatch(/needs podman on PATH/)
    const wrong = await evidence(['compose', '--engine', 'lxc'])
    expect(wrong.said).toMatch(/--engine lxc: give one of docker, podman, nerdctl/)
    expect(left()).toEqual([])
  })
})

const calls = () =>
  existsSync(state('calls')) ? readFileSync(state('calls'), 'utf8').split('\n') : []

/** What the watches tell: before the Pod is deleted, and after. */
function writeWatches(): void {
  const deletedAt = trace.actions.find(({ command }) => command.includes('delete pod'))!.at_ms
  const began = Date.parse(trace.started_utc)
  const isBefore = (ms: number) => ms - began < deletedAt
  const halves = <T>(all: T[], at: (one: T) => number, strip: (one: T) => unknown) =>
    [true, false].map((before) => all.filter((one) => isBefore(at(one)) === before).map(strip))
  const of = (kind: string) =>
    halves(
      watchEvents(trace).filter(({ object }) => object.kind === kind),
      ({ receivedAt }) => receivedAt,
      ({ type, object }) => ({ type, object }),
    )
  const events = halves(
    trace.events,
    ({ at_ms }) => began + at_ms,
    ({ object, from, at_ms, ...event }) => {
      const [kind, name] = object.split('/')
      const metadata = { uid: `${object} ${event.message}`, resourceVersion: String(at_ms) }
      return {
        type: 'ADDED',
        object: { ...event, involvedObject: { kind, name }, source: { component: from }, metadata },
      }
    },
  )
  const watches = {
    deployments: of('Deployment'),
    replicasets: of('ReplicaSet'),
    pods: of('Pod'),
    events,
  }
  writeFileSync(state('watch.json'), JSON.stringify(watches))
}

describe('a cluster', () => {
  beforeEach(() => install('kubectl'))

  it("tells of controllers what the deck's recording tells", async () => {
    writeWatches()
    const { exit, said } = await evidence(['controllers'])
    expect(said).toMatch(/^controllers: wrote /)
    expect(exit).toBe(0)
    const recording = own<Trace>('deployment-delete-pod')
    expect(traceKinds(recording)).toEqual(traceKinds(trace))
    const timeless = (steps: Trace['steps']) =>
      JSON.parse(JSON.stringify(steps, (key, value) => (key === 'at_ms' ? undefined : value)))
    expect(timeless(recording.steps)).toEqual(timeless(trace.steps))
    const words = ({ events }: Trace) =>
      events
        .map(({ object, reason, message, from }) => `${object} ${reason} ${message} ${from}`)
        .toSorted()
    expect(words(recording)).toEqual(words(trace))
    expect(recording.events.every(({ at_ms }) => at_ms > 0)).toBe(true)
    expect(left()).toEqual([])
  })

  it('tells of a Pod what the recording of v1.36 tells, as far as it is seen through kubectl', async () => {
    const { exit, said } = await evidence(['pod'])
    expect(said).toMatch(/^pod: without pause, the Pod's cgroup, .*: needs /)
    expect(exit).toBe(0)
    const recording = own<OwnPod>('pod')
    expect(recording.pod.engine).toEqual(recorded.pod.engine)
    const rows = compareKinds(podKinds(recording), podKinds(recorded))
    expect(rows.filter(({ verdict }) => verdict === 'different')).toEqual([])
    expect(
      rows.filter(({ verdict }) => verdict === 'only there').map(({ observation }) => observation),
    ).toEqual(["Pod: limit of the Pod's own cgroup", 'Pod: IPC queue of prometheus'])
    expect(podKinds(recording)).toMatchObject({
      'Pod: grafana asks localhost for Prometheus (prometheus gone)': 'refused',
      'Pod: network namespace after the restart': 'the same',
    })
    expect(left()).toEqual([])
  })

  it('without rights says so before anything is made', async () => {
    const { exit, said } = await evidence(['pod'], {
      STAND_IN_FORBIDDEN: 'delete namespaces,create pods/exec',
    })
    expect(said.trim()).toBe(
      'pod: lacks rights in this cluster: may not delete namespaces, create pods/exec; ask for them, or point --context at another cluster',
    )
    expect(exit).toBe(1)
    expect(calls().some((call) => call.startsWith('create'))).toBe(false)
  })

  it('whose watch ends midway is told of at once, and nothing is left', async () => {
    writeWatches()
    const { exit, said } = await evidence(['controllers'], { STAND_IN_HOW: 'stops' })
    expect(said.trim()).toMatch(
      /^controllers: stopped midway: the watch of \w+ ended \(Unable to connect to the server: EOF\)$/,
    )
    expect(exit).toBe(1)
    expect(left()).toEqual([])
  })
})

describe('a recording made elsewhere', () => {
  const file = (content: string) => {
    const name = path.join(folder, 'recording.json')
    writeFileSync(name, content)
    return ['--from', name]
  }

  it('of an unknown version and with unknown fields is taken, and those are named', async () => {
    const other = JSON.parse(JSON.stringify(recordedJson)) as typeof recordedJson & {
      gpu?: boolean
    }
    other.gpu = true
    other.pod.engine.version = 'v9.99.0'
    Object.assign(other.compose.containers[0]!, { tpm: 1 })
    const { said } = await evidence(file(JSON.stringify(other)))
    expect(said).toContain('  ? gpu: not known here, passed over')
    expect(said).toContain('  ? compose.containers[].tpm: not known here, passed over')
    expect(said).toContain("pod: Kubernetes v9.99.0 with containerd 2.1.9; the deck's recording:")
    expect(said).toContain('= Pod: addresses: one for all')
  })

  it.each([
    ['{"compose": {', /recording\.json is no JSON \(/],
    ['[1, 2]', /recording\.json is no recording of npm run evidence: it has none of "cases", /],
    ['7', /it is no object/],
    ['{"kind": "Pod", "spec": {}}', /it has none of/],
    [
      '{"recorded": "2026-11-24", "pod": {"engine": 7}}',
      /no whole recording: pod\.engine is no object/,
    ],
    ['{"recorded": "2026-11-24", "steps": []}', /no whole recording: scenario is missing/],
  ])('is refused in one line where it is none (%#)', (content, line) => {
    const [, name] = file(content) as [string, string]
    expect(() => readRecording(name)).toThrow(line)
    expect(() => readRecording(name)).not.toThrow(/\n/)
  })

  it('of another scenario is not compared, and one that is not there is named', async () => {
    const job = await evidence(file(JSON.stringify({ ...traceJson, scenario: 'job-indexed' })))
    expect(job.said.trim()).toMatch(
      /^evidence: .* is of scenario job-indexed; only \S+ is compared here$/,
    )
    expect(job.exit).toBe(1)
    const none = path.join(folder, 'none.json')
    expect(() => readRecording(none)).toThrow(`cannot read ${none} (ENOENT)`)
  })
})
