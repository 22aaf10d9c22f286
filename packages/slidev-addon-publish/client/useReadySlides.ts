import { onMounted, watch } from 'vue'
import { useNav } from '@slidev/client'
import { QUIET_MS } from './quiet'

/**
 * Has the slides before and after the one on show laid out unseen (styles/passage.css), as soon as
 * there is nothing else to do: going there has only to draw them. Must be called in the app's root.
 */
export function useReadySlides(): void {
  const { currentSlideNo } = useNav()
  onMounted(() => {
    setTimeout(() => watch(currentSlideNo, whenIdle(layOutBeside), { immediate: true }), QUIET_MS)
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
