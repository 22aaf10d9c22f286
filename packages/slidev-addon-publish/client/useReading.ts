import { computed, type ComputedRef } from 'vue'
import { useNav } from '@slidev/client'

/**
 * Address of the current slide in the reading edition. Undefined where there is none: the dev server
 * has no such page, and the speaker and paper have no use for it.
 */
export function useReading(): ComputedRef<string | undefined> {
  const { slides, currentSlideNo, isPlaying, isPrintMode } = useNav()
  return computed(() => {
    if (!import.meta.env.PROD || !isPlaying.value || isPrintMode.value) return undefined
    const slide = slides.value[currentSlideNo.value - 1]?.meta.slide
    const id = slide?.frontmatter.routeAlias ?? currentSlideNo.value
    return `${import.meta.env.BASE_URL}read/#${id}`
  })
}
