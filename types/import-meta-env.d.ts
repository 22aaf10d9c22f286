import type { SiteCode } from '../scripts/site/site-code'

declare global {
  interface ImportMetaEnv {
    /** In a site that was built for a known address alone (scripts/site/slidev.ts). */
    readonly SITE_CODE?: SiteCode
  }
}
