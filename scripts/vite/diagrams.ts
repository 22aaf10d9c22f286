import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'vite'
import { DiagramError } from '../diagrams/drawing.ts'

/**
 * Makes `import diagram from './x.mmd'` a rendered diagram (RenderedDiagram): Mermaid runs here, at
 * build time, and never in the browser. A fault in the source stops the build, or shows in the dev
 * overlay, as `diagrams/x.mmd:LINE: what is wrong`.
 */
export function diagrams(): Plugin {
  // Mermaid takes a second to load: only for a deck that shows a diagram, and once.
  let renderer: Promise<typeof import('../diagrams/render.ts')> | undefined
  return {
    name: 'deck:diagrams',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0]!
      if (!file.endsWith('.mmd')) return null
      this.addWatchFile(file)
      renderer ??= import('../diagrams/render.ts')
      const { renderDiagram } = await renderer
      try {
        const diagram = await renderDiagram(await readFile(file, 'utf8'))
        return { code: `export default ${JSON.stringify(diagram)}`, map: null }
      } catch (error) {
        if (!(error instanceof DiagramError)) throw error
        const name = path.relative(process.cwd(), file).replaceAll(path.sep, '/')
        return this.error({
          message: `${name}:${error.line}: ${error.message}`,
          loc: { file, line: error.line, column: 0 },
        })
      }
    },
  }
}
