import { expect, type Locator, type Page } from '@playwright/test'
import { readDeck } from '../../packages/slidev-addon-publish/node/deck.ts'
import { goTo, positionOf, settle } from '../../packages/slidev-addon-publish/node/stage.ts'
import { LABS } from '../support/labs.ts'
import { test, type Stage } from './site.ts'

const OPEN = '动手试试'
const RESET = '回到讲解'

/** Opens the deck on a lab. */
async function openLab(
  stage: Stage,
  site: string,
  { alias, at = 0, still = false }: { alias: string; at?: number; still?: boolean },
): Promise<{ page: Page; errors: string[]; lab: Locator; no: number }> {
  const { slides } = await readDeck()
  const no = slides.find((slide) => slide.alias === alias)!.no
  const { page, errors } = await stage({ still })
  await page.goto(`${site}${no}?clicks=${at}`)
  await settle(page)
  return { page, errors, no, lab: page.locator('section.lab:visible') }
}

/** All that a lab shows and says. Vue leaves an empty `style` where it once had hidden something. */
const stateOf = async (lab: Locator) => (await lab.innerHTML()).replaceAll(' style=""', '')
const pictureOf = (lab: Locator) => lab.locator('.picture').first().innerHTML()
const sentenceOf = (lab: Locator) => lab.locator('[aria-live="polite"]').innerText()
const button = (lab: Locator, name: string) => lab.getByRole('button', { name, exact: true })

/** The ways to press a button. */
const HANDS = {
  mouse: (it: Locator) => it.click(),
  keyboard: async (it: Locator) => {
    await it.focus()
    await it.press('Enter')
  },
}

/** Presses an arrow key and waits for its click. */
async function step(page: Page, key: 'ArrowRight' | 'ArrowLeft') {
  const { click } = await positionOf(page)
  await page.keyboard.press(key)
  await expect.poll(async () => (await positionOf(page)).click).not.toBe(click)
  await settle(page)
}

/**
 * Writes down all that moves in a lab from now on, however shortly: transitions, animations, and Vue's
 * classes for what comes and goes.
 */
async function watchMovement(lab: Locator): Promise<() => Promise<string[]>> {
  const movements = await lab.evaluateHandle((section) => {
    const seen: string[] = []
    for (const type of ['transitionrun', 'animationstart'] as const) {
      section.addEventListener(type, ({ target }) => {
        const element = target as Element
        const takesTime = element
          .getAnimations()
          .some(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 0)
        if (takesTime) seen.push(`${type} of ${element.outerHTML.slice(0, 80)}`)
      })
    }
    new MutationObserver((records) => {
      for (const { target } of records) {
        const classes = (target as Element).getAttribute('class') ?? ''
        if (/-(enter|leave)-|-move\b/.test(classes)) seen.push(classes)
      }
    }).observe(section, { subtree: true, attributeFilter: ['class'] })
    return seen
  })
  return () => movements.jsonValue()
}

for (const { alias, at, control } of LABS) {
  test(`${alias}: every click is announced and still where movement is unwelcome, and going back restores the exact earlier state`, async ({
    stage,
    site,
  }) => {
    const { page, errors, lab } = await openLab(stage, site, { alias, still: true })
    const { clicks } = await positionOf(page)
    const movements = await watchMovement(lab)
    const states = [await stateOf(lab)]
    const sentences = [await sentenceOf(lab)]
    for (let click = 1; click <= clicks; click++) {
      await step(page, 'ArrowRight')
      states.push(await stateOf(lab))
      sentences.push(await sentenceOf(lab))
    }
    expect(new Set(states).size).toBe(clicks + 1)
    expect(new Set(sentences).size).toBe(clicks + 1)
    for (let click = clicks - 1; click >= 0; click--) {
      await step(page, 'ArrowLeft')
      expect(await stateOf(lab), `click ${click}`).toBe(states[click])
    }
    expect(await movements()).toEqual([])
    expect(errors).toEqual([])
  })

  test(`${alias}: what the audience plays is forgotten on the way back and on leaving`, async ({
    stage,
    site,
  }) => {
    const { page, errors, lab, no } = await openLab(stage, site, { alias, at })
    const scripted = await stateOf(lab)
    for (const press of Object.values(HANDS)) {
      await press(button(lab, OPEN))
      const picture = await pictureOf(lab)
      await press(button(lab, control))
      await expect.poll(() => pictureOf(lab)).not.toBe(picture)
      await press(button(lab, RESET))
      await expect.poll(() => stateOf(lab)).toBe(scripted)
    }
    await button(lab, OPEN).click()
    await button(lab, control).click()
    await goTo(page, no + 1)
    await goTo(page, no, at)
    expect(await stateOf(lab)).toBe(scripted)
    expect(errors).toEqual([])
  })

  test(`${alias}: every control is a named button that works by mouse and by keyboard`, async ({
    stage,
    site,
  }) => {
    const { errors, lab } = await openLab(stage, site, { alias, at })
    await button(lab, OPEN).click()
    expect(await lab.locator('[tabindex], [role="button"], a, input, select').all()).toEqual([])
    for (const press of Object.values(HANDS)) {
      const buttons = lab.locator('.controls button, .picture button')
      for (let i = 0; i < (await buttons.count()); i++) {
        await expect(buttons.nth(i)).toHaveAccessibleName(/\S/)
        if (await buttons.nth(i).isEnabled()) await press(buttons.nth(i))
      }
    }
    expect(await sentenceOf(lab)).not.toBe('')
    expect(errors).toEqual([])
  })
}
