/** `npm run check:links`: whether every source of the facts is still where it was. */
import path from 'node:path'
import { CommandError, onStop, runCommand } from './command.ts'
import { ROOT } from './deck.ts'
import { readCache, writeCache } from './links/cache.ts'
import { MANNERS, checkLinks, type Verdict } from './links/check.ts'
import { citedPages } from './links/pages.ts'

const CACHE = path.join(ROOT, 'node_modules/.cache/check-links.json')
const WORDS = { gone: '✗ gone', moved: '→ moved', unclear: '? unclear', answered: '= answered' }

await runCommand(
  'check:links',
  'asks every source of the facts whether it is still there; fails where one is gone or moved',
  {
    fresh: { type: 'boolean', about: 'ask again what was asked within a week' },
    limit: { type: 'string', value: 'minutes', about: 'for all together (default: 20)' },
  },
  async ({ fresh = false, limit = '20' }) => {
    const minutes = Number(limit)
    if (!(minutes > 0)) throw new CommandError(`--limit ${limit}: give minutes, such as 20`)
    const pages = citedPages()
    const known = fresh ? new Map<string, Verdict>() : readCache(CACHE)
    const asking = pages.filter((url) => !known.has(url))
    console.log(`${pages.length} pages, ${pages.length - asking.length} of them asked this week`)
    const keep = () => writeCache(CACHE, known.values())
    onStop((exitCode) => {
      keep()
      process.exit(exitCode)
    })
    const manners = { ...MANNERS, limit: minutes * 60_000, userAgent: userAgent() }
    await checkLinks(asking, manners, (verdict) => known.set(verdict.url, verdict))
    keep()
    report(pages.map((url) => known.get(url)!))
  },
)

/** Says who asks, and where to complain. */
function userAgent(): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env
  const home = server && repository ? ` (+${server}/${repository})` : ''
  return `k8s-and-docker-check-links/1${home}`
}

/** @throws CommandError where a page is gone or moved */
function report(verdicts: readonly Verdict[]): void {
  const of = (outcome: Verdict['outcome']) => verdicts.filter((found) => found.outcome === outcome)
  for (const outcome of ['gone', 'moved', 'unclear'] as const)
    for (const { url, why, to } of of(outcome))
      console.log(`  ${WORDS[outcome]} (${why}): ${url}${to ? ` → ${to}` : ''}`)
  const [gone, moved, unclear] = [of('gone').length, of('moved').length, of('unclear').length]
  console.log(`${of('answered').length} answered, ${moved} moved, ${gone} gone, ${unclear} unclear`)
  if (gone || moved)
    throw new CommandError(`${gone} gone, ${moved} moved; mend their addresses in facts/`)
}
