/** The files that stand for addresses of the site. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * @param html of a whole page
 * @param places addresses relative to the site's root, at each of which it is to stand
 */
export async function writePages(folder: string, html: string, places: string[]): Promise<void> {
  for (const place of places) {
    await mkdir(path.join(folder, place), { recursive: true })
    await writeFile(path.join(folder, place, 'index.html'), html)
  }
}
