declare module '*.mmd' {
  const diagram: import('./diagram').RenderedDiagram
  export default diagram
}
