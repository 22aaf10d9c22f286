import { computed, onUnmounted, watch, type ComputedRef } from 'vue'
import { useNav, useSlideContext } from '@slidev/client'
import { usePreferredReducedMotion } from '@vueuse/core'

/** Where a stepped component stands. */
export interface Steps {
  /** Step shown now: 0 before the first click, `count - 1` after the last. */
  step: ComputedRef<number>
  /** True on paper that has one page a slide: show the complete picture, whatever the step. */
  isPrint: ComputedRef<boolean>
  /** True where movement is unwelcome (`prefers-reduced-motion`) or impossible (paper). */
  isStill: ComputedRef<boolean>
}

/**
 * Drives a component by the clicks of the slide it stands on.
 *
 * Registers `count - 1` clicks with the slide, so that → walks through the steps before it leaves the
 * slide; the author need not write `clicks:` in the frontmatter. Going back a click goes back a step.
 * Must be called in `setup()`.
 *
 * @param count number of steps, first state included (1 at least)
 * @param onLeave called when the speaker leaves the slide: forget what the audience played with
 */
export function useSteps(count: number, onLeave?: () => void): Steps {
  const { $clicksContext, $clicks, $page } = useSlideContext()
  const { currentSlideNo, isPrintMode, isPrintWithClicks } = useNav()
  const motion = usePreferredReducedMotion()

  const id = Symbol('steps')
  const since = count > 1 ? $clicksContext.calculateSince('+1', count - 1) : null
  if (since) $clicksContext.register(id as never, since)
  onUnmounted(() => $clicksContext.unregister(id as never))

  const before = (since?.start ?? 1) - 1
  const step = computed(() => Math.min(Math.max($clicks.value - before, 0), count - 1))
  const isPrint = computed(() => isPrintMode.value && !isPrintWithClicks.value)
  const isStill = computed(() => isPrintMode.value || motion.value === 'reduce')

  if (onLeave) {
    watch(
      () => currentSlideNo.value === $page.value,
      (here) => {
        if (!here) onLeave()
      },
    )
  }
  return { step, isPrint, isStill }
}
