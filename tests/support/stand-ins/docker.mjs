/**
 * Stands in for a container engine's command: it keeps containers, networks and volumes in a file and says
 * what Docker 28.5.2 with Compose 2.40.3 said (tests/support/recordings/pod-vs-compose-v1.36.json).
 *
 * STAND_IN      folder of the state
 * STAND_IN_HOW  `stops`: the engine stops answering once containers run and were asked;
 *               `slow`: Compose goes on until it is stopped, and its containers come when they are first looked for
 */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, renameSync, watch, writeFileSync } from 'node:fs'
import path from 'node:path'

const folder = process.env.STAND_IN
const how = process.env.STAND_IN_HOW
const file = path.join(folder, 'engine.json')
const load = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { things: [] })
let state = load()
const args = process.argv.slice(2)

const save = () => {
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(state))
  renameSync(`${file}.${process.pid}`, file)
}
const say = (text, exit = 0) => {
  if (text) (exit ? process.stderr : process.stdout).write(`${text}\n`)
  process.exit(exit)
}
const number = (text) => parseInt(createHash('sha1').update(text).digest('hex').slice(0, 6), 16)

appendFileSync(path.join(folder, 'calls'), `${args.join(' ')}\n`)
if (how === 'stops' && existsSync(path.join(folder, 'asked')))
  say(
    'Cannot connect to the Docker daemon at unix:///run/docker.sock. Is the docker daemon running?',
    1,
  )

const label = args
  .find((arg) => arg.startsWith('label='))
  ?.split('=')
  .at(-1)
const listed = (kind) =>
  state.things.filter((thing) => thing.kind === kind && thing.project === label)
const container = (id) => state.things.find((thing) => thing.id === id)
const remove = (ids) => {
  state.things = state.things.filter(({ id }) => !ids.includes(id))
  save()
}

const [first, second] = args
if (first === 'version') say('28.5.2+dfsg4')
if (first === 'compose' && second === 'version') say('2.40.3-3')
if (first === 'image') say('', args[2].startsWith('missing') ? 1 : 0)
if (first === 'pull') say('Error response from daemon: no such host', 1)
if (first === 'compose') up(readWanted())
if (first === 'late') {
  const wanted = readWanted()
  const looked = watch(folder, () => {
    if (!readFileSync(path.join(folder, 'calls'), 'utf8').includes('ps -a')) return
    looked.close()
    up(wanted)
  })
}
if (first === 'ps')
  say(
    listed('container')
      .filter(({ runs }) => runs || args.includes('-a'))
      .map(({ id }) => id)
      .join('\n'),
  )
if (first === 'network' || first === 'volume') {
  if (second === 'ls')
    say(
      listed(first)
        .map(({ id }) => id)
        .join('\n'),
    )
  remove(args.slice(2))
}
if (first === 'rm') remove(args.slice(1))
if (first === 'stop') {
  container(args.at(-1)).runs = false
  save()
}
if (first === 'inspect') say(JSON.stringify(args.slice(1).map((id) => inspect(container(id)))))
if (first === 'logs') say('no such file: /bin/prometheus')
if (first === 'exec') exec(container(second), args.slice(2))

function readWanted() {
  return JSON.parse(readFileSync(args[args.indexOf('-f') + 1], 'utf8'))
}

function up(wanted) {
  state = load()
  const project = args[args.indexOf('-p') + 1]
  if (how === 'slow' && first === 'compose') {
    spawn(process.execPath, [process.argv[1], 'late', ...args.slice(1)], {
      detached: true,
      stdio: 'ignore',
    }).unref()
    watch(folder)
    return
  }
  const add = (kind, more = {}) =>
    state.things.push({ kind, project, id: randomBytes(32).toString('hex'), ...more })
  if (!state.things.some((thing) => thing.project === project)) {
    add('network')
    if (wanted.volumes) add('volume')
  }
  if (args.includes('--scale')) {
    add('container', { service: 'prometheus', runs: false })
    save()
    say(
      'Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint x: Bind for 127.0.0.1:1 failed: port is already allocated',
      1,
    )
  }
  const only = Object.keys(wanted.services).find((service) => service === args.at(-1))
  for (const [service, of] of Object.entries(wanted.services)) {
    if (only && service !== only) continue
    state.things = state.things.filter(
      (thing) => thing.project !== project || thing.service !== service,
    )
    add('container', { service, of, runs: true })
  }
  save()
  say('')
}

function inspect({ id, project, service, of, runs }) {
  const shared = of?.network_mode !== undefined
  return {
    Id: id,
    Name: `/${project}-${service}-1`,
    Image: of?.image,
    State: { Pid: 0, Status: runs ? 'running' : 'created' },
    Config: {
      Hostname: id.slice(0, 12),
      Labels: { 'com.docker.compose.project': project, 'com.docker.compose.service': service },
    },
    HostConfig: { Memory: parseInt(of?.mem_limit ?? '0', 10) * 2 ** 20 },
    NetworkSettings: {
      Ports: Object.fromEntries(
        (of?.ports ?? []).map((port) => {
          const [HostIp, HostPort, inside] = port.split(':')
          return [`${inside}/tcp`, [{ HostIp, HostPort }]]
        }),
      ),
      Networks: shared
        ? {}
        : {
            [`${project}_default`]: {
              IPAddress: `172.18.0.${(number(id) % 200) + 2}`,
              MacAddress: '6a:23:63:e9:e5:75',
            },
          },
    },
  }
}

function exec({ id, project, service, of }, argv) {
  const joined = of.network_mode !== undefined || of.ipc === 'shareable'
  if (argv.at(-1).includes('readlink'))
    say(
      ['net', 'ipc', 'uts', 'pid', 'mnt']
        .map(
          (kind) =>
            `${kind}:[${number((joined && (kind === 'net' || kind === 'ipc') ? project : id) + kind)}]`,
        )
        .join('\n'),
    )
  if (argv[0] === 'cat')
    say('# Generated by Docker Engine.\nnameserver 127.0.0.11\noptions ndots:0')
  if (argv[0] === 'wget') {
    writeFileSync(path.join(folder, 'asked'), '')
    const { hostname, port } = new URL(argv.at(-1))
    const whom = hostname === 'localhost' ? service : hostname
    const runs = state.things.some(
      (thing) => thing.project === project && thing.service === whom && thing.runs,
    )
    if (!runs) say(`wget: bad address '${hostname}:${port}'`, 1)
    const own = of.environment?.GF_SERVER_HTTP_PORT ?? '3000'
    if (of.image.startsWith('broken'))
      say('OCI runtime exec failed: exec failed: "wget": executable file not found in $PATH', 127)
    if (joined || whom === 'prometheus') say('Prometheus Server is Ready.')
    if (whom === 'grafana' && (port === own || hostname === 'grafana'))
      say('{"database":"ok","stand_in_for":"grafana"}')
    say(`wget: can't connect to remote host (127.0.0.1): Connection refused`, 1)
  }
}
