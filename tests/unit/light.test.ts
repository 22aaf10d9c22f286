import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, it } from 'vitest'
import { notIn, unusedFeatures } from '../../scripts/vite/light.ts'
import Search from '../../scripts/vite/stand-ins/search.ts'

const left = (texts: string[], drawings = false) =>
  unusedFeatures({ texts, drawings }).map(({ name }) => name)

it('a deck that uses no feature of Slidev leaves all of them out', () => {
  expect(left(['# Pod', '```yaml\nkind: Pod\n```\n\n> A quote'])).toEqual([
    'v-mark',
    'v-motion',
    'v-drag',
    'twoslash',
    'alerts',
    'Prism',
    'drawings',
    'floating boxes',
    'fuzzy search',
  ])
})

it.each([
  ['v-mark', '# Pod\n\n<b v-mark.red="1">Pod</b>'],
  ['v-motion', '<div v-motion :initial="{ x: -80 }" />'],
  ['v-drag', '<img v-drag="[1, 2, 3, 4]" src="/pod.png">'],
  ['v-drag', '<VDragArrow />'],
  ['twoslash', '# Code\n\n```ts twoslash\nlet a = 1\n```'],
  ['floating boxes', '```ts twoslash\nlet a = 1\n```'],
  ['floating boxes', "import { Menu } from 'floating-vue'"],
  ['alerts', 'Text\n\n> [!NOTE]\n> Pods'],
  ['Prism', '<pre class="small language-go">'],
  ['fuzzy search', "import Fuse from 'fuse.js'"],
])('one source that uses it keeps %s', (feature, source) => {
  expect(left(['# Pod', source])).not.toContain(feature)
})

it.each(['drawings', 'floating boxes'])('a site that can be drawn on keeps %s', (feature) => {
  expect(left(['# Pod'], true)).not.toContain(feature)
})

it('tells what Slidev has renamed from what a deck does not have', async () => {
  const client = path.dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))
  const modules = unusedFeatures({ texts: [], drawings: false }).flatMap((feature) =>
    Object.keys(feature.modules),
  )
  const theme = path.join(client, '../theme-default')
  expect(await notIn([client, theme], modules)).toEqual([])
  expect(await notIn([client, theme], ['drauu', 'drauu-2'])).toEqual(['drauu-2'])
})

it('the goto dialog finds numbers and parts of titles, the closest first', () => {
  const slides = [
    { no: 1, title: 'Docker since 2014' },
    { no: 14, title: 'Pod 与容器' },
    { no: 4, title: 'POD' },
    { no: 40, title: undefined },
  ]
  const found = (text: string) =>
    new Search(slides, { keys: ['no', 'title'] }).search(text).map(({ item }) => item.no)
  expect(found('4')).toEqual([4, 40, 1, 14])
  expect(found('pod')).toEqual([4, 14])
  expect(found('容器')).toEqual([14])
  expect(found('podman')).toEqual([])
})
