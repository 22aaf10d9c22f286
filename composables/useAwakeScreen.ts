import { watch } from 'vue'
import { useDocumentVisibility } from '@vueuse/core'

/**
 * Keeps the screen awake while the deck is seen, where the browser allows it. It stands in for Slidev's
 * own (`wakeLock: false` in slides.md), which makes an error of a refusal, as of a phone that saves
 * power. Must be called in the app's root.
 */
export function useAwakeScreen(): void {
  watch(
    useDocumentVisibility(),
    (visibility) => {
      if (visibility !== 'visible' || !('wakeLock' in navigator)) return
      // Taken back by the browser when the page is hidden.
      navigator.wakeLock.request('screen').catch(() => {})
    },
    { immediate: true },
  )
}
