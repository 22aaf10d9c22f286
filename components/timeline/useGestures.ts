import { pan, zoom, type View } from '../../models/timeline/view'

/** What gestures act on. */
export interface GestureTarget {
  /** What the camera sees now. */
  view: () => View
  domain: () => View
  /** The time at an x of the drawing (px of its viewBox), under the camera of this moment. */
  timeAt: (x: number) => number
  /** Called with every view that a gesture asks for. */
  move: (view: View) => void
}

/** Listeners for the drawing's <svg>; bind with `v-on`. */
export interface Gestures {
  pointerdown: (event: PointerEvent) => void
  pointermove: (event: PointerEvent) => void
  pointerup: (event: PointerEvent) => void
  pointercancel: (event: PointerEvent) => void
  wheel: (event: WheelEvent) => void
}

/** A press becomes a drag after so many px of the screen: a click on a marker stays a click. */
const SLACK = 4

const drawingOf = (event: Event) => event.currentTarget as SVGSVGElement

/**
 * Pan by drag or sideways wheel, zoom by wheel or pinch. What lies under a finger, or under the
 * pointer, stays there. Slidev's own swipe does not see what starts on the drawing.
 */
export function useGestures(target: GestureTarget): Gestures {
  /** Pressed pointers: where on the screen they went down, and on which moment of the axis. */
  const pressed = new Map<number, { downX: number; time: number; x: number }>()
  let isDragging = false
  /** From px of the screen to px of the drawing: x → x * scale + shift. */
  let scale = 1
  let shift = 0

  const measure = (svg: SVGSVGElement) => {
    const matrix = svg.getScreenCTM()?.inverse()
    if (matrix) [scale, shift] = [matrix.a, matrix.e]
  }
  const toDrawing = (screenX: number) => screenX * scale + shift

  const drop = (event: PointerEvent) => {
    pressed.delete(event.pointerId)
    if (pressed.size === 0) isDragging = false
    for (const point of pressed.values()) point.time = target.timeAt(point.x)
  }

  return {
    pointerdown(event) {
      if (event.button !== 0) return
      if (event.pointerType === 'touch') event.stopPropagation()
      measure(drawingOf(event))
      const x = toDrawing(event.clientX)
      pressed.set(event.pointerId, { downX: event.clientX, x, time: target.timeAt(x) })
    },
    pointermove(event) {
      const point = pressed.get(event.pointerId)
      if (!point) return
      if (!isDragging && Math.abs(event.clientX - point.downX) < SLACK) return
      if (!isDragging) drawingOf(event).setPointerCapture(event.pointerId)
      isDragging = true
      point.x = toDrawing(event.clientX)
      const [a, b] = [...pressed.values()]
      if (!a) return
      if (!b) {
        target.move(pan(target.view(), a.time - target.timeAt(a.x), target.domain()))
        return
      }
      const apart = target.timeAt(b.x) - target.timeAt(a.x)
      if (apart === 0 || b.time === a.time) return
      const middle = (target.timeAt(a.x) + target.timeAt(b.x)) / 2
      const zoomed = zoom(
        target.view(),
        Math.abs((b.time - a.time) / apart),
        middle,
        target.domain(),
      )
      target.move(pan(zoomed, (a.time + b.time) / 2 - middle, target.domain()))
    },
    pointerup: drop,
    pointercancel: drop,
    wheel(event) {
      event.preventDefault()
      event.stopPropagation()
      measure(drawingOf(event))
      const view = target.view()
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)
      if (isSideways) {
        const delta = event.deltaX || event.deltaY
        target.move(pan(view, (delta / 1000) * (view.to - view.from), target.domain()))
      } else {
        const around = target.timeAt(toDrawing(event.clientX))
        target.move(zoom(view, 1.0015 ** event.deltaY, around, target.domain()))
      }
    },
  }
}
