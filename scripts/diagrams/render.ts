import { drawSvg } from './draw.ts'
import { layoutDrawing } from './layout.ts'
import { loadMeasure, type Measure } from './measure.ts'
import { parseDrawing } from './parse.ts'

/** A diagram ready to be put on a slide. */
export interface RenderedDiagram {
  svg: string
  title: string
  description: string
  /** Size of its viewBox, px of the slide's canvas. */
  width: number
  height: number
}

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
