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
  retries: 0,
  // None of the tests is a stopwatch: on a busy machine everything takes long.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  use: {
    launchOptions: launchOptions(process.env.DECK_BROWSER!),
    // Without its pictures a trace costs nothing; with them the tests take twice as long.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
  },
})
