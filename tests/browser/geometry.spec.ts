import { expect, test } from '@playwright/test'
import { findMisplaced } from './geometry.ts'

const slide = (content: string) => `
  <style>
    body { margin: 0 }
    main { position: relative; width: 600px; height: 300px; font: 20px sans-serif }
    .at { position: absolute }
  </style>
  <main>${content}</main>`

const WELL_PLACED = {
  'text in a box': '<p style="width: 300px">text in a box</p>',
  'a label inside its drawing':
    '<svg viewBox="0 0 300 100" width="300" height="100"><text x="20" y="40">label</text></svg>',
  'text scrolled wholly out of sight':
    '<div style="height: 30px; overflow: hidden; line-height: 30px"><div>seen</div><div>hidden</div></div>',
  'hidden text under other text': '<p class="at" style="opacity: 0">one</p><p class="at">two</p>',
  'a panel over text':
    '<p class="at">under</p><div class="at" style="top: 10px; background: white; padding: 20px 0">over it</div>',
  'text for screen readers only':
    '<span class="at" style="width: 1px; height: 1px; overflow: hidden; left: -1px">unseen</span>',
}

const MISPLACED = {
  'text beyond the edge': [
    '<p class="at" style="left: 560px; white-space: nowrap">far too long</p>',
    /"far too long" is .* beyond the slide/,
  ],
  'text cut by its box': [
    '<div style="width: 60px; overflow: hidden; white-space: nowrap">cut in half</div>',
    /"cut in half" is cut by <div>/,
  ],
  'a label beyond its viewBox': [
    '<svg viewBox="0 0 300 100" width="300" height="100"><text x="270" y="40">label</text></svg>',
    /"label" is cut by <svg>/,
  ],
  'text beyond the edge inside a shadow root': [
    '<div class="at" style="left: 580px"><template shadowrootmode="open"><span style="white-space: nowrap">in the shadow</span></template></div>',
    /"in the shadow" is .* beyond the slide/,
  ],
  'text on text': [
    '<p class="at">one above</p><p class="at">one below</p>',
    /"one below" lies on "one above"/,
  ],
  'labels of one drawing on each other': [
    '<svg viewBox="0 0 300 100" width="300" height="100"><text x="20" y="40">left</text><text x="40" y="40">right</text></svg>',
    /"right" lies on "left"/,
  ],
  'a picture beyond the edge': [
    '<svg class="at" style="left: 400px" width="300" height="100"></svg>',
    /<svg class="at"> is .* beyond the slide/,
  ],
} satisfies Record<string, [string, RegExp]>

for (const [name, content] of Object.entries(WELL_PLACED)) {
  test(`${name} is well placed`, async ({ page }) => {
    await page.setContent(slide(content))
    expect(await findMisplaced(page, 'main')).toEqual([])
  })
}

for (const [name, [content, problem]] of Object.entries(MISPLACED)) {
  test(`${name} is found`, async ({ page }) => {
    await page.setContent(slide(content))
    expect(await findMisplaced(page, 'main')).toEqual([expect.stringMatching(problem)])
  })
}

test('what is laid out but hidden does not stand for the element on show', async ({ page }) => {
  const [content, problem] = MISPLACED['text beyond the edge']
  await page.setContent(`<main style="visibility: hidden">next slide</main>${slide(content)}`)
  expect(await findMisplaced(page, 'main')).toEqual([expect.stringMatching(problem)])
})
