import { describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/deck.ts'
import { problemsOf, type BuildFailure } from '../../scripts/site/slidev.ts'

/** As Vite 8 throws it: what it found, and one text of it all. */
function failure(...errors: Partial<BuildFailure>[]): BuildFailure {
  const found = errors.map((error) => Object.assign(new Error(), error))
  return Object.assign(new Error('Build failed'), { errors: found })
}

const SOURCES = [
  { filepath: `${ROOT}slides.md`, start: 0 },
  { filepath: `${ROOT}pages/01-docker.md`, start: 40 },
]
const linesOf = (error: BuildFailure) => problemsOf(error, (no) => SOURCES[no - 1])

describe('the reasons of a failed build', () => {
  it('are all told, each with the file and the line where its slide begins', () => {
    const error = failure(
      {
        message: 'Error parsing JavaScript expression: Unexpected token (1:1)',
        plugin: 'vite:vue',
        id: `${ROOT}pages/01-docker.md__slidev_2.md`,
        loc: { line: 5 },
      },
      {
        message: `[vue/compiler-sfc] Unexpected token (9:6)\n\n${ROOT}slides.md__slidev_1.md\n16 |  const = 3\n   |        ^`,
        plugin: 'vite:vue',
        id: `${ROOT}slides.md__slidev_1.md`,
        loc: { line: 9 },
      },
      {
        message:
          "\u001B[31m[UNRESOLVED_IMPORT] \u001B[0mCould not resolve './nope.png' in slides.md__slidev_1.md\n   \u001B[38;5;246m╭─",
        id: `${ROOT}slides.md__slidev_1.md`,
        loc: { line: 2 },
      },
    )
    expect(linesOf(error)).toEqual([
      'pages/01-docker.md:41: Error parsing JavaScript expression: Unexpected token (1:1)',
      'slides.md:1: Unexpected token (9:6)',
      "slides.md:1: Could not resolve './nope.png' in slides.md",
    ])
  })

  it('name the file and line of what is no slide', () => {
    const id = `${ROOT}components/frame/SlideFrame.vue?vue&type=script&setup=true&lang.ts`
    expect(linesOf(failure({ message: 'Unexpected token', id, loc: { line: 7 } }))).toEqual([
      'components/frame/SlideFrame.vue:7: Unexpected token',
    ])
  })

  it('are the words alone of a plugin that names no file', () => {
    const message = 'scripts/vite/light.ts: nothing imports drauu. Mend or remove the entry'
    expect(linesOf(failure({ message, plugin: 'light' }))).toEqual([message])
  })

  it('are never an empty line', () => {
    expect(linesOf(failure({ message: '', plugin: 'light' }))).toEqual([
      'light failed and gave no reason',
    ])
    expect(linesOf(new Error())).toEqual(['the build failed and gave no reason'])
  })
})
