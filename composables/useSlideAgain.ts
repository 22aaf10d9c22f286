import { computed, shallowRef, watch, type Component, type ShallowRef } from 'vue'
import { useNav, useSlideContext } from '@slidev/client'
import { useEventListener, useIntervalFn } from '@vueuse/core'

/** Between two tries while the slide is on show, milliseconds. */
const PAUSE_MS = 5000

/**
 * Fetches a slide again whose files did not come: when it comes on show and every few seconds while it
 * is, when the network is back, and when asked to. Must be called on that slide.
 *
 * Chromium and WebKit fetch a file again that failed; Firefox does not before the page is loaded anew.
 * So does a page whose files a newer version of the site has replaced: it is loaded anew, at the same
 * slide and click.
 *
 * @returns the slide, undefined until it is there, and what tries again
 */
export function useSlideAgain(): { slide: ShallowRef<Component | undefined>; again: () => void } {
  const { $page } = useSlideContext()
  const { slides, currentSlideNo } = useNav()
  const slide = shallowRef<Component>()
  let isTrying = false

  async function again() {
    if (isTrying || slide.value) return
    isTrying = true
    const loaded = await slides.value[$page.value - 1]!.load()
    isTrying = false
    // Without a default it is no slide but Slidev's word for one that failed.
    if ('default' in loaded) slide.value = loaded.default
    else if (isOnShow.value && (await isReloadOfUse())) location.reload()
  }

  const isOnShow = computed(() => currentSlideNo.value === $page.value)
  const { pause, resume } = useIntervalFn(again, PAUSE_MS, { immediate: false })
  watch(
    [isOnShow, slide],
    ([onShow, there]) => {
      if (!onShow || there) return pause()
      void again()
      resume()
    },
    { immediate: true },
  )
  useEventListener('online', again)
  return { slide, again }
}

/** Whether the site can be reached and this page may do better when loaded anew. */
async function isReloadOfUse(): Promise<boolean> {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]')
  const [{ type } = {}] = performance.getEntriesByType(
    'navigation',
  ) as PerformanceNavigationTiming[]
  try {
    const page = await fetch(`${import.meta.env.BASE_URL}entry/`, { cache: 'no-store' })
    if (!page.ok || !entry) return false
    const isReplaced = !(await page.text()).includes(new URL(entry.src).pathname)
    return isReplaced || (navigator.userAgent.includes('Firefox/') && type !== 'reload')
  } catch {
    return false
  }
}
