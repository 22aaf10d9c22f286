/** The static site: built by Slidev from the Markdown, then finished. */
import { existsSync, mkdtempSync } from 'node:fs'
import { copyFile, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { NotFound } from '../../client/notFound.ts'
import { checkDeck } from '../check.ts'
import { CommandError, removeOnExit } from '../command.ts'
import { ROOT, readDeck, type Deck } from '../deck.ts'
import { writeWhole } from '../output.ts'
import { headOf, type Place } from './head.ts'
import { headersFile } from './headers.ts'
import { appPage, foreignOrigins, notFoundPage, readShell, type Shell } from './page.ts'
import { writePages } from './pages.ts'
import { publishSite } from './publish.ts'
import { serveSite, type ServedSite } from './serve.ts'
import { buildWithSlidev } from './slidev.ts'

/** The small script of every page. Slidev would put an addon's public files into a folder `theme`. */
const BEFORE_PAINT = path.join(import.meta.dirname, '../../client/before-paint.js')

export interface SiteOptions {
  /** Markdown file, relative to the project. */
  entry: string
  /** Path the site is served under; begins and ends with a slash. */
  base: string
  /** Full address of the site, where known: for canonical links and social cards. Ends with a slash. */
  address?: string
  /** With the speaker's notes, which the presenter view shows. */
  notes: boolean
  /** With what only its visitors need, or as the slides alone. */
  published: boolean
}

/**
 * Builds the site into a folder: whole or not at all.
 *
 * @param folder absolute
 * @throws CommandError with the reasons where the deck is wrong or the build fails, or where the folder
 *   holds anything else or cannot be written
 */
export async function buildSite(
  folder: string,
  { entry, base, address, notes, published }: SiteOptions,
): Promise<void> {
  if (existsSync(folder) && !existsSync(path.join(folder, 'print/index.html'))) {
    const held = await readdir(folder).catch(() => [folder])
    if (held.length > 0) {
      throw new CommandError(`${folder} holds other files; choose a new folder, or empty this one`)
    }
  }
  await checkDeck(entry, { forBuild: true })
  const deck = await readDeck(entry)
  await writeWhole(folder, async (draft) => {
    await buildWithSlidev({ entry, out: draft, base, address, notes })
    const html = await readFile(path.join(draft, 'index.html'), 'utf8')
    const shell = readShell(html, base)
    const place = {
      base,
      address,
      needs: {
        allow: [...foreignOrigins(shell), ...(deck.config.site?.allow ?? [])],
        evals: deck.slides.some(({ content }) => /^\s*```.*\{monaco-run\}/m.test(content)),
      },
      files: await readdir(draft),
    }
    await finish(draft, deck, shell, place)
    if (published) await publishSite(draft, deck, shell, place)
  })
}

/**
 * What Slidev leaves undone: a correct head, and a file for every address, so that a deep link works
 * on a server that knows no rewrite rule.
 */
async function finish(folder: string, deck: Deck, shell: Shell, place: Place): Promise<void> {
  const whole = appPage(shell, headOf(deck, undefined, place))
  const missing = await renderToString(h(NotFound, { home: place.base }))
  await writeFile(path.join(folder, '404.html'), notFoundPage(shell, deck, place, missing))
  await copyFile(BEFORE_PAINT, path.join(folder, path.basename(BEFORE_PAINT)))
  // Slidev's rewrite rule for Netlify would show slide 1 at every address.
  await rm(path.join(folder, '_redirects'), { force: true })
  await writeFile(path.join(folder, '.nojekyll'), '')
  await writeFile(path.join(folder, '_headers'), headersFile(place.base, place.needs))
  const addresses = deck.slides.flatMap(({ no, alias }) => [String(no), ...(alias ? [alias] : [])])
  await writePages(folder, whole, [
    '',
    'presenter',
    'overview',
    'notes',
    'entry',
    'print',
    ...addresses,
    ...addresses.map((address) => path.join('presenter', address)),
  ])
}

/**
 * Serves the site that a command works on: the one given, or one built for it and thrown away.
 *
 * @param built folder of a built site, relative to the project, where the user gave one
 * @param entry Markdown file to build from otherwise
 * @param published whether the command works on more than the slides
 */
export async function siteFor(
  built: string | undefined,
  entry: string,
  published = false,
): Promise<ServedSite> {
  if (built !== undefined) return serveSite(path.resolve(ROOT, built))
  const folder = path.join(removeOnExit(mkdtempSync(path.join(tmpdir(), 'deck-'))), 'site')
  console.error('building the site …')
  await buildSite(folder, { entry, base: '/', notes: true, published })
  return serveSite(folder)
}
