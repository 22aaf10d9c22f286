import { watch } from 'vue'
import { useNav } from '@slidev/client'
import { defineRootSetup } from '@slidev/types'
import { useHandle } from '../client/handle'
import { useFirstState } from '../client/useFirstState'
import { useReadySlides } from '../client/useReadySlides'
import { useTalkKeys } from '../client/useTalkKeys'

/**
 * Takes over from the HTML of the page, keeps the neighbouring slides ready and the keys for the talk,
 * and brings an address with clicks beyond the slide's last to the last. Slidev does so only when a slide
 * is mounted, not when we come back to it.
 */
export default defineRootSetup(() => {
  useHandle()
  useFirstState()
  useReadySlides()
  useTalkKeys()
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
