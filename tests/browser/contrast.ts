/** Finds text that is told to a screen reader but cannot be seen. */
import type { Page } from '@playwright/test'

/**
 * Light to dark in what a text covers on the screen, as WCAG 2 reckons contrast. Less than its 4.5, for
 * the strokes of small letters are thinner than a pixel and never reach their full colour.
 */
const SEEN = 3

interface Word {
  text: string
  /** What it covers on the screen, CSS pixels. */
  x: number
  y: number
  width: number
  height: number
}

/** @returns the texts on the screen that do not stand out from what is behind them; empty if all do */
export async function faintTexts(page: Page): Promise<string[]> {
  const words = await page.evaluate(findWords)
  const picture = `data:image/png;base64,${(await page.screenshot()).toString('base64')}`
  return page.evaluate(
    async ({ covered, url, seen }) => {
      const image = new Image()
      image.src = url
      await image.decode()
      const scale = image.width / innerWidth
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!
      canvas.drawImage(image, 0, 0)
      const linear = (value: number) =>
        value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
      const contrastIn = ({ x, y, width, height }: Word) => {
        const { data } = canvas.getImageData(x * scale, y * scale, width * scale, height * scale)
        let [darkest, lightest] = [1, 0]
        for (let i = 0; i < data.length; i += 4) {
          const luminance =
            0.2126 * linear(data[i]!) +
            0.7152 * linear(data[i + 1]!) +
            0.0722 * linear(data[i + 2]!)
          darkest = Math.min(darkest, luminance)
          lightest = Math.max(lightest, luminance)
        }
        return (lightest + 0.05) / (darkest + 0.05)
      }
      return covered
        .map((word) => ({ word, contrast: contrastIn(word) }))
        .filter(({ contrast }) => contrast < seen)
        .map(({ word, contrast }) => `${word.text} (${contrast.toFixed(1)})`)
    },
    { covered: words, url: picture, seen: SEEN },
  )
}

/** Runs in the browser. What is cut off or covers less than two pixels is for the screen reader alone. */
function findWords(): Word[] {
  const words: Word[] = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent!.trim()
    const parent = texts.currentNode.parentElement!
    if (!text || parent.closest('[aria-hidden="true"], script, style, noscript, title, desc'))
      continue
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const range = document.createRange()
    range.selectNodeContents(texts.currentNode)
    const box = range.getBoundingClientRect()
    let [left, top, right, bottom] = [
      Math.max(box.left, 0),
      Math.max(box.top, 0),
      Math.min(box.right, innerWidth),
      Math.min(box.bottom, innerHeight),
    ]
    for (let each: Element | null = parent; each; each = each.parentElement) {
      if (getComputedStyle(each).overflow === 'visible') continue
      const frame = each.getBoundingClientRect()
      left = Math.max(left, frame.left)
      top = Math.max(top, frame.top)
      right = Math.min(right, frame.right)
      bottom = Math.min(bottom, frame.bottom)
    }
    const [width, height] = [right - left, bottom - top]
    if (width > 2 && height > 2) words.push({ text, x: left, y: top, width, height })
  }
  return words
}
