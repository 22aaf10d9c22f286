import { test as base } from '@playwright/test'
import { serveSite, type ServedSite } from '../../scripts/site/serve.ts'
import { openStage, type Audience } from '../../scripts/stage.ts'

/** Folder of the site under test: `npm run test:site` builds it, for a sub-path. */
export const BUILT = 'dist.test'

/** Opens a window for the deck, as `openStage`. */
export type Stage = (audience?: Audience) => ReturnType<typeof openStage>

interface Fixtures {
  stage: Stage
  /** Serves a folder as `site` is served. */
  serve: (folder: string) => Promise<ServedSite>
  /** However a test ends, its windows are closed. */
  closing: undefined
}

/** A test with the address of the built site, served as a plain static host would. */
export const test = base.extend<Fixtures, { site: string }>({
  stage: async ({ browser }, use) => use((audience) => openStage(browser, audience)),
  // oxlint-disable-next-line no-empty-pattern
  serve: async ({}, use) => {
    const opened: ServedSite[] = []
    await use(async (folder) => {
      const served = await serveSite(folder)
      opened.push(served)
      return served
    })
    for (const served of opened) await served.close()
  },
  closing: [
    async ({ browser }, use) => {
      await use(undefined)
      for (const context of browser.contexts()) await context.close()
    },
    { auto: true },
  ],
  site: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const served = await serveSite(BUILT)
      await use(served.url)
      await served.close()
    },
    { scope: 'worker' },
  ],
})
