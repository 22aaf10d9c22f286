/** A recording read from a file, whoever made it with whichever version: what is known of it, and what is not. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Engine } from '../types.ts'
import { CommandError } from '../../packages/slidev-addon-publish/node/command.ts'

/**
 * The form of a value. An object's fields: those ending in `?` may be missing. An array has one form for all
 * its items, `MAP` stands for names that differ from run to run.
 */
type Form =
  | 'string'
  | 'number'
  | 'boolean'
  | 'any'
  | typeof MAP
  | Form[]
  | { [field: string]: Form }
const MAP = 'map'

const ENGINE: Form = { name: 'string', version: 'string', with: 'string', 'builtFrom?': 'string' }
const COOKIE: Form = { before: 'number', after: 'number', engine: ENGINE }
const QUEUE: Form = { prometheus: 'number', grafana: 'number', engine: ENGINE }
const INODES: Form = { net: 'number', ipc: 'number', uts: 'number', pid: 'number', mnt: 'number' }
const CONTAINERS: Form = [
  {
    name: 'string',
    inodes: INODES,
    'ip?': 'string',
    'hostname?': 'string',
    'cgroup?': 'string',
    'memoryLimit?': 'number',
  },
]
const ASKS: Form = [
  {
    from: 'string',
    host: 'string',
    port: 'number',
    path: 'string',
    'exit?': 'number',
    text: 'string',
    'after?': 'string',
    'engine?': ENGINE,
  },
]
const RUN: Form = { ip: 'string', mac: 'string', id: 'string' }
const KILL: Form = {
  ip: 'string',
  restarts: MAP,
  'id?': 'string',
  'mac?': 'string',
  'netnsCookie?': 'number',
  'netns?': 'number',
}
const HEAD: Form = {
  recorded: 'string',
  'host?': 'string',
  'images?': MAP,
  'standIn?': MAP,
  'latency?': MAP,
}
const COMPOSE: Form = {
  engine: ENGINE,
  dns: 'string',
  containers: CONTAINERS,
  asks: ASKS,
  list: ['string'],
  publishedPortClash: 'string',
  'kill?': { before: KILL, after: KILL },
  recreate: { before: RUN, after: RUN },
  'netnsCookie?': COOKIE,
  'ipcQueue?': QUEUE,
}
const POD: Form = {
  engine: ENGINE,
  containers: CONTAINERS,
  list: ['string'],
  'memoryLimit?': 'number',
  asks: ASKS,
  kill: { before: KILL, after: KILL },
  portClash: { ready: 'string', status: 'string', restarts: 'number', text: 'string' },
  'netnsCookie?': COOKIE,
  'ipcQueue?': QUEUE,
  'containerOom?': { exit: 'number', others: 'string', engine: ENGINE },
  'parentOom?': { exit: 'number', text: 'string', engine: ENGINE },
}
const ROAD: Form = { command: 'string', answer: 'string', list: ['string'] }
const UPPER: Form = { upper: MAP, upperBytes: 'number' }

/** Each part: the field by which its recordings are known, and their form (evidence/types.ts, models/anatomy/types.ts). */
const PARTS = {
  anatomy: {
    field: 'cases',
    form: {
      recorded: 'string',
      kernel: 'string',
      tools: 'string',
      cases: [
        {
          on: ['string'],
          pid: 'number',
          processes: 'number',
          hostname: 'string',
          links: ['string'],
          root: ['string'],
          uid: 'number',
          uidMap: 'any',
          queues: 'number',
        },
      ],
    },
  },
  layers: {
    field: 'layers',
    form: {
      recorded: 'string',
      what: 'string',
      layers: { base: MAP, app: MAP },
      seenInBothAtFirst: ['string'],
      c1: { ...UPPER, error: 'string' },
      c2: UPPER,
      inode: { path: 'string', c1: 'number', c2: 'number', layer: 'number' },
    },
  },
  compose: {
    field: 'compose',
    form: {
      ...HEAD,
      compose: COMPOSE,
      'podlike?': { engine: ENGINE, containers: CONTAINERS, asks: ASKS },
    },
  },
  pod: { field: 'pod', form: { ...HEAD, pod: POD } },
  roads: {
    field: 'processes',
    form: {
      recorded: 'string',
      host: 'string',
      engines: [ENGINE],
      docker: ROAD,
      kubernetes: ROAD,
      containers: [
        { namespace: 'string', id: 'string', 'image?': 'string', runtime: 'string', pid: 'number' },
      ],
      processes: [{ pid: 'number', ppid: 'number', args: 'string' }],
      'withoutDockerd?': { ready: 'string', status: 'string', restarts: 'number' },
    },
  },
  controllers: {
    field: 'steps',
    form: {
      scenario: 'string',
      kubernetes: 'string',
      started_utc: 'string',
      nodes: [{ name: 'string', ready: 'any', unschedulable: 'boolean', taints: ['string'] }],
      manifest: 'string',
      actions: [{ at_ms: 'number', command: 'string' }],
      steps: [
        {
          at_ms: 'number',
          kind: 'string',
          type: 'string',
          name: 'string',
          identity: 'string',
          'phase?': 'string',
          'shown?': 'string',
          'ready?': 'any',
          'ready_column?': 'string',
          'deletionRequested?': 'boolean',
          'node?': 'any',
          'ip?': 'any',
          'restarts?': 'number',
          'exitCode?': 'any',
          'spec_replicas?': 'number',
          'owner?': 'string',
          'image?': 'string',
          'status?': MAP,
          'revision?': 'string',
        },
      ],
      events: [
        {
          at_ms: 'number',
          object: 'string',
          type: 'string',
          reason: 'string',
          message: 'string',
          from: 'string',
          'count?': 'number',
        },
      ],
      summary: ['string'],
    },
  },
} satisfies Record<string, { field: string; form: Form }>

export type RecordedPart = keyof typeof PARTS

export interface Read {
  /** The parts that it holds: pod-vs-compose.json holds two. */
  parts: RecordedPart[]
  recording: object
  /** Fields that no part knows: `steps[].gpu`. Each once. */
  unknown: string[]
}

/**
 * @param file as JSON
 * @throws CommandError where it cannot be read, is no JSON, is no recording, or lacks a field
 */
export function readRecording(file: string): Read {
  const name = path.basename(file)
  const recording = parseFile(file, name)
  const found = Object.entries(PARTS).filter(([, { field }]) => field in recording)
  if (!found.length)
    throw new CommandError(
      `${name} is no recording of npm run evidence: it has none of ${Object.values(PARTS)
        .map(({ field }) => `"${field}"`)
        .join(', ')}`,
    )
  const form = Object.assign({}, ...found.map(([, part]) => part.form)) as Record<string, Form>
  const problems: Problems = { wrong: new Set(), unknown: new Set() }
  check(form, recording, '', problems)
  const [first] = problems.wrong
  if (first !== undefined) throw new CommandError(`${name} is no whole recording: ${first}`)
  return {
    parts: found.map(([part]) => part as RecordedPart),
    recording,
    unknown: [...problems.unknown],
  }
}

function parseFile(file: string, name: string): object {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new CommandError(`cannot read ${file} (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    })
  }
  try {
    const value = JSON.parse(text) as unknown
    if (typeof value === 'object' && value !== null) return value
  } catch (error) {
    throw new CommandError(`${name} is no JSON (${(error as Error).message.split('\n')[0]})`, {
      cause: error,
    })
  }
  throw new CommandError(`${name} is no recording of npm run evidence: it is no object`)
}

interface Problems {
  wrong: Set<string>
  unknown: Set<string>
}

function check(form: Form, value: unknown, at: string, problems: Problems): void {
  if (form === 'any') return
  if (typeof form === 'string') {
    if (typeof value !== (form === MAP ? 'object' : form))
      problems.wrong.add(`${at} is no ${form === MAP ? 'object' : form}`)
    return
  }
  if (Array.isArray(form) !== Array.isArray(value) || typeof value !== 'object' || value === null) {
    problems.wrong.add(`${at} is no ${Array.isArray(form) ? 'list' : 'object'}`)
  } else if (Array.isArray(form)) {
    for (const item of value as unknown[]) check(form[0]!, item, `${at}[]`, problems)
  } else checkFields(form, value as Record<string, unknown>, at, problems)
}

function checkFields(
  form: Record<string, Form>,
  value: Record<string, unknown>,
  at: string,
  problems: Problems,
): void {
  const name = (field: string) => (at ? `${at}.${field}` : field)
  const known = Object.entries(form).map(([key, of]) => {
    const field = key.replace(/\?$/, '')
    return { field, of, isOptional: field !== key }
  })
  for (const { field, of, isOptional } of known) {
    if (value[field] !== undefined) check(of, value[field], name(field), problems)
    else if (!isOptional) problems.wrong.add(`${name(field)} is missing`)
  }
  const fields = new Set(known.map(({ field }) => field))
  for (const field of Object.keys(value)) if (!fields.has(field)) problems.unknown.add(name(field))
}

/** @returns what made a recording, in words: `Kubernetes v1.36.2 with containerd 2.1.9` */
export function madeWith(part: RecordedPart, recording: object): string {
  const { kubernetes, kernel, what, ...rest } = recording as Record<string, unknown>
  if (part === 'controllers') return `Kubernetes ${kubernetes}`
  if (part === 'anatomy') return `Linux ${kernel}`
  if (part === 'layers') return `Linux ${/(?:Linux|kernel) (\d[\d.]*\d)/.exec(String(what))?.[1]}`
  if (part === 'roads')
    return (rest.engines as Engine[]).map(({ name, version }) => `${name} ${version}`).join(', ')
  const { name, version, with: driver } = (rest[part] as { engine: Engine }).engine
  return [`${name} ${version}`, driver].filter(Boolean).join(' with ')
}
