/** A built site, served to our own browser. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import sirv from 'sirv'
import { CommandError } from '../command.ts'
import { CACHE_ASSETS, CACHE_REST, readHeaders } from './headers.ts'

export interface ServedSite {
  /** Address of the site's root, ending with a slash. */
  url: string
  close: () => Promise<void>
}

/**
 * Serves a built site as the plainest host would: files, index files, and 404.html for the rest, with
 * the headers that every documented host sends.
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
  const headers = readHeaders(await readFile(path.join(folder, '_headers'), 'utf8'))
  const files = sirv(folder, {
    // Reads the folder anew each time: what is built while it is served counts.
    dev: true,
    dotfiles: false,
    setHeaders: (response, file) => {
      response.setHeader('Cache-Control', file.startsWith('/assets/') ? CACHE_ASSETS : CACHE_REST)
    },
  })
  const server = createServer((request, response) => {
    response.setHeaders(new Map(Object.entries(headers)))
    const missing = () => {
      response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound)
    }
    if (!request.url?.startsWith(base)) return missing()
    request.url = request.url.slice(base.length - 1)
    return files(request, response, missing)
  })
  return listen(server, base)
}

/**
 * Has a server listen on this machine, on a free port. It does not keep the process alive.
 *
 * @param base path of the site
 */
export async function listen(server: Server, base: string): Promise<ServedSite> {
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
