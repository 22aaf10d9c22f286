declare module '*.mmd' {
  const diagram: import('../scripts/diagrams/render').RenderedDiagram
  export default diagram
}
