import { test as base } from '@playwright/test'
import { serveSite } from '../../packages/slidev-addon-publish/node/site/serve.ts'

/** Folder of the site under test: `npm run test:site` builds it, for a sub-path. */
export const BUILT = 'dist.test'

/** A test with the address of the built site, served as a plain static host would. */
export const test = base.extend<object, { site: string }>({
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
