import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { launchBrowser } from '../../packages/slidev-addon-publish/node/browser.ts'
import { ENTRY, ROOT, entryFor, readDeck } from '../../packages/slidev-addon-publish/node/deck.ts'
import { openPrint } from '../../packages/slidev-addon-publish/node/print.ts'
import { buildSite } from '../../packages/slidev-addon-publish/node/site/build-site.ts'
import { serveSite } from '../../packages/slidev-addon-publish/node/site/serve.ts'

/** Builds a deck and prints its slides; a slide that does not render throws. */
async function render(entry: string): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'deck-chapters-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await buildSite(folder, { entry, base: '/', notes: true, published: false })
  const site = await serveSite(folder)
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const deck = await readDeck(entry)
  const slides = deck.slides.map(({ no }) => no)
  const options = { dark: false, withClicks: false, slides }
  const { sheets } = await openPrint(browser, site.url, deck, options)
  return sheets.length
}

it('a chapter can be presented alone, behind the cover', async () => {
  const chapter = await readDeck('pages/03-kubernetes.md')
  expect(await render(await entryFor('3'))).toBe(1 + chapter.slides.length)
})

it('a chapter can be dropped', async () => {
  const [whole, chapter] = await Promise.all([readDeck(), readDeck('pages/01-docker.md')])
  const text = await readFile(path.join(ROOT, ENTRY), 'utf8')
  const entry = 'slides.dropped.local.md'
  await writeFile(
    path.join(ROOT, entry),
    text.replace(/---\nsrc: \.\/pages\/01[\s\S]*?\n---\n/, ''),
  )
  onTestFinished(() => rm(path.join(ROOT, entry)))
  expect(await render(entry)).toBe(whole.slides.length - chapter.slides.length)
})

it('a cover alone is a deck', async () => {
  const entry = 'slides.cover.local.md'
  await writeFile(
    path.join(ROOT, entry),
    '---\nfonts: { provider: none }\nfavicon: /favicon.svg\n---\n\n# One\n',
  )
  onTestFinished(() => rm(path.join(ROOT, entry)))
  expect(await render(entry)).toBe(1)
})
