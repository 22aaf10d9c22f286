import { defineConfig } from '@playwright/test'
import { findBrowser, launchOptions } from './packages/slidev-addon-publish/node/browser.ts'

// The workers read this file too; the environment hands them what the first reading found.
process.env.DECK_BROWSER ??= await findBrowser()

export default defineConfig({
  testDir: 'tests/browser',
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  use: { launchOptions: launchOptions(process.env.DECK_BROWSER) },
})
