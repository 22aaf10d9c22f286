import { drawSvg } from './draw.ts'
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
