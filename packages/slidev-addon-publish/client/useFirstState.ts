import { onMounted, watch } from 'vue'
import { useNav } from '@slidev/client'
import { QUIET_MS } from './quiet'

/**
 * Takes over from the first state that the page of a slide brings as HTML: removes it once the app
 * shows the same, or at once when it is to show anything else. It stays while the slide's files do not
 * come. Fetches the whole fonts later, since that page comes with those few characters that its slide
 * needs. Must be called in the app's root.
 */
export function useFirstState(): void {
  const state = document.getElementById('first-state')
  const { currentSlideNo, clicks } = useNav()

  onMounted(async () => {
    setTimeout(() => document.fonts.forEach((font) => void font.load()), QUIET_MS)
    if (!state) return
    while (!isDrawn(currentSlideNo.value)) await frame()
    const stop = watch([currentSlideNo, clicks], () => state.remove())
    await rest()
    stop()
    state.remove()
  })
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

function isDrawn(slide: number): boolean {
  const page = document.querySelector(`#app .slidev-page-${slide}`)
  return (
    Boolean(page?.textContent?.trim()) &&
    !page!.querySelector('.slidev-slide-loading, .slide-missing')
  )
}

/** Resolves when what is drawn has its fonts, and everything on it that moves to an end has ended. */
async function rest(): Promise<void> {
  await frame()
  await document.fonts.ready
  await Promise.allSettled(
    document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished),
  )
  await frame()
}
