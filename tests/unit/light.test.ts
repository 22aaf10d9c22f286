import { expect, it } from 'vitest'
import { unusedFeatures } from '../../scripts/vite/light.ts'

const left = (...texts: string[]) => unusedFeatures(texts).map(({ library }) => library)

it('a deck that uses no feature of Slidev leaves the libraries of all of them out', () => {
  expect(left('# Pod', '```yaml\nkind: Pod\n```')).toEqual([
    '@slidev/rough-notation',
    '@vueuse/motion',
    '@shikijs/vitepress-twoslash/client',
  ])
})

it.each([
  ['@slidev/rough-notation', '# Pod\n\n<b v-mark.red="1">Pod</b>'],
  ['@vueuse/motion', '<div v-motion :initial="{ x: -80 }" />'],
  ['@shikijs/vitepress-twoslash/client', '# Code\n\n```ts twoslash\nlet a = 1\n```'],
])('one source that uses a feature keeps %s', (library, source) => {
  expect(left('# Pod', source)).not.toContain(library)
})
