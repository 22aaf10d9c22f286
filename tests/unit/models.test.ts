import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const filesIn = (folder: string) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name))

/** What a file imports, types too. */
const importsOf = (source: string): string[] =>
  [...source.matchAll(/\bfrom\s+'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g)].map(
    ([, from, bare]) => (from ?? bare)!,
  )
const isAllowed = (folder: string, file: string, target: string) => {
  if (!target.startsWith('.')) return false
  const [top] = path.relative(ROOT, path.resolve(ROOT, path.dirname(file), target)).split(path.sep)
  return top === folder || top === 'facts' || (folder === 'models' && top === 'evidence')
}

describe.each(['models', 'facts'])('%s/', (folder) => {
  it.each(filesIn(folder))('%s depends on no framework and on nothing that draws', (file) => {
    const source = readFileSync(path.join(ROOT, file), 'utf8')
    const foreign = importsOf(source).filter((target) => !isAllowed(folder, file, target))
    expect(foreign).toEqual([])
  })

  it.each([
    "import { ref } from 'vue'",
    "import '@slidev/client'",
    "import('../components/x.vue')",
  ])('would not pass with %s', (source) => {
    const [target] = importsOf(source)
    expect(isAllowed(folder, `${folder}/x.ts`, target!)).toBe(false)
  })
})
