import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import config from '../../publish.config.ts'
import { ENTRY, ROOT, readDeck } from '../../packages/slidev-addon-publish/node/deck.ts'
import { sources } from '../../packages/slidev-addon-publish/node/glyphs.ts'
import { buildSite } from '../../packages/slidev-addon-publish/node/site/build-site.ts'
import { BUILT } from './run.ts'

/** All text files of a built site in one. */
async function textOf(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true })
  const texts = files
    .filter((file) => /\.(html|js|json|txt|xml|webmanifest)$/.test(file))
    .map((file) => readFile(path.join(folder, file), 'utf8'))
  return (await Promise.all(texts)).join('\n')
}

/** What the slides, their drawings and their facts say, in sources: a note may say the same. */
async function shownText(): Promise<string> {
  const files = await sources(ROOT, config.fonts?.text)
  const texts = await Promise.all(files.map((file) => readFile(path.join(ROOT, file), 'utf8')))
  return texts.join('\n').replaceAll(/<!--[\s\S]*?-->/g, '')
}

/**
 * Runs of plain words in the notes, without markup and quotes, which HTML and JavaScript write
 * differently.
 */
function phrasesOf(notes: string): string[] {
  return notes
    .replaceAll(/\[click[^\]]*\]/g, '\n')
    .split(/[^\p{Script=Han}\p{Nd}A-Za-z，。、：；]+/u)
    .filter((phrase) => (phrase.match(/\p{Script=Han}/gu) ?? []).length >= 10)
}

it('built without notes, no slide leaves a phrase of its notes anywhere', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'deck-public-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await buildSite(folder, { entry: ENTRY, base: '/', notes: false, published: true })
  const [whole, open, { slides }] = await Promise.all([
    textOf(path.join(ROOT, BUILT)),
    textOf(folder),
    readDeck(),
  ])
  const shown = await shownText()
  for (const { no, notes } of slides) {
    const spoken = phrasesOf(notes).filter((phrase) => !shown.includes(phrase))
    expect(spoken.length, `phrases spoken alone on slide ${no}`).toBeGreaterThan(0)
    for (const phrase of spoken) {
      expect(whole.includes(phrase), `with notes, slide ${no}: ${phrase}`).toBe(true)
      expect(open.includes(phrase), `without notes, slide ${no}: ${phrase}`).toBe(false)
    }
  }
})
