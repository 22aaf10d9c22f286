import { onMounted, watch } from 'vue'
import { useNav } from '@slidev/client'
import { QUIET_MS } from './quiet'

/**
 * Fetches all slides, those to come first: whatever happens to the network or the site after that, the
 * talk goes on to its end. Has the slides before and after the one on show laid out unseen (packages/slidev-addon-publish/styles/passage.css), as soon as
 * there is nothing else to do: going there has only to draw them. Must be called in the app's root.
 */
export function useReadySlides(): void {
  const { currentSlideNo, slides } = useNav()
  onMounted(async () => {
    setTimeout(() => watch(currentSlideNo, whenIdle(layOutBeside), { immediate: true }), QUIET_MS)
    const at = currentSlideNo.value - 1
    for (const slide of [...slides.value.slice(at), ...slides.value.slice(0, at)]) {
      await slide.load()
    }
  })
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
