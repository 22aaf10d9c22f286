import { computed, ref, type ComputedRef, type Ref } from 'vue'

/** Which event the audience reads. */
export interface Reader {
  /** The event read now: hovered, else focused, else pinned. */
  active: ComputedRef<string | null>
  hovered: Ref<string | null>
  focused: Ref<string | null>
  pinned: Ref<string | null>
  /** Pins an event; a second time lets it go. */
  togglePin: (id: string) => void
  /** Ends all reading. */
  reset: () => void
}

export function useReader(): Reader {
  const hovered = ref<string | null>(null)
  const focused = ref<string | null>(null)
  const pinned = ref<string | null>(null)
  const reset = () => {
    hovered.value = focused.value = pinned.value = null
  }
  return {
    active: computed(() => hovered.value ?? focused.value ?? pinned.value),
    hovered,
    focused,
    pinned,
    togglePin: (id) => {
      pinned.value = pinned.value === id ? null : id
    },
    reset,
  }
}
