import { onMounted, watch } from 'vue'
import { useNav, type SlideRoute } from '@slidev/client'
import { until } from '@vueuse/core'
import { QUIET_MS } from './quiet'

/** Slides fetched at the same time: one that hangs does not hold up the others. */
const AT_ONCE = 4

/**
 * Fetches all slides, that on show and those to come first: whatever happens to the network or the site
 * after that, the talk goes on to its end. Has the slides before and after the one on show laid out
 * unseen (../styles/passage.css), as soon as there is nothing else to do: going there has only to draw
 * them. Must be called in the app's root.
 */
export function useReadySlides(): void {
  const { currentSlideNo, hasPrimarySlide, slides } = useNav()
  onMounted(async () => {
    setTimeout(() => watch(currentSlideNo, whenIdle(layOutBeside), { immediate: true }), QUIET_MS)
    // While it is being written, each slide fetched would be compiled, and the styles anew with it.
    if (!import.meta.env.PROD) return
    await until(hasPrimarySlide).toBe(true)
    const at = currentSlideNo.value - 1
    const waiting = [...slides.value.slice(at), ...slides.value.slice(0, at)].values()
    for (let i = 0; i < AT_ONCE; i++) void fetchInTurn(waiting)
  })
}

/** Takes the next of the slides when it has fetched one, as others do from the same row. */
async function fetchInTurn(waiting: Iterator<SlideRoute> & Iterable<SlideRoute>): Promise<void> {
  for (const slide of waiting) await slide.load()
}

function layOutBeside(current: number): void {
  for (const page of document.querySelectorAll<HTMLElement>('#slideshow > .slidev-page')) {
    page.toggleAttribute('data-ready', Math.abs(Number(page.dataset.slidevNo) - current) <= 1)
  }
}

/** Calls with the last of the values given until then. Safari has no idle callbacks. */
function whenIdle<T>(call: (value: T) => void): (value: T) => void {
  const request = globalThis.requestIdleCallback ?? requestAnimationFrame
  const cancel = globalThis.cancelIdleCallback ?? cancelAnimationFrame
  let pending = 0
  return (value) => {
    cancel(pending)
    pending = request(() => call(value))
  }
}
