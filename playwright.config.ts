import { defineConfig } from '@playwright/test'
import { findBrowser, launchOptions } from './scripts/browser.ts'

// The workers read this file too; the environment hands them what the first reading found.
if (!process.env.TEST_WORKER_INDEX) {
  process.env.DECK_BROWSER = await findBrowser().catch((error: Error) => {
    console.error(`playwright: ${error.message}`)
    process.exit(1)
  })
}

export default defineConfig({
  testDir: 'tests/browser',
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  use: { launchOptions: launchOptions(process.env.DECK_BROWSER!) },
})
