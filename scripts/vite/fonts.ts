import { mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import { removeOnExit } from '../command.ts'
import { FONTS_CSS, charactersOf, cutFont, fontFiles } from '../glyphs.ts'

/**
 * Builds the site with fonts cut to the characters of the deck; the dev server keeps the whole
 * files. None is put into the style sheet: the site's policy takes fonts from files alone.
 */
export function fonts(): Plugin {
  let characters: Map<string, string>
  return {
    name: 'fonts',
    enforce: 'pre',
    apply: 'build',
    config: () => ({
      build: { assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined) },
    }),
    async configResolved({ root }) {
      characters = await charactersOf(root)
    },
    async transform(css, id) {
      if (!id.endsWith(`/${FONTS_CSS}`)) return null
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
