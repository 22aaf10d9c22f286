/**
 * Stands in for kubectl: one namespace at a time in a file, watches that play a recording, and what
 * Kubernetes 1.36.2 said (tests/support/recordings/).
 *
 * STAND_IN            folder of the state; watch.json in it: what watches tell, by resource, in the order of time
 * STAND_IN_FORBIDDEN  what we may not do, joined by commas: `delete namespaces`
 * STAND_IN_HOW        `stops`: the watches end once the Deployment is there
 */
import { once } from 'node:events'
import { appendFileSync, existsSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import path from 'node:path'

const folder = process.env.STAND_IN
const at = (name) => path.join(folder, name)
const args = process.argv.slice(2)
const say = (text, exit = 0) => {
  if (text) (exit ? process.stderr : process.stdout).write(`${text}\n`)
  process.exit(exit)
}
appendFileSync(at('calls'), `${args.join(' ')}\n`)
if (args[0] === '--namespace') args.splice(0, 2)
const [verb, what, name] = args

if (verb === 'version') say(JSON.stringify({ serverVersion: { gitVersion: 'v1.36.2' } }))
if (verb === 'auth') {
  const forbidden = (process.env.STAND_IN_FORBIDDEN ?? '').split(',')
  say('', forbidden.includes(`${args[2]} ${args[3]}`) ? 1 : 0)
}
if (verb === 'create' || verb === 'apply') {
  const object = readFileSync(0, 'utf8')
  if (object.includes('"Namespace"'))
    writeFileSync(at('namespace'), JSON.parse(object).metadata.name)
  else if (object.includes('kind: Deployment')) writeFileSync(at('applied'), '')
  else writeFileSync(at(`pod-${JSON.parse(object).metadata.name}`), object)
  say('created')
}
if (what === 'namespace') {
  if (verb === 'delete') rmSync(at('namespace'), { force: true })
  say(existsSync(at('namespace')) ? `namespace/${readFileSync(at('namespace'), 'utf8')}` : '')
}
if (what === 'serviceaccount') say('default')
if (what === 'node' || what === 'nodes') {
  const node = {
    metadata: { name: 'node1' },
    spec: {},
    status: {
      conditions: [{ type: 'Ready', status: 'True' }],
      nodeInfo: {
        osImage: 'Debian GNU/Linux forky/sid',
        kernelVersion: '6.18.44',
        containerRuntimeVersion: 'containerd://2.1.9+unknown',
      },
    },
  }
  say(JSON.stringify(what === 'node' ? node : { items: [node] }))
}
if (verb === 'delete') {
  writeFileSync(at('deleted'), '')
  say('deleted')
}
if (verb === 'logs')
  say(
    'level=ERROR msg="Unable to start web listener" err="listen tcp 0.0.0.0:9090: bind: address already in use"',
  )
if (verb === 'get' && what === 'pod') say(JSON.stringify(pod(name)))
if (verb === 'exec') exec(args[3], args.slice(args.indexOf('--') + 1))
if (what === '--raw') raw(name)

function pod(wanted) {
  const { metadata, spec } = JSON.parse(readFileSync(at(`pod-${wanted}`), 'utf8'))
  const killed = existsSync(at('killed'))
  const running = { ready: true, restartCount: 0, state: { running: {} } }
  const oom = { terminated: { exitCode: 137, reason: 'OOMKilled' } }
  const states = {
    hog: {
      ready: false,
      restartCount: 1,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: oom,
    },
    prometheus: { ...running, restartCount: killed ? 1 : 0 },
    grafana:
      wanted === 'clash'
        ? { ready: false, restartCount: 1, state: { waiting: { reason: 'CrashLoopBackOff' } } }
        : running,
  }
  return {
    metadata: { ...metadata, uid: 'f174e6c0-53b2-4347-9c16-5747b355a602' },
    spec: { ...spec, nodeName: 'node1' },
    status: {
      phase: 'Running',
      podIP: '10.244.1.72',
      conditions: [{ type: 'Ready', status: wanted === 'clash' ? 'False' : 'True' }],
      containerStatuses: spec.containers.map((container) => ({
        name: container.name,
        ...(states[container.name] ?? running),
      })),
    },
  }
}

function exec(container, argv) {
  const command = argv.join(' ')
  if (command.includes('readlink')) {
    const own = container === 'grafana' ? 2 : existsSync(at('killed')) ? 7 : 1
    say(`net:[11]\nipc:[12]\nuts:[13]\npid:[${20 + own}]\nmnt:[${30 + own}]`)
  }
  if (command === 'hostname') say('monitoring')
  if (command.includes('/proc/self/cgroup'))
    say(
      `${container === 'grafana' ? 268435456 : 536870912}\n4:memory:/kubepods/burstable/podf174e6c0/${container}`,
    )
  if (command.includes('kill 1')) {
    writeFileSync(at('killed'), '')
    say('command terminated with exit code 137', 137)
  }
  if (command.includes('while'))
    say(
      "wget: can't connect to remote host (127.0.0.1): Connection refused\ncommand terminated with exit code 1",
      1,
    )
  if (command.includes('localhost')) say('Prometheus Server is Ready.')
  say("wget: bad address 'prometheus:9090'\ncommand terminated with exit code 1", 1)
}

/** Plays what was recorded before the Pod's deletion when the Deployment is there, the rest after it. */
async function raw(url) {
  if (!url.includes('watch=1')) say(JSON.stringify({ metadata: { resourceVersion: '1' } }))
  const resource = path.basename(url.split('?')[0])
  const [before, after] = JSON.parse(readFileSync(at('watch.json'), 'utf8'))[resource]
  const changes = watch(folder)
  const play = async (marker, told) => {
    while (!existsSync(at(marker))) await once(changes, 'change')
    for (const change of told) process.stdout.write(`${JSON.stringify(change)}\n`)
  }
  await play('applied', before)
  if (process.env.STAND_IN_HOW === 'stops') say('Unable to connect to the server: EOF', 1)
  await play('deleted', after)
}
