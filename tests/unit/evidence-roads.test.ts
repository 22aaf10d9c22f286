import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import roadsJson from '../../evidence/roads.json'
import type { Roads } from '../../evidence/types'
import { compareKinds, roadsKinds } from '../../scripts/evidence/compare'
import { ofRoads, readContainers, readProcesses, recordRoads } from '../../scripts/evidence/roads'

const recorded = roadsJson as Roads
const [docker, pause, web] = recorded.containers as [
  Roads['containers'][number],
  Roads['containers'][number],
  Roads['containers'][number],
]
const OTHER = 'feed'.repeat(16)

/** What the programs printed when evidence/roads.json was made, and a container of somebody else's. */
const PS = `    PID    PPID COMMAND
      1       0 /sbin/init
${recorded.processes.map(({ pid, ppid, args }) => `${pid} ${String(ppid).padStart(5)} ${args}`).join('\n')}
  40000       1 /usr/bin/containerd-shim-runc-v2 -namespace k8s.io -id ${OTHER} -address /run/containerd/containerd.sock
  40001   40000 nginx: master process
`
const CONTAINERS = {
  moby: `CONTAINER    IMAGE    RUNTIME
${docker.id}    -        io.containerd.runc.v2    
`,
  'k8s.io': `CONTAINER    IMAGE    RUNTIME
${pause.id}    docker.io/demo/pause:1    io.containerd.runc.v2    
${web.id}    docker.io/demo/web:1      io.containerd.runc.v2    
${OTHER}    docker.io/other:1      io.containerd.runc.v2    
${'dead'.repeat(16)}    docker.io/gone:1      io.containerd.runc.v2    
`,
}
const TASKS = {
  moby: `TASK    PID    STATUS
${docker.id}    ${docker.pid}    RUNNING
`,
  'k8s.io': `TASK    PID    STATUS
${web.id}    ${web.pid}    RUNNING
${pause.id}    ${pause.pid}    RUNNING
${OTHER}    40001    RUNNING
`,
}

describe('what is read of ps and ctr', () => {
  const containers = (['moby', 'k8s.io'] as const).flatMap((name) =>
    readContainers(name, CONTAINERS[name], TASKS[name]),
  )

  it('lists the containers that have a process, with their PIDs', () => {
    expect(containers.map(({ id }) => id)).toEqual([docker.id, pause.id, web.id, OTHER])
    expect(containers.slice(0, 3)).toEqual(recorded.containers)
  })

  it('keeps the two roads of a machine that runs more', () => {
    const roads = ofRoads({ containers, processes: readProcesses(PS) }, [docker.id, web.id])
    expect(roads).toEqual({ containers: recorded.containers, processes: recorded.processes })
  })
})

describe('the comparison of roads', () => {
  it('finds the committed recording like itself, and like one with another program', () => {
    const other = structuredClone(recorded)
    other.processes.at(-1)!.args = 'nginx: master process'
    const rows = compareKinds(roadsKinds(other), roadsKinds(recorded))
    expect(rows.length).toBe(5)
    expect(rows.filter(({ verdict }) => verdict !== 'equal')).toEqual([])
  })

  it('tells a Pod without pause', () => {
    const other = structuredClone(recorded)
    other.processes = other.processes.filter(({ pid }) => pid !== pause.pid)
    const rows = compareKinds(roadsKinds(other), roadsKinds(recorded))
    expect(rows.filter(({ verdict }) => verdict === 'different')).toMatchObject([
      { observation: 'Roads: k8s.io', own: 'containerd-shim-runc-v2 holds 1 containers' },
    ])
  })
})

describe('a recording with stand-ins for docker, kubectl, ctr and ps', () => {
  const { PATH } = process.env
  let folder: string
  /** Answers by the words of the command line that a shell pattern matches; logs every call. */
  function standIn(program: string, answers: Record<string, string>): void {
    const cases = Object.entries(answers).map(([pattern, answer], i) => {
      writeFileSync(path.join(folder, `${program}-${i}`), answer)
      return `  ${pattern.replaceAll(' ', '\\ ')}) cat "${folder}/${program}-${i}";;`
    })
    const file = path.join(folder, program)
    writeFileSync(
      file,
      `#!/bin/sh\necho "${program} $*" >> "${folder}/calls"\ncase "$*" in\n${cases.join('\n')}\n  *) exit 0;;\nesac\n`,
    )
    chmodSync(file, 0o755)
  }
  const node = (name: string) => ({
    metadata: { name, labels: { 'kubernetes.io/hostname': name } },
    spec: {},
    status: { conditions: [], nodeInfo: { containerRuntimeVersion: 'containerd://2.1.9' } },
  })
  const pod = {
    spec: { containers: [{ name: 'web', image: 'demo/web:1' }] },
    status: {
      phase: 'Running',
      containerStatuses: [
        {
          name: 'web',
          ready: true,
          restartCount: 0,
          containerID: `containerd://${web.id}`,
          state: { running: {} },
        },
      ],
    },
  }
  function standIns(nodes: object[], k8sTasks = TASKS['k8s.io']): void {
    standIn('docker', {
      'version*': '28.5.2\n',
      'run*': `${docker.id}\n`,
      'ps*': `${docker.id} web\n${OTHER} another\n`,
    })
    standIn('kubectl', {
      'version*': JSON.stringify({ serverVersion: { gitVersion: 'v1.36.2' } }),
      '*get nodes*': JSON.stringify({ items: nodes }),
      '*get pod *': JSON.stringify(pod),
      '*run web*': 'pod/web created\n',
    })
    standIn('ctr', {
      '*moby containers*': CONTAINERS.moby,
      '*moby tasks*': TASKS.moby,
      '*k8s.io containers*': CONTAINERS['k8s.io'],
      '*k8s.io tasks*': k8sTasks,
    })
    standIn('ps', { '*': PS })
  }
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'roads-'))
    process.env.PATH = `${folder}:${PATH}`
  })
  afterEach(() => {
    process.env.PATH = PATH
    rmSync(folder, { recursive: true })
  })

  it.runIf(process.platform === 'linux')('is the committed one', async () => {
    standIns([node('elsewhere'), node(hostname())])
    const own = await recordRoads(undefined, 'demo/web:1')
    expect(own).toMatchObject({
      containers: recorded.containers,
      processes: recorded.processes,
      docker: { answer: recorded.docker.answer, list: ['web'] },
      kubernetes: { answer: 'pod/web created', list: ['web'] },
    })
  })

  it.runIf(process.platform === 'linux')('says where this machine is no node', async () => {
    standIns([node('elsewhere')])
    await expect(recordRoads(undefined, undefined)).rejects.toThrow(
      /is no node of the cluster \(elsewhere\); run it on a node that has Docker too/,
    )
  })

  it.runIf(process.platform === 'linux')(
    'says where the kubelet uses another containerd',
    async () => {
      standIns([node(hostname())], 'TASK    PID    STATUS\n')
      await expect(recordRoads(undefined, undefined)).rejects.toThrow(
        /has no container of the Pod: the kubelet uses another one; point dockerd at/,
      )
    },
  )
})
