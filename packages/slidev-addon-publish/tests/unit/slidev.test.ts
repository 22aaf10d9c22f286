import { describe, expect, it } from 'vitest'
import { ROOT } from '../../node/deck.ts'
import { reasonOf } from '../../node/site/slidev.ts'

describe('the reason of a failed build', () => {
  it('names the file and slide of broken Markdown', () => {
    const output = `transforming...
Build failed with 1 error:

[plugin vite:vue] ${ROOT}pages/01-docker.md__slidev_7.md:4:7
RolldownError: Error parsing JavaScript expression: Unexpected token (1:4)
SyntaxError: Error parsing JavaScript expression: Unexpected token (1:4)
    at createCompilerError (compiler-core.cjs.js:1378:17)`
    expect(reasonOf(output)).toBe(
      'pages/01-docker.md, slide 7: Error parsing JavaScript expression: Unexpected token (1:4)',
    )
  })

  it('is the message alone where a plugin names no file', () => {
    expect(reasonOf('✗ Build failed\n[plugin deck] Error: facts/events.ts: bad date')).toContain(
      'facts/events.ts: bad date',
    )
  })

  it('is the last line where our own checks speak', () => {
    expect(reasonOf('Slidev v52\ndiagrams/pod.mmd:3: unknown arrow\n')).toBe(
      'diagrams/pod.mmd:3: unknown arrow',
    )
  })
})
