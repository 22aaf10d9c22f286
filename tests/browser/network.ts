/** The network between a page and its site, as a test wants it. */
import type { Page, Route } from '@playwright/test'

/**
 * Holds back the files of a page that match.
 *
 * @returns lets those through that were held, and all that follow
 */
export async function hold(page: Page, files: RegExp): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(files, async (route: Route) => {
    await released
    await route.fallback()
  })
  return () => release()
}
