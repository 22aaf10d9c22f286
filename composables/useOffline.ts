import { onMounted, shallowRef, type ShallowRef } from 'vue'
import { Workbox } from 'workbox-window'
import { QUIET_MS } from './quiet'

/**
 * Keeps the site for a stage without network: registers its service worker (scripts/site/offline.ts),
 * which fetches the whole talk in the background. A new version waits until it is asked for.
 *
 * @returns takes the new version and loads the page anew; undefined while there is none
 */
export function useOffline(): ShallowRef<(() => void) | undefined> {
  const update = shallowRef<() => void>()
  onMounted(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
    // Without https, or where the browser blocks it, there is none; the talk goes on without.
    setTimeout(() => register(update).catch(() => {}), QUIET_MS)
  })
  return update
}

async function register(update: ShallowRef<(() => void) | undefined>): Promise<void> {
  const worker = new Workbox(`${import.meta.env.BASE_URL}sw.js`)
  worker.addEventListener('waiting', () => {
    update.value = () => {
      worker.addEventListener('controlling', () => location.reload())
      worker.messageSkipWaiting()
    }
  })
  await worker.register()
}
