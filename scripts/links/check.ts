/** Asks pages whether they are still there, politely: one request a host at a time, with a pause between. */
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * What became of a page: `answered` also where it moved for a while only; `moved` for good, to `to`;
 * `gone` (404, 410); `unclear` where it refuses robots, is busy, broken or silent.
 */
export interface Verdict {
  url: string
  outcome: 'answered' | 'moved' | 'gone' | 'unclear'
  /** Why: `404`, `no answer in 15 s`. */
  why: string
  to?: string
  /** ISO time of the answer. */
  at: string
}

export interface Manners {
  userAgent: string
  /** Between two requests to one host, in ms. */
  pause: number
  /** For one answer, in ms. */
  timeout: number
  /** The longest that a Retry-After is heeded, in ms. */
  patience: number
  /** Hosts that are asked side by side. */
  hosts: number
  /** For all together, in ms: what is not asked by then stays `unclear`. */
  limit: number
}

export const MANNERS: Omit<Manners, 'userAgent'> = {
  pause: 1000,
  timeout: 15_000,
  patience: 60_000,
  hosts: 8,
  limit: 20 * 60_000,
}

/** Redirects that are followed. */
const HOPS = 6

/**
 * @param urls absolute http(s) addresses
 * @param tell hears each verdict as soon as it is there
 * @returns a verdict for each address, in the order given
 */
export async function checkLinks(
  urls: readonly string[],
  manners: Manners,
  tell: (verdict: Verdict) => void,
): Promise<Verdict[]> {
  const end = Date.now() + manners.limit
  const ask = askPolitely(manners)
  const verdicts = new Map<string, Verdict>()
  const queues = [...groupByHost(urls).values()]
  const work = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift())
      for (const url of queue) {
        const verdict = Date.now() < end ? await judge(url, ask) : unclear(url, 'not asked in time')
        verdicts.set(url, verdict)
        tell(verdict)
      }
  }
  await Promise.all(Array.from({ length: manners.hosts }, work))
  return urls.map((url) => verdicts.get(url)!)
}

function groupByHost(urls: readonly string[]): Map<string, string[]> {
  const hosts = new Map<string, string[]>()
  for (const url of urls) {
    const { host } = new URL(url)
    hosts.set(host, [...(hosts.get(host) ?? []), url])
  }
  return hosts
}

const verdict = (url: string, outcome: Verdict['outcome'], why: string, to?: string): Verdict => ({
  url,
  outcome,
  why,
  ...(to ? { to } : {}),
  at: new Date().toISOString(),
})

const unclear = (url: string, why: string) => verdict(url, 'unclear', why)

interface Answer {
  status: number
  location: string | null
  retryAfter: string | null
}
/** @returns the answer, or why there is none */
type Ask = (url: string) => Promise<Answer | string>

/** Follows redirects: it moved where the way began with one that is for good, to where that part of it ends. */
async function judge(url: string, ask: Ask): Promise<Verdict> {
  let at = url
  let movedTo: string | undefined
  let isForGood = true
  for (let hop = 0; hop < HOPS; hop++) {
    const answer = await ask(at)
    if (typeof answer === 'string') return unclear(url, answer)
    const { status, location } = answer
    if (status >= 300 && status < 400 && location !== null) {
      if (!URL.canParse(location, at)) return unclear(url, `${status} to no address`)
      isForGood &&= status === 301 || status === 308
      at = new URL(location, at).href
      if (isForGood) movedTo = at
    } else if (status >= 300 && status < 400) return unclear(url, `${status} to no address`)
    else if (status === 404 || status === 410) return verdict(url, 'gone', String(status))
    else if (status < 400)
      return movedTo === undefined || isSamePage(url, movedTo)
        ? verdict(url, 'answered', String(status))
        : verdict(url, 'moved', 'for good', movedTo)
    else return unclear(url, String(status))
  }
  return unclear(url, `more than ${HOPS} redirects`)
}

/** The part after # is the reader's, not the server's. */
function isSamePage(a: string, b: string): boolean {
  const [one, other] = [new URL(a), new URL(b)]
  one.hash = other.hash = ''
  return one.href === other.href
}

/** Waits its host's turn; asks again once where it is told to wait, or where nothing came. */
function askPolitely(manners: Manners): Ask {
  const turns = new Map<string, Promise<unknown>>()
  const inTurn = (url: string) => {
    const { host } = new URL(url)
    const before = turns.get(host)
    const turn = (async () => {
      if (before) {
        await before
        await sleep(manners.pause)
      }
      return request(url, manners)
    })()
    turns.set(host, turn)
    return turn
  }
  return async (url) => {
    const first = await inTurn(url)
    if (typeof first !== 'string' && first.status !== 429 && first.status < 500) return first
    const wait = typeof first === 'string' ? 0 : toMs(first.retryAfter)
    if (wait > manners.patience) return first
    await sleep(wait)
    return inTurn(url)
  }
}

/** @param retryAfter seconds or a date @returns ms from now; 0 where nothing is asked for */
export function toMs(retryAfter: string | null): number {
  if (retryAfter === null) return 0
  const seconds = Number(retryAfter)
  const ms = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000
  return Number.isNaN(ms) ? 0 : Math.max(0, ms)
}

/** Reads the head of the answer only. */
async function request(url: string, { userAgent, timeout }: Manners): Promise<Answer | string> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { 'user-agent': userAgent, accept: 'text/html,*/*;q=0.8' },
      signal: AbortSignal.timeout(timeout),
    })
    await response.body?.cancel()
    const { status, headers } = response
    return { status, location: headers.get('location'), retryAfter: headers.get('retry-after') }
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string } }
    if (name === 'TimeoutError') return `no answer in ${timeout / 1000} s`
    return cause?.code ?? message
  }
}
