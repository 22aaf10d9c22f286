/** What makes the site an app: it can be installed, and works without network after one visit. */
import { createHash } from 'node:crypto'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'
import type { Deck } from '../deck.ts'

/** Page with the empty app: offline, it stands for every address that is the app's. */
const SHELL = 'entry/index.html'

/** Other pages that are kept. Those of the slides are the shell with a first state. */
const PAGES = new Set([SHELL, 'read/index.html', '404.html'])

/**
 * Writes the service worker and the manifest. Last of all: it lists the files that are there.
 *
 * @param folder the built site
 * @param base path of the site
 */
export async function makeOffline(folder: string, deck: Deck, base: string): Promise<void> {
  await writeFile(
    path.join(folder, MANIFEST),
    JSON.stringify(manifestOf(deck, base, await filesIn(folder))),
  )
  const names = (await filesIn(folder)).filter(isKept)
  const files = await Promise.all(
    names.map(async (name) => ({
      url: base + name.replace(/(^|\/)index\.html$/, '$1'),
      revision: name.startsWith('assets/') ? null : await hash(path.join(folder, name)),
    })),
  )
  await build({
    configFile: false,
    logLevel: 'error',
    define: {
      FILES: JSON.stringify(files),
      SHELL: JSON.stringify(base + path.posix.dirname(SHELL) + '/'),
      'process.env.NODE_ENV': '"production"',
    },
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      rollupOptions: {
        input: path.join(import.meta.dirname, 'service-worker.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  })
}

const MANIFEST = 'manifest.webmanifest'

/** Files relative to the folder, with forward slashes. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.replaceAll(path.sep, '/'))
    .toSorted()
}

/** The small fonts of first states come with pages that are not kept. */
export function isKept(name: string): boolean {
  if (name.endsWith('.html')) return PAGES.has(name)
  return !/^(\.|_|assets\/first\/|sw\.js$|og\.png$)/.test(name)
}

async function hash(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
    .slice(0, 16)
}

/** @returns the web app manifest, in the deck's language and colour, with the icons that there are */
function manifestOf(deck: Deck, base: string, files: string[]) {
  const color = deck.config.site?.color
  const icon = (file: string, size: string, purpose: string) => ({
    src: base + file,
    sizes: size,
    type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    purpose,
  })
  return {
    id: base,
    name: deck.title,
    short_name: deck.title,
    description: deck.description,
    lang: deck.lang,
    dir: 'ltr',
    start_url: base,
    scope: base,
    display: 'fullscreen',
    ...(color && { background_color: color, theme_color: color }),
    icons: [
      icon('favicon.svg', 'any', 'any'),
      icon('icon-192.png', '192x192', 'any'),
      icon('icon-512.png', '512x512', 'any'),
      icon('icon-maskable-512.png', '512x512', 'maskable'),
    ].filter(({ src }) => files.includes(src.slice(base.length))),
  }
}
