import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { sources } from '../glyphs.ts'

/** What a deck uses of Slidev is read from these. */
interface Deck {
  /** Its sources. */
  texts: string[]
  /** Whether the built site can be drawn on. */
  drawings: boolean
}

/** What Slidev puts into every site for one feature. */
interface Feature {
  name: string
  isUsed(deck: Deck): boolean
  /** Modules, as Slidev's client imports them, and the code that stands for each where left out. */
  modules: Record<string, string>
}

const mentions =
  (pattern: RegExp) =>
  ({ texts }: Deck) =>
    texts.some((text) => pattern.test(text))

const hasTwoslash = mentions(/^\s*```.*\btwoslash\b/m)

const FEATURES: Feature[] = [
  {
    name: 'v-mark',
    isUsed: mentions(/\bv-mark\b/),
    modules: {
      '../modules/v-mark': 'export const createVMarkDirective = () => ({ install() {} })',
    },
  },
  {
    name: 'v-motion',
    isUsed: mentions(/\bv-motion\b/),
    modules: {
      '../modules/v-motion': 'export const createVMotionDirectives = () => ({ install() {} })',
    },
  },
  {
    name: 'v-drag',
    isUsed: mentions(/\bv-?drag/i),
    modules: {
      '../modules/v-drag': 'export const createVDragDirective = () => ({ install() {} })',
      './DragControl.vue': 'export default {}',
    },
  },
  {
    name: 'twoslash',
    isUsed: hasTwoslash,
    modules: {
      '@shikijs/vitepress-twoslash/client': 'export default { install() {} }',
      '@shikijs/vitepress-twoslash/style.css': '',
      './shiki-twoslash.css': '',
    },
  },
  {
    name: 'alerts',
    isUsed: mentions(/^\s*> *\[!/m),
    modules: {
      'markdown-it-github-alerts/styles/github-colors-light.css': '',
      'markdown-it-github-alerts/styles/github-colors-dark-media.css': '',
      'markdown-it-github-alerts/styles/github-base.css': '',
    },
  },
  {
    // Shiki colours the code. One rule of Prism's makes browsers restyle whatever lies in an element
    // whose class changes, such as a slide that comes or goes.
    name: 'Prism',
    isUsed: mentions(/class="[^"]*\blanguage-/),
    modules: { './prism.css': '' },
  },
  {
    name: 'drawings',
    isUsed: ({ drawings }) => drawings,
    // Slidev sets up its pen in any case, but never puts it to paper.
    modules: {
      drauu: 'export const createDrauu = () => ({ on() {}, clear() {} })',
      '../internals/DrawingControls.vue': 'export default {}',
    },
  },
  {
    // Besides pens and twoslash only the settings float anything: explanations of their entries.
    name: 'floating boxes',
    isUsed: (deck) =>
      deck.drawings || hasTwoslash(deck) || mentions(/floating-vue|v-tooltip|<V?Dropdown/)(deck),
    modules: { 'floating-vue': "export * from '/scripts/vite/stand-ins/tooltip.ts'" },
  },
  {
    // The goto dialog looks for numbers and titles of slides: a plain search does.
    name: 'fuzzy search',
    isUsed: mentions(/fuse\.js/),
    modules: { 'fuse.js': "export { default } from '/scripts/vite/stand-ins/search.ts'" },
  },
]

/** The features of Slidev that a deck does not use. */
export function unusedFeatures(deck: Deck): Feature[] {
  return FEATURES.filter(({ isUsed }) => !isUsed(deck))
}

/** Stands for a module that is left out. The ending keeps plugins for Vue and CSS away. */
const leftOut = (id: string) => `\0left-out:${id}.js`

/** Modules that Slidev's client imports whole, and the part of each that does for a built site. */
const PARTS: [whole: RegExp, part: string][] = [
  // Without the compiler of templates in strings, which would also need a policy that allows eval.
  [/^(.*\/vue\/dist\/vue)\.(esm-bundler\.js)$/, '$1.runtime.$2'],
  // Without the YAML reader.
  [/^(@slidev\/parser)\/core$/, '$1/utils'],
]

/**
 * Those of the entries that no source of Slidev imports, as after an update. It imports the others for
 * slides that this deck does not have.
 *
 * @param roots absolute folders of Slidev's client and theme
 * @param entries names of modules, and patterns of `PARTS`, which every deck imports
 */
export async function notIn(roots: string[], entries: string[]): Promise<string[]> {
  const files = await Promise.all(
    roots.map((root) => readdir(root, { recursive: true, withFileTypes: true })),
  )
  const texts = await Promise.all(
    files
      .flat()
      .filter((file) => file.isFile() && /\.(ts|vue)$/.test(file.name))
      .map((file) => readFile(path.join(file.parentPath, file.name), 'utf8')),
  )
  return entries.filter((entry) => !texts.some((text) => text.includes(`'${entry}'`)))
}

/**
 * Builds the site without what its slides do not use: Slidev's features that no source of the deck
 * mentions, parts of modules that only the dev server needs, and the slides' frontmatter as text,
 * which only Slidev's editor shows. An entry that an update of Slidev leaves without effect fails the
 * build. The runtime of Vue is a file of its own; Slidev puts it into one with the code that animates
 * code blocks.
 * There is one style sheet, so that a slide's page paints with one request and no later slide waits.
 */
export function light({ clientRoot, themeRoots, data }: ResolvedSlidevOptions): Plugin {
  const modules = new Map<string, string>()
  /** Entries that have not had effect yet. */
  const idle = new Set<string>()
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
      const drawings = [true, 'build'].includes(data.config.drawings.enabled)
      for (const feature of unusedFeatures({ texts, drawings })) {
        for (const [id, code] of Object.entries(feature.modules)) modules.set(id, code)
      }
      for (const id of modules.keys()) idle.add(id)
      for (const [whole] of PARTS) idle.add(String(whole))
      for (const slide of data.slides) delete slide.frontmatterRaw
    },
    resolveId(id, importer) {
      if (
        modules.has(id) &&
        (!id.startsWith('.') || /\/@slidev\/(client|theme-default)\//.test(importer ?? ''))
      ) {
        idle.delete(id)
        return leftOut(id)
      }
      for (const [whole, part] of PARTS) {
        if (!whole.test(id)) continue
        idle.delete(String(whole))
        return this.resolve(id.replace(whole, part), importer, { skipSelf: true })
      }
      return null
    },
    load(id) {
      for (const [module, code] of modules) if (id === leftOut(module)) return code
      return null
    },
    async buildEnd(error) {
      if (error || idle.size === 0) return
      const unknown = await notIn([clientRoot, ...themeRoots], [...idle])
      if (unknown.length === 0) return
      this.error(
        `scripts/vite/light.ts: nothing imports ${unknown.join(', ')}. Mend or remove the entry`,
      )
    },
  }
}
