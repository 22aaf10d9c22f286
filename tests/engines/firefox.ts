import { launch } from 'puppeteer-core'
import type { EngineKind } from './engine.ts'
import { onPath } from './machine.ts'
import { engineOf } from './puppeteer.ts'

const executable = onPath('firefox-esr', 'firefox')

/** The Firefox of this machine, by WebDriver BiDi. */
export const firefox: EngineKind = {
  name: 'Firefox',
  missing: () =>
    executable ? undefined : 'no firefox-esr or firefox on PATH; install one (Debian: firefox-esr)',
  launch: async ({ scripts = true, still = false }) =>
    engineOf(
      await launch({
        browser: 'firefox',
        executablePath: executable,
        extraPrefsFirefox: {
          'javascript.enabled': scripts,
          'ui.prefersReducedMotion': Number(still),
        },
      }),
    ),
}
