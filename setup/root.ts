import { watch } from 'vue'
import { useNav } from '@slidev/client'
import { defineRootSetup } from '@slidev/types'
import { useAwakeScreen } from '../composables/useAwakeScreen'
import { useFirstState } from '../composables/useFirstState'
import { useReadySlides } from '../composables/useReadySlides'
import { useTalkKeys } from '../composables/useTalkKeys'

/**
 * Takes over from the HTML of the page, keeps the neighbouring slides ready, the keys for the talk and
 * the screen awake, and brings an address with clicks beyond the slide's last to the last. Slidev does so only when a slide is mounted, not
 * when we come back to it.
 */
export default defineRootSetup(() => {
  useFirstState()
  useReadySlides()
  useTalkKeys()
  useAwakeScreen()
  const { clicksContext, queryClicks } = useNav()
  watch(
    () => {
      const { isMounted, total } = clicksContext.value
      return isMounted && queryClicks.value > total ? total : undefined
    },
    (last) => {
      if (last !== undefined) queryClicks.value = last
    },
  )
})
