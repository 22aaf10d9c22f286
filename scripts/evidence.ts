/** `npm run evidence`: the deck's recordings made again, on the engines of whoever runs it. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Overlay, OwnCompose, OwnPod, Roads, Trace } from '../evidence/types.ts'
import type { AnatomyRecording } from '../models/anatomy/types.ts'
import { CommandError, removeOnExit, runCommand } from './command.ts'
import { ROOT } from './deck.ts'
import { recordAnatomy } from './evidence/anatomy.ts'
import {
  anatomyKinds,
  compareKinds,
  composeKinds,
  layersKinds,
  podKinds,
  roadsKinds,
  tellRow,
  traceKinds,
  type Kinds,
} from './evidence/compare.ts'
import { recordCompose } from './evidence/compose.ts'
import { SCENARIO, recordControllers } from './evidence/controllers.ts'
import { PROGRAMS, type Program } from './evidence/engine.ts'
import { today } from './evidence/host.ts'
import { recordLayers } from './evidence/layers.ts'
import { recordPod } from './evidence/pod.ts'
import { madeWith, readRecording } from './evidence/recording.ts'
import { recordRoads } from './evidence/roads.ts'

/** Where own recordings go; not under version control. */
const OWN = 'evidence/own'

interface Flags {
  engine?: Program
  context?: string
  prometheus?: string
  grafana?: string
  web?: string
}

interface Recorder {
  /** Of the file it writes: `<date>-<name>.json`. */
  name: string
  record: (flags: Flags) => Promise<object>
  /** The committed recording, and how both are read. */
  recorded: string
  kinds: (recording: never) => Kinds
}

const RECORDERS = {
  anatomy: {
    name: 'anatomy',
    record: recordAnatomy,
    recorded: 'evidence/anatomy.json',
    kinds: (recording: AnatomyRecording) => anatomyKinds(recording),
  },
  layers: {
    name: 'overlay',
    record: recordLayers,
    recorded: 'evidence/overlay.json',
    kinds: (recording: Overlay) => layersKinds(recording),
  },
  compose: {
    name: 'compose',
    record: ({ engine, prometheus, grafana }) => recordCompose({ prometheus, grafana }, engine),
    recorded: 'evidence/pod-vs-compose.json',
    kinds: (recording: OwnCompose) => composeKinds(recording),
  },
  pod: {
    name: 'pod',
    record: ({ context, prometheus, grafana }) => recordPod(context, { prometheus, grafana }),
    recorded: 'evidence/pod-vs-compose.json',
    kinds: (recording: OwnPod) => podKinds(recording),
  },
  controllers: {
    name: SCENARIO,
    record: ({ context, web }) => recordControllers(context, web),
    recorded: `evidence/traces/${SCENARIO}.json`,
    kinds: (recording: Trace) => traceKinds(recording),
  },
  roads: {
    name: 'roads',
    record: ({ context, web }) => recordRoads(context, web),
    recorded: 'evidence/roads.json',
    kinds: (recording: Roads) => roadsKinds(recording),
  },
} satisfies Record<string, Recorder>

type Part = keyof typeof RECORDERS
const PARTS = Object.keys(RECORDERS) as Part[]

await runCommand(
  'evidence',
  "the deck's recordings made again on your own engines; without a name, all that can run here",
  {
    output: { type: 'string', value: OWN, about: 'the folder to write into' },
    compare: { type: 'boolean', about: "fail where an outcome differs from the deck's recording" },
    from: {
      type: 'string',
      value: 'FILE',
      about: 'compare a recording made earlier or elsewhere; runs no engine',
    },
    engine: {
      type: 'string',
      value: PROGRAMS.join('|'),
      about: 'for compose; default: the first that answers',
    },
    context: {
      type: 'string',
      value: 'NAME',
      about: 'of your kubeconfig, instead of the current one',
    },
    prometheus: { type: 'string', value: 'IMAGE', about: "instead of the examples' Prometheus" },
    grafana: { type: 'string', value: 'IMAGE', about: "instead of the examples' Grafana" },
    web: {
      type: 'string',
      value: 'IMAGE',
      about: "instead of the Deployment's web server (port 8080)",
    },
  },
  async ({ output = OWN, compare = false, from, engine, ...flags }, asked) => {
    if (from !== undefined) return compareFile(from)
    makeFolder(output)
    const failed: string[] = []
    const differing: string[] = []
    const given = { ...flags, engine: checkProgram(engine) }
    for (const part of asked.length ? asked : PARTS) {
      try {
        const recording = await RECORDERS[part].record(given)
        save(output, part, recording)
        if (compare && !isAlike(part, recording)) differing.push(part)
      } catch (error) {
        if (!(error instanceof CommandError)) throw error
        console.error(`${part}: ${error.message}`)
        failed.push(part)
      }
    }
    if (asked.length ? failed.length : failed.length === PARTS.length) process.exitCode = 1
    failOn(differing)
  },
  PARTS,
)

function failOn(differing: readonly string[]): void {
  if (differing.length)
    throw new CommandError(`an outcome differs from the deck's recording: ${differing.join(', ')}`)
}

function checkProgram(given: string | undefined): Program | undefined {
  const program = PROGRAMS.find((known) => known === given)
  if (given !== undefined && !program)
    throw new CommandError(`--engine ${given}: give one of ${PROGRAMS.join(', ')}`)
  return program
}

/** Compares what a file holds: one part, or Compose and Pod together as in pod-vs-compose.json. */
function compareFile(file: string): void {
  const { parts, recording, unknown } = readRecording(path.resolve(file))
  const { scenario = SCENARIO } = recording as Partial<Trace>
  if (scenario !== SCENARIO)
    throw new CommandError(`${file} is of scenario ${scenario}; only ${SCENARIO} is compared here`)
  for (const name of unknown) console.log(`  ? ${name}: not known here, passed over`)
  failOn(parts.filter((part) => !isAlike(part, recording)))
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(path.resolve(ROOT, folder), { recursive: true })
  } catch (error) {
    throw new CommandError(`--output ${folder}: ${(error as Error).message}`, { cause: error })
  }
}

/** Writes at once or not at all. */
function save(folder: string, part: Part, recording: object): void {
  const file = path.join(folder, `${today()}-${RECORDERS[part].name}.json`)
  const whole = path.resolve(ROOT, file)
  const fresh = removeOnExit(`${whole}.${process.pid}.local`)
  writeFileSync(fresh, `${JSON.stringify(recording, null, 1)}\n`)
  renameSync(fresh, whole)
  console.log(`${part}: wrote ${file}`)
}

function isAlike(part: Part, recording: object): boolean {
  const { kinds, recorded } = RECORDERS[part]
  const read = kinds as (recording: object) => Kinds
  const deck = JSON.parse(readFileSync(path.join(ROOT, recorded), 'utf8')) as object
  console.log(
    `${part}: ${madeWith(part, recording)}; the deck's recording: ${madeWith(part, deck)}`,
  )
  const rows = compareKinds(read(recording), read(deck))
  for (const row of rows) console.log(tellRow(row))
  return rows.every(({ verdict }) => verdict !== 'different')
}
