/** Compares pictures of a page. */
import type { Page } from '@playwright/test'

/**
 * Colour values, three a pixel, in which two pictures of the same slide may differ: browsers may smooth
 * the edge of a letter otherwise when they draw it anew. Chromium was seen to change none; the smallest
 * 的 of the deck in another weight changes 216 (a test in first-state.spec.ts).
 */
export const SMOOTHING = 40

/** A colour value differs to the eye from here on, of 255. */
const SEEN = 8

/** @returns how many colour values of two PNG pictures of the same size differ to the eye */
export async function differences(page: Page, pictures: [Buffer, Buffer]): Promise<number> {
  if (pictures[0].equals(pictures[1])) return 0
  const sources = pictures.map((picture) => `data:image/png;base64,${picture.toString('base64')}`)
  return page.evaluate(
    async ({ urls, seen }) => {
      const [before, after] = await Promise.all(
        urls.map(async (url) => {
          const image = new Image()
          image.src = url
          await image.decode()
          const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!
          canvas.drawImage(image, 0, 0)
          return canvas.getImageData(0, 0, image.width, image.height).data
        }),
      )
      return before!.reduce(
        (sum, value, i) => sum + (Math.abs(value - after![i]!) > seen ? 1 : 0),
        0,
      )
    },
    { urls: sources, seen: SEEN },
  )
}
