/** The service worker of the built site: it keeps the whole talk, for a stage without network. */
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope
/** Written in by node/site/offline.ts. */
declare const FILES: PrecacheEntry[]
declare const SHELL: string

cleanupOutdatedCaches()
precacheAndRoute(FILES, { ignoreURLParametersMatching: [/./], cleanURLs: false })
// Every other address is the app's: a slide, a view, or not found.
registerRoute(new NavigationRoute(createHandlerBoundToURL(SHELL), { denylist: [/\.\w+$/] }))

self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting()
})
