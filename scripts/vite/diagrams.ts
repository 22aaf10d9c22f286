import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'vite'
import { DiagramError, tellFault } from '../diagrams/drawing.ts'

/**
 * Makes `import diagram from './x.mmd'` a rendered diagram (RenderedDiagram): Mermaid runs here, at
 * build time, and never in the browser. A fault in a source stands in the terminal and the overlay of
 * a running dev server.
 */
export function diagrams(): Plugin {
  // Mermaid takes a second to load: only for a deck that shows a diagram, and once.
  let renderer: Promise<typeof import('../diagrams/render.ts')> | undefined
  let root = process.cwd()

  async function render(file: string) {
    renderer ??= import('../diagrams/render.ts')
    const { renderDiagram } = await renderer
    return renderDiagram(await readFile(file, 'utf8'))
  }
  return {
    name: 'diagrams',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    async load(id) {
      const file = id.split('?')[0]!
      if (!file.endsWith('.mmd')) return null
      try {
        return { code: `export default ${JSON.stringify(await render(file))}`, map: null }
      } catch (error) {
        if (!(error instanceof DiagramError)) throw error
        return this.error({
          message: tellFault(path.relative(root, file), error),
          loc: { file, line: error.line, column: 0 },
        })
      }
    },
  }
}
