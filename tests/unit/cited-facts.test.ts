import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { cited } from '../../facts/cited'
import { events } from '../../facts/events'
import * as all from '../../facts/sources'
import { loadDeck } from '../../scripts/deck'
import { citedBy } from '../../scripts/vite/cited-facts'

const root = process.cwd()
const { slides } = await loadDeck(root, path.join(root, 'slides.md'))
const matters: all.SlideFacts[] = slides.map(({ frontmatter }) => frontmatter)

afterEach(() => vi.resetModules())

/** facts/sources.ts as it is in the built site of a deck. */
async function inSiteOf(deck: all.SlideFacts[]): Promise<typeof all> {
  vi.resetModules()
  vi.doMock('../../facts/cited', () => ({ cited: citedBy(deck) }))
  return import('../../facts/sources')
}

it('every slide of the site shows the sources and errata that it shows in the dev server', async () => {
  const site = await inSiteOf(matters)
  const shown = ({ sourcesOf, claimsOf, pagesOf }: typeof all) =>
    matters.map((slide) => [
      sourcesOf(slide, Infinity),
      claimsOf(slide)
        .filter(({ erratum }) => erratum)
        .map(({ erratum, sources }) => ({
          erratum,
          sources: pagesOf({ sources: sources.slice(0, all.ERRATUM_SOURCES) }),
        })),
    ])
  expect(shown(site)).toEqual(shown(all))
  expect(shown(site).flat(2).length).toBeGreaterThan(50)
})

it('every event of the site names the pages that it names in the dev server', async () => {
  const site = await inSiteOf([])
  expect(events.map(site.pagesOf)).toEqual(events.map(all.pagesOf))
})

it('the sources of the corrections are in every site', () => {
  const corrected = cited.claims.filter(({ correction }) => correction)
  const inSite = citedBy([]).claims
  expect(inSite.map(({ id }) => id)).toEqual(corrected.map(({ id }) => id))
  expect(inSite.map(all.firstRead)).toEqual(corrected.map(all.firstRead))
})

it('what no slide cites is left out', () => {
  const uncited = cited.claims.find(({ correction }) => !correction)!
  const ids = citedBy([{ questions: ['cri'] }]).claims.map(({ id }) => id)
  expect(ids).not.toContain(uncited.id)
  expect(citedBy([{ questions: ['cri'] }]).questions.map(({ id }) => id)).toEqual(['cri'])
  expect(citedBy([{ questions: ['cri'] }]).pages).not.toHaveProperty('krishnan-cf')
})
