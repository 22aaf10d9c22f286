/** The static site: built from the Markdown, finished, and served to our own browser. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sirv from 'sirv'
import { h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { NotFound } from '../components/frame/notFound.ts'
import { CommandError, removeOnExit } from './command.ts'
import { ROOT, readDeck, type Deck } from './deck.ts'
import { headOf, notFoundHtml, polishHtml } from './head.ts'

export interface SiteOptions {
  /** Markdown file, relative to the project. */
  entry: string
  /** Path the site is served under; begins and ends with a slash. */
  base: string
  /** Full address of the site, where known: for canonical links and social cards. Ends with a slash. */
  address?: string
}

/** Slidev's own executable, to be run by Node. */
export const SLIDEV = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json')),
  'bin/slidev.mjs',
)

/**
 * Builds the site into a folder: in one piece or not at all. A site that the folder held stays until
 * the new one is complete.
 *
 * @param folder absolute
 * @throws CommandError with the reason where the build fails, or where the folder holds anything else
 */
export async function buildSite(
  folder: string,
  { entry, base, address }: SiteOptions,
): Promise<void> {
  if (existsSync(folder) && !existsSync(path.join(folder, 'print/index.html'))) {
    const held = await readdir(folder).catch(() => [folder])
    if (held.length > 0) {
      throw new CommandError(`${folder} holds other files; choose a new folder, or empty this one`)
    }
  }
  const deck = await readDeck(entry)
  const fresh = removeOnExit(`${folder}.building-${process.pid}`)
  await runSlidev(['build', entry, '--out', fresh, '--base', base])
  await finish(fresh, deck, base, address)
  const former = `${fresh}.former`
  if (existsSync(folder)) await rename(folder, former)
  await rename(fresh, folder)
  await rm(former, { recursive: true, force: true })
}

/**
 * What Slidev leaves undone: a correct head, and a file for every address, so that a deep link works
 * on a server that knows no rewrite rule.
 */
async function finish(
  folder: string,
  deck: Deck,
  base: string,
  address: string | undefined,
): Promise<void> {
  const shell = await readFile(path.join(folder, 'index.html'), 'utf8')
  const write = async (place: string, html: string) => {
    await mkdir(path.join(folder, place), { recursive: true })
    await writeFile(path.join(folder, place, 'index.html'), html)
  }
  const whole = polishHtml(shell, headOf(deck, undefined, base, address))
  await write('', whole)
  const missing = await renderToString(h(NotFound, { home: base }))
  await writeFile(path.join(folder, '404.html'), notFoundHtml(shell, deck, base, missing))
  // Slidev's rewrite rule for Netlify would show slide 1 at every address.
  await rm(path.join(folder, '_redirects'), { force: true })
  await writeFile(path.join(folder, '.nojekyll'), '')
  for (const place of ['presenter', 'overview', 'notes', 'entry', 'print'])
    await write(place, whole)
  for (const slide of deck.slides) {
    const html = polishHtml(shell, headOf(deck, slide, base, address))
    await write(String(slide.no), html)
    if (slide.alias) await write(slide.alias, html)
    await write(path.join('presenter', String(slide.no)), whole)
    if (slide.alias) await write(path.join('presenter', slide.alias), whole)
  }
}

/** Runs Slidev quietly; what it printed is kept for the reason of a failure. */
function runSlidev(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const slidev = spawn(process.execPath, [SLIDEV, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
    let output = ''
    slidev.stdout.on('data', (text) => (output += text))
    slidev.stderr.on('data', (text) => (output += text))
    process.on('exit', () => slidev.kill())
    slidev.on('error', reject)
    slidev.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new CommandError(reasonOf(output)))
    })
  })
}

/**
 * The one line of a failed build's output that says what is wrong and where. Vite prints
 * `[plugin name] file:line:column`, then the message; our own checks print bare lines and end.
 */
export function reasonOf(output: string): string {
  const lines = output
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/\u001B\[[0-9;]*m/g, '')
    .split('\n')
    .map((line) => line.trim().replaceAll(ROOT, ''))
    .filter(Boolean)
  const at = lines.findIndex((line) => /^\[plugin |^(\[[^\]]*\]\s*)*\w*Error:/.test(line))
  if (at < 0) return lines.at(-1) ?? 'the build failed and gave no reason'
  const place = lines[at]!.match(/^\[plugin [^\]]*\]\s*(\S+:\d+:\d+)$/)?.[1]
  const message = lines[place ? at + 1 : at] ?? ''
  return [
    place?.replace(/__slidev_(\d+)\.md:.*/, ', slide $1'),
    message.replace(/^(\[[^\]]*\]\s*)*(\w*Error:\s*)*/, ''),
  ]
    .filter(Boolean)
    .join(': ')
}

export interface ServedSite {
  /** Address of the site's root, ending with a slash. */
  url: string
  close: () => Promise<void>
}

/**
 * Serves a built site as the plainest host would: files, index files, and 404.html for the rest.
 *
 * @param folder what `buildSite` wrote
 * @throws CommandError where it holds no built site
 */
export async function serveSite(folder: string): Promise<ServedSite> {
  const index = path.join(folder, 'index.html')
  if (!existsSync(index)) {
    throw new CommandError(`${folder} holds no built site; run "npm run build" first`)
  }
  const html = await readFile(index, 'utf8')
  const base = html.match(/src="([^"]*\/)assets\//)?.[1] ?? '/'
  const notFound = await readFile(path.join(folder, '404.html'))
  const files = sirv(folder, { etag: true, dotfiles: false })
  const server = createServer((request, response) => {
    const missing = () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound)
    }
    if (!request.url?.startsWith(base)) return missing()
    request.url = request.url.slice(base.length - 1)
    return files(request, response, missing)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  server.unref()
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * Serves the site that a command works on: the one given, or one built for it and thrown away.
 *
 * @param built folder of a built site, relative to the project, where the user gave one
 * @param entry Markdown file to build from otherwise
 */
export async function siteFor(built: string | undefined, entry: string): Promise<ServedSite> {
  if (built !== undefined) return serveSite(path.resolve(ROOT, built))
  const folder = path.join(removeOnExit(await mkdtemp(path.join(tmpdir(), 'deck-'))), 'site')
  console.error('building the site …')
  await buildSite(folder, { entry, base: '/' })
  return serveSite(folder)
}
