import { mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import { removeOnExit } from '../command.ts'
import { configOf } from '../config.ts'
import { charactersOf, cutFont, fontFiles } from '../glyphs.ts'

/**
 * Builds the site of a deck that names its fonts with fonts cut to the characters of the deck; the dev server keeps the whole
 * files. None is put into the style sheet: the site's policy takes fonts from files alone.
 */
export function fonts(): Plugin {
  let characters: Map<string, string>
  let sheet: string | undefined
  return {
    name: 'fonts',
    enforce: 'pre',
    apply: 'build',
    config: () => ({
      build: { assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined) },
    }),
    async configResolved({ root }) {
      const config = await configOf(root)
      if (!config.fonts) return
      sheet = `/${config.fonts.css}`
      characters = await charactersOf(root, config.fonts.text)
    },
    async transform(css, id) {
      if (!sheet || !id.endsWith(sheet)) return null
      // Vite reads what `url()` names from disk, and asks no plugin for it.
      // At once, so that no signal comes between: what is not registered yet would stay.
      const folder = removeOnExit(mkdtempSync(path.join(tmpdir(), 'fonts-')))
      let code = css
      for (const font of fontFiles(css)) {
        const file = path.join(folder, path.basename(font.source))
        await writeFile(file, await cutFont(font, characters.keys()))
        code = code.replace(`'${font.source}'`, `'${normalizePath(file)}'`)
      }
      return { code, map: null }
    },
  }
}
