import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'vite'
import { DiagramError } from './drawing.ts'

/**
 * Makes `import diagram from './x.mmd'` a rendered diagram (RenderedDiagram): Mermaid runs here, at
 * build time, and never in the browser. A fault in a source is told as
 * `diagrams/x.mmd:LINE: what is wrong`: it stops a build before anything is written, and stands in
 * the terminal and the overlay of a running dev server.
 */
export function diagrams(): Plugin {
  // Mermaid takes a second to load: only for a deck that shows a diagram, and once.
  let renderer: Promise<typeof import('./render.ts')> | undefined
  let root = process.cwd()

  async function render(file: string) {
    renderer ??= import('./render.ts')
    const { renderDiagram } = await renderer
    return renderDiagram(await readFile(file, 'utf8'))
  }
  function tell(file: string, { line, message }: DiagramError): string {
    return `${path.relative(root, file).replaceAll(path.sep, '/')}:${line}: ${message}`
  }
  async function faultOf(file: string): Promise<string | undefined> {
    try {
      await render(file)
      return undefined
    } catch (error) {
      if (error instanceof DiagramError) return tell(file, error)
      throw error
    }
  }

  return {
    name: 'diagrams',
    enforce: 'pre',
    async configResolved(config) {
      root = config.root
      if (config.command !== 'build') return
      const folder = path.join(root, 'diagrams')
      const sources = (await readdir(folder)).filter((name) => name.endsWith('.mmd'))
      const results = await Promise.all(sources.map((name) => faultOf(path.join(folder, name))))
      const faults = results.filter(Boolean)
      if (!faults.length) return
      // Thrown, the lines would come wrapped in a stack.
      console.error(faults.join('\n'))
      process.exit(1)
    },
    async load(id) {
      const file = id.split('?')[0]!
      if (!file.endsWith('.mmd')) return null
      try {
        return { code: `export default ${JSON.stringify(await render(file))}`, map: null }
      } catch (error) {
        if (!(error instanceof DiagramError)) throw error
        return this.error({
          message: tell(file, error),
          loc: { file, line: error.line, column: 0 },
        })
      }
    },
  }
}
