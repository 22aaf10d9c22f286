import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readCache, writeCache } from '../../check/links/cache.ts'
import { checkLinks, toMs, type Manners, type Verdict } from '../../check/links/check.ts'
import { citedPages } from '../../check/links/pages.ts'

interface Visit {
  path: string
  host?: string
  /** Whether the host was still busy with another request. */
  isBusy: boolean
  userAgent?: string
  from: number
  to: number
}

let server: Server
let origin: string
let visits: Visit[] = []
/** Paths that have been refused once with 429. */
const refused = new Set<string>()

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://any')
    const { host } = request.headers
    const visit = {
      path: pathname,
      host,
      isBusy: visits.some((other) => other.host === host && other.to === Infinity),
      userAgent: request.headers['user-agent'],
      from: performance.now(),
      to: Infinity,
    }
    visits.push(visit)
    response.on('close', () => (visit.to = performance.now()))
    const status = Number(/\d{3}/.exec(pathname)?.[0] ?? 200)
    const asked = new URL(request.url!, 'http://any').searchParams.get('to')
    const to = pathname === '/302/loop' ? pathname : asked
    if (pathname === '/hang') return
    if (pathname === '/reset') {
      request.socket.destroy()
    } else if (pathname.startsWith('/429') && !refused.has(pathname)) {
      refused.add(pathname)
      response.writeHead(429, { 'retry-after': pathname.endsWith('/long') ? '9999' : '0' }).end()
    } else if (pathname.startsWith('/429')) response.end('now it answers')
    else response.writeHead(status, to === null ? {} : { location: to }).end('x'.repeat(100_000))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  visits = []
  refused.clear()
})

const manners: Manners = {
  userAgent: 'test/1',
  pause: 1,
  timeout: 500,
  patience: 1000,
  hosts: 4,
  limit: 60_000,
}

async function check(paths: string[], changed: Partial<Manners> = {}): Promise<Verdict[]> {
  const urls = paths.map((asked) => `${origin}${asked}`)
  return checkLinks(urls, { ...manners, ...changed }, () => {})
}

const one = async (asked: string): Promise<Partial<Verdict>> => {
  const [{ outcome, why, to }] = (await check([asked])) as [Verdict]
  return { outcome, why, ...(to ? { to: to.replace(origin, '') } : {}) }
}

describe('what becomes of a page', () => {
  it.each([
    ['/200', { outcome: 'answered', why: '200' }],
    ['/301?to=/200/new', { outcome: 'moved', why: 'for good', to: '/200/new' }],
    ['/308?to=/301/b%3Fto=/200', { outcome: 'moved', why: 'for good', to: '/200' }],
    ['/302?to=/200', { outcome: 'answered', why: '200' }],
    ['/301?to=/302/a%3Fto=/200', { outcome: 'moved', why: 'for good', to: '/302/a?to=/200' }],
    ['/301?to=/404', { outcome: 'gone', why: '404' }],
    ['/404', { outcome: 'gone', why: '404' }],
    ['/410', { outcome: 'gone', why: '410' }],
    ['/403', { outcome: 'unclear', why: '403' }],
    ['/503', { outcome: 'unclear', why: '503' }],
    ['/302/loop', { outcome: 'unclear', why: 'more than 6 redirects' }],
    ['/302', { outcome: 'unclear', why: '302 to no address' }],
    ['/301?to=http://', { outcome: 'unclear', why: '301 to no address' }],
    ['/429', { outcome: 'answered', why: '200' }],
    ['/429/long', { outcome: 'unclear', why: '429' }],
    ['/hang', { outcome: 'unclear', why: 'no answer in 0.5 s' }],
    ['/reset', { outcome: 'unclear' }],
  ])('%s', async (asked, verdict) => expect(await one(asked)).toMatchObject(verdict))

  it('is unclear where no server listens', async () => {
    const [verdict] = await checkLinks(['http://127.0.0.1:1/'], manners, () => {})
    expect(verdict).toMatchObject({ outcome: 'unclear' })
  })

  it('is not a move where only the part after # is another', async () => {
    expect(await one('/200#part')).toMatchObject({ outcome: 'answered' })
  })
})

describe('manners', () => {
  it('ask one host one thing at a time, with a pause, and say who asks', async () => {
    await check(['/200/a', '/200/b', '/301?to=/200/c', '/200/d'], { pause: 60 })
    expect(visits.length).toBe(5)
    for (const [i, { from, userAgent }] of visits.entries()) {
      expect(userAgent).toBe('test/1')
      if (i > 0) expect(from - visits[i - 1]!.from).toBeGreaterThanOrEqual(55)
    }
  })

  it('wait for a host also where another one leads to it', async () => {
    const other = origin.replace('127.0.0.1', 'localhost')
    const urls = [`${origin}/hang`, `${other}/302?to=${origin}/200`]
    await checkLinks(urls, { ...manners, pause: 50 }, () => {})
    expect(new Set(visits.map((visit) => visit.path))).toEqual(new Set(['/200', '/302', '/hang']))
    expect(visits.filter(({ isBusy }) => isBusy)).toEqual([])
  })

  it('go on with other hosts while one hangs', async () => {
    const other = origin.replace('127.0.0.1', 'localhost')
    const told: string[] = []
    await checkLinks([`${origin}/hang`, `${other}/200`], { ...manners, timeout: 2000 }, ({ url }) =>
      told.push(url),
    )
    expect(told).toEqual([`${other}/200`, `${origin}/hang`])
  })

  it('ask again once, not more', async () => {
    await check(['/503', '/reset'])
    expect(visits.map((visit) => visit.path)).toEqual(['/503', '/503', '/reset', '/reset'])
  })

  it('stop when the time for all is over', async () => {
    const verdicts = await check(['/200/a', '/200/b'], { limit: 0 })
    expect(verdicts.map(({ why }) => why)).toEqual(['not asked in time', 'not asked in time'])
    expect(visits).toEqual([])
  })

  it('read Retry-After as seconds or as a date', () => {
    expect(toMs('3')).toBe(3000)
    expect(toMs(new Date(Date.now() + 60_000).toUTCString())).toBeGreaterThan(55_000)
    expect([toMs(null), toMs('soon'), toMs('-4')]).toEqual([0, 0, 0])
  })
})

describe('the cache', () => {
  const verdict = (url: string, outcome: Verdict['outcome'], at: string): Verdict => ({
    url,
    outcome,
    why: '',
    at,
  })

  it('keeps what is clear for a week, and knows nothing where it is broken or missing', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'links-'))
    const file = path.join(folder, 'deep/cache.json')
    const now = Date.parse('2026-11-24T00:00:00Z')
    writeCache(file, [
      verdict('http://a/', 'answered', '2026-11-20T00:00:00Z'),
      verdict('http://b/', 'gone', '2026-11-16T23:00:00Z'),
      verdict('http://c/', 'unclear', '2026-11-23T00:00:00Z'),
    ])
    expect([...readCache(file, now).keys()]).toEqual(['http://a/'])
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 20))
    expect(readCache(file, now).size).toBe(0)
    expect(readCache(path.join(folder, 'none.json'), now).size).toBe(0)
    rmSync(folder, { recursive: true })
  })
})

describe('the pages', () => {
  it('are those of the facts, each once', () => {
    const pages = citedPages()
    expect(pages.length).toBeGreaterThan(100)
    expect(new Set(pages).size).toBe(pages.length)
    expect(pages.every((url) => /^https?:$/.test(new URL(url).protocol))).toBe(true)
  })
})
