/** The built site in every engine that this machine has. */
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { readDeck } from '../../packages/slidev-addon-publish/node/deck.ts'
import { serveSite, type ServedSite } from '../../packages/slidev-addon-publish/node/site/serve.ts'
import { findUnrest } from '../../packages/slidev-addon-publish/node/stage.ts'
import { BUILT } from '../browser/site.ts'
import { chromium } from './chromium.ts'
import {
  differences,
  isPainted,
  tileDifferences,
  tilesOf,
  viewOf,
  type Tile,
  type View,
} from './compare.ts'
import {
  PATIENCE,
  type Box,
  type Engine,
  type EngineKind,
  type Key,
  type Mode,
  type Point,
  type Window,
} from './engine.ts'
import { firefox } from './firefox.ts'
import { LABS } from '../support/labs.ts'
import { webkit } from './webkit.ts'

const { slides } = await readDeck()
const CANVAS = { width: 980, height: 552 }

const ALL: EngineKind[] = [chromium, firefox, webkit]
const kinds = ALL.filter((kind) => !kind.missing())
const lacks = ALL.filter((kind) => kind.missing()).map(
  (kind) => `engines: ${kind.name}: ${kind.missing()}`,
)
if (process.env.DECK_ENGINES === 'all' && lacks.length > 0) {
  const error = new Error(lacks.join('\n'))
  // The line says all; where the test stands adds nothing.
  error.stack = String(error)
  throw error
}
for (const lack of lacks) console.log(`${lack}. Its tests are left out`)

// Where what runs the tests is killed, this process ends too, and the browsers with it.
process.once('disconnect', () => process.exit(1))

/** A window of Chromium that reads pictures. */
let judge: Window
beforeAll(async () => {
  const engine = await chromium.launch({})
  judge = await engine.open()
  return () => engine.close()
})

/** What Chromium, the first, has shown; the others are compared with it. */
const expected = new Map<string, View>()
const expectedPictures = new Map<string, Tile[]>()

/** @returns how the window's view differs from Chromium's of the same name */
async function unlike(window: Window, name: string): Promise<string[]> {
  const view = await viewOf(window, judge)
  const before = expected.get(name)
  if (!before) expected.set(name, view)
  return differences(before ?? view, view).map((each) => `${name}: ${each}`)
}

/** Waits until a function of the page gives something true, and gives it. */
function until<Result, Argument = undefined>(
  window: Window,
  run: (argument: Argument) => Result,
  argument?: Argument,
): Promise<NonNullable<Awaited<Result>>> {
  return vi.waitUntil(() => window.evaluate(run, argument), PATIENCE) as Promise<
    NonNullable<Awaited<Result>>
  >
}

/** Waits until nothing of the deck moves any more. */
async function settled(window: Window): Promise<void> {
  await vi.waitFor(async () => expect(await window.evaluate(findUnrest)).toEqual([]), PATIENCE)
}

/** Waits until a page without scripts is painted, in its fonts. */
const painted = (window: Window) =>
  until(
    window,
    () =>
      document.body.offsetHeight > 0 &&
      document.fonts.status === 'loaded' &&
      performance.getEntriesByName('first-contentful-paint').length > 0,
  )

async function push(window: Window, path: string, clicks = 0): Promise<void> {
  await window.evaluate(
    async (to) => {
      await slidevPublish.go(...to)
    },
    [path, clicks > 0 ? { clicks } : {}] as const,
  )
  await settled(window)
}

const positionOf = (window: Window) => window.evaluate(() => slidevPublish.position())

/** A button of the slide on show, by what stands on it: where it is. */
const buttonAt = (name: string): Point | undefined => {
  const button = [...document.querySelectorAll<HTMLElement>('.slidev-page button')].find(
    (each) => each.checkVisibility({ visibilityProperty: true }) && each.innerText.trim() === name,
  )
  if (!button) return undefined
  const { x, y, width, height } = button.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}
const focusOn = ({ x, y }: Point) =>
  document.elementFromPoint(x, y)!.closest<HTMLElement>('button, [tabindex]')!.focus()

/** The ways to press what stands at a point. */
const HANDS: Record<string, (window: Window, at: Point) => Promise<void>> = {
  mouse: (window, at) => window.click(at),
  touch: (window, at) => window.touch(at),
  keys: async (window, at) => {
    await window.evaluate(focusOn, at)
    await window.key('Enter')
  },
}

/** Presses a key that is to move the talk, and waits until it has. */
async function pressAndGoOn(window: Window, key: Key): Promise<void> {
  const before = await positionOf(window)
  await window.key(key)
  await vi.waitUntil(async () => {
    const { slide, click } = await positionOf(window)
    return slide !== before.slide || click !== before.click
  }, PATIENCE)
}

describe.each(kinds)('$name', (kind: EngineKind) => {
  let folder: string
  let site: ServedSite
  let engine: Engine
  let window: Window

  beforeAll(async () => {
    folder = (await kind.prepare?.(BUILT)) ?? BUILT
  })

  const start = (mode: Mode) => {
    beforeAll(async () => {
      site = await serveSite(folder)
      engine = await kind.launch(mode)
      window = await engine.open()
      await window.resize(CANVAS)
      return async () => {
        await engine.close()
        await site.close()
      }
    })
  }

  describe('without movement', () => {
    start({ still: true })

    it('takes over from the page, and shows every slide as Chromium does', async () => {
      await window.goto(`${site.url}1/`)
      await settled(window)
      const problems: string[] = []
      for (const { no } of slides) {
        await push(window, `/${no}`)
        problems.push(...(await unlike(window, `${no}`)))
        const { clicks } = await positionOf(window)
        if (clicks === 0) continue
        await push(window, `/${no}`, clicks)
        problems.push(...(await unlike(window, `${no} at its last click`)))
      }
      expect(problems).toEqual([])
      expect(await window.errors()).toEqual([])
    })

    it('would tell a bold 的 in running text', async () => {
      for (const { no } of slides) {
        await push(window, `/${no}`)
        if (!(await window.evaluate(makeBold))) continue
        expect((await unlike(window, `${no}`)).join()).toMatch(
          /的 at \S+ \S+ has \S+ times the ink/,
        )
        return
      }
      expect.fail('no 的 in running text')
    })

    for (const { alias, at, control } of LABS) {
      it(`${alias} is played and left by mouse, touch and keys`, async () => {
        const isAtRest = () => {
          const names = new Set(
            [...document.querySelectorAll<HTMLElement>('.slidev-page button')]
              .filter((each) => each.checkVisibility({ visibilityProperty: true }))
              .map((each) => each.innerText.trim()),
          )
          return names.has('动手试试') && !names.has('回到讲解')
        }
        for (const press of Object.values(HANDS)) {
          await push(window, `/${alias}`, at)
          const before = await positionOf(window)
          await press(window, await until(window, buttonAt, '动手试试'))
          await press(window, await until(window, buttonAt, control))
          await press(window, await until(window, buttonAt, '回到讲解'))
          await until(window, isAtRest)
          await pressAndGoOn(window, 'ArrowRight')
          expect((await positionOf(window)).click).toBe(before.click + 1)
        }
        expect(await window.errors()).toEqual([])
      })
    }

    it('is dark at the press of a key, and light again', async () => {
      await push(window, '/7')
      const isDark = () => document.documentElement.classList.contains('dark')
      const paper = () =>
        getComputedStyle(document.querySelector('#slide-content')!).backgroundColor
      const light = await window.evaluate(paper)
      await window.key('d')
      await until(window, isDark)
      await settled(window)
      expect(await window.evaluate(paper)).not.toBe(light)
      expect(await unlike(window, 'dark')).toEqual([])
      await window.key('d')
      await until(window, () => document.documentElement.classList.contains('light'))
      expect(await window.errors()).toEqual([])
    })

    it('keeps presenter and audience together', async () => {
      await push(window, '/9')
      const presenter = await engine.open()
      await presenter.goto(`${site.url}presenter/9/`)
      await settled(presenter)
      await pressAndGoOn(presenter, 'ArrowRight')
      const { click } = await positionOf(presenter)
      await vi.waitUntil(async () => (await positionOf(window)).click === click, PATIENCE)
      expect(await presenter.errors()).toEqual([])
      await presenter.close()
      expect(await window.errors()).toEqual([])
    })

    it('says that an address is none of the talk', async () => {
      const address = `${site.url}no-such-page`
      await window.goto(address)
      await until(window, () => document.querySelector('.not-found')?.checkVisibility())
      const errors = await window.errors()
      // That it is none may be told; Chromium's console does not say of what.
      expect(
        errors.filter((error) => !/^404 for .*no-such-page$|status of 404/.test(error)),
      ).toEqual([])
    })
  })

  describe('with movement', () => {
    start({})

    it('reads the timeline by mouse, touch and keys, and goes on', async () => {
      const { no } = slides.find(({ content }) => content.includes('<HistoryTimeline'))!
      await window.goto(`${site.url}${no}/`)
      await settled(window)
      const markAt = (): Point | undefined => {
        for (const mark of document.querySelectorAll('.timeline [data-event]')) {
          const { x, y, width, height } = mark.getBoundingClientRect()
          const middle = { x: x + width / 2, y: y + height / 2 }
          const hit = document.elementFromPoint(middle.x, middle.y)
          if (hit?.closest('[data-event]') === mark) return middle
        }
        return undefined
      }
      for (const press of Object.values(HANDS)) {
        await push(window, `/${no}`, 3)
        await press(window, await until(window, buttonAt, '动手试试'))
        await press(window, await until(window, markAt))
        await press(window, await until(window, buttonAt, '回到讲解'))
        await pressAndGoOn(window, 'ArrowRight')
        expect(await positionOf(window)).toMatchObject({ slide: no, click: 4 })
      }

      const marks = () =>
        [...document.querySelectorAll('.timeline [data-event]')]
          .map((mark) => Math.round(mark.getBoundingClientRect().x))
          .join()
      const middleOfDrawing = () => {
        const drawing = document.querySelector('.timeline > .drawing')!
        const { x, y, width, height } = drawing.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      }
      await push(window, `/${no}`, 3)
      await window.click(await until(window, buttonAt, '动手试试'))
      await until(window, markAt)
      const middle = await window.evaluate(middleOfDrawing)
      for (const move of [
        () => window.wheel(middle, -240),
        () => window.drag(middle, { ...middle, x: middle.x + 150 }),
      ]) {
        const before = await window.evaluate(marks)
        await move()
        await vi.waitUntil(async () => (await window.evaluate(marks)) !== before, PATIENCE)
        await settled(window)
      }
      await window.click(await until(window, buttonAt, '回到讲解'))
      await pressAndGoOn(window, 'ArrowRight')
      expect(await window.errors()).toEqual([])
    })

    it('is there without network after a visit', async () => {
      await window.goto(site.url)
      await until(window, () =>
        navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated'),
      )
      await settled(window)
      await site.close()
      const { no } = slides.at(-1)!
      await window.goto(`${site.url}${no}/`)
      await settled(window)
      expect((await positionOf(window)).slide).toBe(no)
      await window.goto(`${site.url}read/`)
      const pictures = () => document.querySelectorAll('.reading-canvas').length
      expect(await window.evaluate(pictures)).toBe(slides.length)
    })
  })

  describe('without JavaScript', () => {
    start({ scripts: false, still: true })

    /** Chromium asks for the scripts of a page, and then drops the requests. */
    const errorsWithoutScripts = async () =>
      (await window.errors()).filter((error) => !error.endsWith('.js could not be loaded'))

    it('shows every page as Chromium does, with its ways on', async () => {
      const problems: string[] = []
      for (const { no } of slides) {
        await window.goto(`${site.url}${no}/`)
        await painted(window)
        problems.push(...(await unlike(window, `page ${no}`)))
        const ways = await window.evaluate(() => document.querySelectorAll('#ways-on a').length)
        if (ways !== (no === 1 || no === slides.length ? 2 : 3))
          problems.push(`${no}: ${ways} ways`)
      }
      expect(problems).toEqual([])
      expect(await errorsWithoutScripts()).toEqual([])
    })

    for (const width of [360, 1280]) {
      it(`paints each picture of the reading edition at ${width} px`, async () => {
        await window.resize({ width, height: 800 })
        await window.goto(`${site.url}read/`)
        await painted(window)
        const scales = await window.evaluate(() =>
          [...document.querySelectorAll('.reading-box')].map((box) => {
            const canvas = box.querySelector('.reading-canvas')!
            const { a, b, c, d } = new DOMMatrix(getComputedStyle(canvas).transform)
            const part = Number(getComputedStyle(box).getPropertyValue('--w'))
            const scale = box.getBoundingClientRect().width / part
            return {
              scale: [a, b, c, d].map((each) => each.toFixed(2)).join(),
              wanted: [scale, 0, 0, scale].map((each) => each.toFixed(2)).join(),
            }
          }),
        )
        expect(scales).toHaveLength(slides.length)
        expect(scales.filter(({ scale, wanted }) => scale !== wanted)).toEqual([])

        const tilesAt = async (index: number) => {
          const box = await window.evaluate(scrollToPicture, index)
          return tilesOf(await window.picture(), judge, box)
        }
        const problems: string[] = []
        for (const index of scales.keys()) {
          const tiles = await tilesAt(index)
          const name = `picture ${index + 1} at ${width} px`
          const before = expectedPictures.get(name)
          if (!before) expectedPictures.set(name, tiles)
          problems.push(
            ...tileDifferences(before ?? tiles, tiles).map((each) => `${name}: ${each}`),
          )
          if (!isPainted(tiles)) problems.push(`${name} is blank`)
        }
        expect(problems).toEqual([])
        expect(await errorsWithoutScripts()).toEqual([])

        // What the measure is for. (Text of the page lies over the first picture.)
        const index = 1
        const right = expectedPictures.get(`picture ${index + 1} at ${width} px`)!
        for (const [fault, make] of Object.entries(PICTURE_FAULTS)) {
          await window.evaluate(make, index)
          const wrong = await tilesAt(index)
          expect(!isPainted(wrong) || tileDifferences(right, wrong).length > 0, fault).toBe(true)
        }
      })
    }
  })
})

/**
 * Brings a picture of the reading edition to the window's top and onto whole pixels, where no scrollbar
 * lies over it, and tells what is seen of it.
 */
function scrollToPicture(index: number): Box {
  const root = document.documentElement
  const box = document.querySelectorAll<HTMLElement>('.reading-box')[index]!
  for (const scroller of [root, box.parentElement!]) scroller.style.scrollbarWidth = 'none'
  box.scrollIntoView({ block: 'start', behavior: 'instant' })
  const { x, y, width, height } = box.getBoundingClientRect()
  const [left, top] = [Math.round(x), Math.round(y)]
  box.style.translate = `${left - x}px ${top - y}px`
  return {
    x: left,
    y: top,
    width: Math.floor(Math.min(width, root.clientWidth - left)),
    height: Math.floor(Math.min(height, root.clientHeight - top)),
  }
}

/** Faults of a picture that the measure must tell. */
const PICTURE_FAULTS = {
  mirrored: (index: number) => {
    document.querySelectorAll<HTMLElement>('.reading-box')[index]!.style.scale = '-1 1'
  },
  missing: (index: number) => {
    document.querySelectorAll('.reading-canvas')[index]!.remove()
  },
}

/** Makes a 的 in the running text of the slide on show bold. @returns whether it has one */
function makeBold(): boolean {
  const slide = [...document.querySelectorAll('.slidev-page')].find((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  )!
  for (const element of slide.querySelectorAll('p, li, td')) {
    if (element.closest('.aloud, .sr')) continue
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    if (getComputedStyle(element).fontWeight !== '400') continue
    const text = [...element.childNodes].find(
      (node): node is Text => node instanceof Text && node.data.includes('的'),
    )
    if (!text) continue
    const character = text.splitText(text.data.indexOf('的'))
    character.splitText(1)
    const bold = document.createElement('b')
    character.replaceWith(bold)
    bold.append(character)
    bold.style.fontWeight = '700'
    return true
  }
  return false
}
