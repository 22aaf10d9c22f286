import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'vite'
import { sources } from '../glyphs.ts'

/** A library that Slidev puts into every site for one feature of the Markdown. */
interface Feature {
  /** How a source that uses the feature is known. */
  use: RegExp
  library: string
  /** What stands for the library where no source does. */
  without: string
}

const FEATURES: Feature[] = [
  {
    use: /\bv-mark\b/,
    library: '@slidev/rough-notation',
    without: 'export const annotate = undefined',
  },
  {
    use: /\bv-motion\b/,
    library: '@vueuse/motion',
    without: 'export const MotionDirective = () => ({})',
  },
  {
    use: /^\s*```.*\btwoslash\b/m,
    library: '@shikijs/vitepress-twoslash/client',
    without: 'export default { install() {} }',
  },
]

/** @param texts the sources of a deck */
export function unusedFeatures(texts: string[]): Feature[] {
  return FEATURES.filter(({ use }) => !texts.some((text) => use.test(text)))
}

/** Stands for a library that is left out. */
const LEFT_OUT = '\0left-out:'

/** Modules that Slidev's client imports whole, and the part of each that does for a built site. */
const PARTS: [whole: RegExp, part: string][] = [
  // Without the compiler of templates in strings, which would also need a policy that allows eval.
  [/^(.*\/vue\/dist\/vue)\.(esm-bundler\.js)$/, '$1.runtime.$2'],
  // Without the YAML reader.
  [/^(@slidev\/parser)\/core$/, '$1/utils'],
]

/**
 * Builds the site without what its slides do not use: the libraries of Slidev's features that no
 * source of the deck mentions, and parts of others that only the dev server needs. The runtime of
 * Vue is a file of its own; Slidev puts it into one with the code that animates code blocks.
 * There is one style sheet, so that a slide's page paints with one request and no later slide waits.
 */
export function light(): Plugin {
  let unused: Feature[]
  return {
    name: 'light',
    enforce: 'pre',
    apply: 'build',
    config: () => ({
      build: {
        cssCodeSplit: false,
        rollupOptions: {
          output: {
            manualChunks: (id: string) =>
              /\/node_modules\/(@vue|vue|vue-router)\//.test(id) ? 'modules/vue' : undefined,
          },
        },
      },
    }),
    async configResolved({ root }) {
      const files = await sources(root)
      const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')))
      unused = unusedFeatures(texts)
    },
    resolveId(id, importer) {
      if (unused.some(({ library }) => library === id)) return LEFT_OUT + id
      for (const [whole, part] of PARTS) {
        if (whole.test(id)) {
          return this.resolve(id.replace(whole, part), importer, { skipSelf: true })
        }
      }
      return null
    },
    load(id) {
      return unused.find(({ library }) => LEFT_OUT + library === id)?.without
    },
  }
}
