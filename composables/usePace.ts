import { computed, type ComputedRef } from 'vue'
import { useNav, useSlideContext } from '@slidev/client'

/** The time a speaker aims at, each as `m:ss`. */
export interface Pace {
  /** For this slide: `time` in its frontmatter. */
  target: string
  /** From the start of the talk to the end of this slide. */
  until: string
}

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** The pace of this slide, for the presenter view only: undefined everywhere else. */
export function usePace(): ComputedRef<Pace | undefined> {
  const { $page, $renderContext } = useSlideContext()
  const { slides } = useNav()
  return computed(() => {
    if ($renderContext.value !== 'presenter') return undefined
    const times = slides.value
      .slice(0, $page.value)
      .map(({ meta }) => Number(meta.slide.frontmatter.time ?? 0))
    return { target: clock(times.at(-1)!), until: clock(times.reduce((sum, t) => sum + t, 0)) }
  })
}
