/** The built sites, served alike: compressed beforehand, from this machine. */
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import sirv from 'sirv'
import { listen, type ServedSite } from '../../packages/slidev-addon-publish/node/site/serve.ts'

const COMPRESSED = /\.(?:html|m?js|css|svg|json|webmanifest|xml|txt)$/

/**
 * Serves a folder: what compresses with gzip, other addresses with the index file, as the router of
 * the plain Slidev deck needs.
 *
 * @param folder of a built site; gets a `.gz` beside each file that compresses
 */
export async function serveCompressed(folder: string): Promise<ServedSite> {
  for (const file of await filesIn(folder)) {
    if (COMPRESSED.test(file)) await writeFile(`${file}.gz`, gzipSync(await readFile(file)))
  }
  return listen(createServer(sirv(folder, { gzip: true, single: true })), '/')
}

/**
 * All JavaScript of a built site: its script files, and the scripts within its first page.
 *
 * @returns bytes as they are and as they travel, each file with gzip
 */
export async function scriptBytes(folder: string): Promise<{ raw: number; gzip: number }> {
  const files = (await filesIn(folder)).filter((file) => /\.m?js$/.test(file))
  const html = await readFile(path.join(folder, 'index.html'), 'utf8')
  const scripts = [
    ...(await Promise.all(files.map((file) => readFile(file)))),
    ...[...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) =>
      Buffer.from(code!),
    ),
  ]
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0)
  return {
    raw: sum(scripts.map((script) => script.length)),
    gzip: sum(scripts.map((script) => gzipSync(script).length)),
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}
