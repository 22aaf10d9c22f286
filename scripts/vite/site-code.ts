/** The QR code on the last slide: made while the site is built, for its address is known then alone. */
import { encode } from 'uqr'
import type { Plugin } from 'vite'

/** A QR code that leads to the reading edition. */
export interface SiteCode {
  address: string
  /** How many modules it is wide and high, the quiet zone included. */
  size: number
  /** Its dark modules as an SVG path, a module one px wide and high. */
  path: string
}

/** What ISO/IEC 18004 asks for around a code, in modules. */
const QUIET_ZONE = 4

/** @param site full address of the site, ending with a slash */
export function siteCode(site: string): SiteCode {
  const address = new URL('read/', site).href
  const { size, data } = encode(address, { ecc: 'L', border: QUIET_ZONE })
  const path = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1Z` : [])),
  )
  return { address, size, path: path.join('') }
}

/** Gives slides the code as `import.meta.env.SITE_CODE`; null where the site's address is not known. */
export function siteCodes(): Plugin {
  return {
    name: 'site-code',
    config: ({ define }) => {
      const address = JSON.parse(define?.['import.meta.env.SITE_ADDRESS'] ?? 'null') as
        | string
        | null
      const code = address ? siteCode(address) : null
      return { define: { 'import.meta.env.SITE_CODE': JSON.stringify(code) } }
    },
  }
}
