import { expect } from '@playwright/test'
import { readDeck } from '../../scripts/deck.ts'
import { openPrint } from '../../scripts/print.ts'
import { goTo, positionOf, settle } from '../../scripts/stage.ts'
import { findMisplaced } from './geometry.ts'
import { test } from './site.ts'

/** The slide on show: the others of the deck are in the page, hidden. */
const SLIDE = '#slideshow > .slidev-page'

for (const dark of [false, true]) {
  test(`every click of every slide is sound in ${dark ? 'dark' : 'light'}`, async ({
    stage,
    site,
  }) => {
    const { slides } = await readDeck()
    const { page, errors } = await stage({ dark })
    const problems: string[] = []
    const visited = new Set<number>()
    await page.goto(`${site}1`)
    await settle(page)
    for (;;) {
      const { slide, click, hasNext } = await positionOf(page)
      visited.add(slide)
      const found = [...errors.splice(0), ...(await findMisplaced(page, SLIDE))]
      problems.push(...found.map((problem) => `slide ${slide}, click ${click}: ${problem}`))
      if (!hasNext) break
      await page.keyboard.press('ArrowRight')
      await expect
        .poll(() => positionOf(page), { message: `→ moves on from slide ${slide}, click ${click}` })
        .not.toMatchObject({ slide, click })
      await settle(page)
    }
    expect(problems.join('\n')).toBe('')
    expect([...visited]).toEqual(slides.map(({ no }) => no))
  })
}

test('every slide is sound at its first and last click without movement', async ({
  stage,
  site,
}) => {
  const { slides } = await readDeck()
  const { page, errors } = await stage({ still: true })
  const problems: string[] = []
  await page.goto(`${site}1`)
  await settle(page)
  for (const { no } of slides) {
    for (const click of [0, 999]) {
      await goTo(page, no, click)
      const found = [...errors.splice(0), ...(await findMisplaced(page, SLIDE))]
      problems.push(...found.map((problem) => `slide ${no}, click ${click}: ${problem}`))
    }
  }
  expect(problems.join('\n')).toBe('')
})

for (const withClicks of [false, true]) {
  test(`every slide is sound on paper${withClicks ? ', one page a step' : ''}`, async ({
    browser,
    site,
  }) => {
    const deck = await readDeck()
    const { page, sheets } = await openPrint(browser, site, deck, {
      dark: false,
      withClicks,
      slides: deck.slides.map(({ no }) => no),
    })
    const problems: string[] = []
    for (const { id } of sheets) {
      const found = await findMisplaced(page, `[id="${id}"]`)
      problems.push(...found.map((problem) => `page ${id}: ${problem}`))
    }
    expect(problems.join('\n')).toBe('')
  })
}
