import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { drawSvg } from './draw.ts'
import { DiagramError, tellFault } from './drawing.ts'
import { layoutDrawing } from './layout.ts'
import { loadMeasure, type Measure } from './measure.ts'
import { parseDrawing } from './parse.ts'
import type { RenderedDiagram } from '../../types/diagram.ts'

let measure: Promise<Measure> | undefined

/**
 * Renders a .mmd source to an SVG without style.
 * @throws {DiagramError} with the line at fault
 */
export async function renderDiagram(source: string): Promise<RenderedDiagram> {
  const drawing = await parseDrawing(source)
  measure ??= loadMeasure()
  const layout = layoutDrawing(drawing, await measure)
  return {
    svg: drawSvg(drawing, layout),
    title: drawing.title,
    description: drawing.description,
    width: layout.width,
    height: layout.height,
  }
}

/**
 * @param root absolute path of the project
 * @param files .mmd sources, relative to it
 * @returns a line for each that cannot be drawn
 */
export async function diagramProblems(root: string, files: string[]): Promise<string[]> {
  const problems = await Promise.all(
    files.map(async (file) => {
      try {
        await renderDiagram(await readFile(path.join(root, file), 'utf8'))
        return []
      } catch (error) {
        if (error instanceof DiagramError) return [tellFault(file, error)]
        throw error
      }
    }),
  )
  return problems.flat()
}
