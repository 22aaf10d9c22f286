/** A diagram ready to be put on a slide. */
export interface RenderedDiagram {
  svg: string
  title: string
  description: string
  /** Size of its viewBox, px of the slide's canvas. */
  width: number
  height: number
}
