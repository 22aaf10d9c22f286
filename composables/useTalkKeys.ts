import { activeElement } from '@slidev/client/state/index.ts'
import { useEventListener } from '@vueuse/core'

/** Keys that go through the talk, and that a button or link has no use for. */
const TALK_KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'])

/**
 * Keeps the keys for the talk. Slidev ignores them while a button or link has the focus: on a slide,
 * one that the pointer presses gives it up, and so does the focused one before a key of the talk. A
 * widget with keys of its own calls `preventDefault()`.
 *
 * Slidev learns from `blur` that the focus went, but Firefox and WebKit send none when the focused
 * element is removed or hidden; it is told before every key. Must be called in the app's root.
 */
export function useTalkKeys(): void {
  const letGo = ({ target }: Event) =>
    target instanceof Element && target.closest<HTMLElement>('.slidev-page :is(button, a)')?.blur()

  // Before the button hears of it: what it does may remove it.
  useEventListener(document, 'click', (event) => event.detail > 0 && letGo(event), true)
  useEventListener(document, 'keydown', (event) => {
    activeElement.value = document.activeElement
    if (!event.defaultPrevented && TALK_KEYS.has(event.key)) letGo(event)
  })
}
