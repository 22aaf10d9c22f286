import type { RuleId } from './rules'
import { PAUSE, addressOf, find, listener, published, type Container, type World } from './world'

/** Who asks for what. */
export interface Ask {
  /** A container's name, or `host` for the machine below. */
  from: string
  replica?: number
  /** `localhost`, a name, or an IPv4 address. */
  host: string
  port: number
}

export type Outcome =
  | 'answered'
  /** Connection refused. */
  | 'refused'
  /** The name cannot be resolved. */
  | 'bad-address'
  /** No route to host. */
  | 'no-route'
  /** The caller is not running. */
  | 'no-caller'

export interface Answer {
  outcome: Outcome
  /** The address that was tried; null where there was none. */
  address: string | null
  /** What turned the name into the address. */
  resolver: '127.0.0.11' | '/etc/hosts' | null
  /** The container that answered. */
  by: string | null
  /** What the caller sees: the reply, or the error as busybox wget words it. Null: no recording tells. */
  text: string | null
  /** In the order they were applied. */
  rules: RuleId[]
}

const HOST = 'host'
const LOOPBACK = '127.0.0.1'
const isAddress = (host: string) => /^\d+\.\d+\.\d+\.\d+$/.test(host)

/** What comes of a request: the caller's name resolution, then the network, then who listens. */
export function ask(world: World, request: Ask): Answer {
  const caller = request.from === HOST ? null : find(world, request.from, request.replica)
  if (caller?.status !== 'running' && caller !== null)
    return answer('no-caller', { rules: ['callerGone'] })

  const found = resolve(world, caller, request.host)
  if (!found.address)
    return answer('bad-address', {
      ...found,
      text: caller && `wget: bad address '${request.host}:${request.port}'`,
    })
  return connect(world, caller, request.port, { ...found, address: found.address })
}

type Resolved = Pick<Answer, 'address' | 'resolver' | 'rules'>

function resolve(world: World, caller: Container | null, host: string): Resolved {
  if (host === 'localhost') return { address: LOOPBACK, resolver: '/etc/hosts', rules: [] }
  if (isAddress(host)) return { address: host, resolver: null, rules: [] }
  if (!caller) return { address: null, resolver: null, rules: ['hostNamesOnly'] }

  if (world.side === 'pod')
    return host === world.name
      ? { address: addressOf(world, caller), resolver: '/etc/hosts', rules: ['podHostname'] }
      : { address: null, resolver: null, rules: ['noContainerNames'] }

  const endpoint = world.containers.find(
    (c) => c.spec.name === host && c.status === 'running' && !c.spec.joins?.net,
  )
  const address = addressOf(world, caller) && endpoint ? addressOf(world, endpoint) : null
  return address
    ? { address, resolver: '127.0.0.11', rules: ['composeDns'] }
    : { address: null, resolver: null, rules: ['noEndpoint'] }
}

function connect(
  world: World,
  caller: Container | null,
  port: number,
  found: Resolved & { address: string },
): Answer {
  const { address } = found
  const refused = (rules: RuleId[]) =>
    answer('refused', {
      ...found,
      rules: [...found.rules, ...rules, 'nobodyListens'],
      text: caller && `wget: can't connect to remote host (${address}): Connection refused`,
    })
  const answered = (by: Container, rules: RuleId[]) =>
    answer('answered', {
      ...found,
      rules: [...found.rules, ...rules],
      by: by.spec.name,
      text: by.spec.reply,
    })

  if (address === LOOPBACK && !caller) {
    const owner = published(world, port)
    const inside = owner && listener(world, owner.ns.net, owner.spec.publish![port]!)
    return inside ? answered(inside, ['publishedPort']) : refused(['ownLoopback'])
  }
  if (address === LOOPBACK) {
    const by = listener(world, caller!.ns.net, port)
    const rules: RuleId[] = ['ownLoopback']
    if (by && by !== caller) rules.push(world.side === 'pod' ? 'sharedNetns' : 'joinedNetns')
    return by ? answered(by, rules) : refused(rules)
  }

  const way: RuleId = world.side === 'pod' ? 'podNetwork' : 'bridge'
  const target = world.containers.find((c) => addressOf(world, c) === address)
  const cutOff = caller !== null && addressOf(world, caller) === null
  if (!target || cutOff)
    return answer('no-route', {
      ...found,
      rules: [...found.rules, cutOff ? 'joinedNetnsLost' : 'nobodyThere'],
      text: cutOff ? null : caller && noRoute(address),
    })
  const by = listener(world, target.ns.net, port)
  return by ? answered(by, [way]) : refused([way])
}

const noRoute = (address: string) =>
  `wget: can't connect to remote host (${address}): No route to host`

const answer = (outcome: Outcome, rest: Partial<Answer>): Answer => ({
  address: null,
  resolver: null,
  by: null,
  text: null,
  rules: [],
  ...rest,
  outcome,
})

/** Every container that can ask in a world: all but `pause`, which has no shell. */
export const callers = (world: World): string[] =>
  world.containers.filter((c) => c.replica === 1 && c.spec.name !== PAUSE).map((c) => c.spec.name)
