import { launch } from 'puppeteer-core'
import { findBrowser, launchOptions } from '../../packages/slidev-addon-publish/node/browser.ts'
import type { EngineKind } from './engine.ts'
import { engineOf } from './puppeteer.ts'

/** The browser that every other part of this project drives too; installed where there is none. */
export const chromium: EngineKind = {
  name: 'Chromium',
  missing: () => undefined,
  launch: async ({ scripts = true, still = false }) => {
    const { executablePath, args, chromiumSandbox } = launchOptions(
      (process.env.DECK_BROWSER ??= await findBrowser()),
    )
    const browser = await launch({
      executablePath,
      args: [
        ...args,
        '--font-render-hinting=none',
        ...(chromiumSandbox ? [] : ['--no-sandbox']),
        ...(still ? ['--force-prefers-reduced-motion'] : []),
      ],
    })
    return engineOf(browser, (page) => page.setJavaScriptEnabled(scripts))
  },
}
