import { expect } from '@playwright/test'
import { clickMarks } from '../../check/rules.ts'
import { readDeck } from '../../scripts/deck.ts'
import { goTo, positionOf, settle } from '../../scripts/stage.ts'
import { test } from './site.ts'

test('every note has a [click] mark for each click of its slide', async ({ stage, site }) => {
  const { slides } = await readDeck()
  const { page } = await stage({ still: true })
  await page.goto(`${site}1`)
  await settle(page)
  const problems: string[] = []
  for (const { no, title, notes } of slides) {
    await goTo(page, no)
    const { slide, clicks } = await positionOf(page)
    expect(slide).toBe(no)
    const marks = clickMarks(notes)
    if (marks !== clicks)
      problems.push(`slide ${no} 「${title}」: ${marks} marks, ${clicks} clicks`)
  }
  expect(problems.join('\n')).toBe('')
})
