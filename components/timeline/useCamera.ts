import { onUnmounted, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { between, type View } from '../../models/timeline/view'

/** Length of a flight in ms, as --motion-slow in styles/tokens.css. */
const FLIGHT = 400

/** Where the camera is to be, and whether it flies there or is simply there. */
export interface Aim {
  view: View
  fly: boolean
}

/**
 * A camera that follows its aim: flights ease out and, sent elsewhere on the way, turn from where they
 * are. The returned view changes once per frame; nothing is ever read back from the page.
 */
export function useCamera(aim: Ref<Aim>): ShallowRef<View> {
  const view = shallowRef(aim.value.view)
  let frame = 0

  watch(aim, ({ view: to, fly }) => {
    cancelAnimationFrame(frame)
    if (!fly) {
      view.value = to
      return
    }
    const from = view.value
    let start: number | undefined
    const draw = (now: number) => {
      start ??= now
      const t = Math.min((now - start) / FLIGHT, 1)
      view.value = t < 1 ? between(from, to, 1 - (1 - t) ** 3) : to
      if (t < 1) frame = requestAnimationFrame(draw)
    }
    frame = requestAnimationFrame(draw)
  })
  onUnmounted(() => cancelAnimationFrame(frame))
  return view
}
