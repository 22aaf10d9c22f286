import type { SiteCode } from '../scripts/vite/site-code'

declare global {
  interface ImportMetaEnv {
    /** In a site that was built for a known address alone (scripts/vite/site-code.ts). */
    readonly SITE_CODE?: SiteCode
  }
}
