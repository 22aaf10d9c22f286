import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'

/** Which event the audience reads, apart from the one the speaker tells. */
export interface Reader {
  /** The event read now: hovered, else focused, else pinned, else the one told. */
  active: ComputedRef<string | null>
  hovered: Ref<string | null>
  focused: Ref<string | null>
  pinned: Ref<string | null>
  /** Pins an event; a second time lets it go. */
  togglePin: (id: string) => void
  /** Back to the speaker's event. */
  reset: () => void
}

/** @param told the event the speaker's click tells; a new click ends all reading */
export function useReader(told: ComputedRef<string | null>): Reader {
  const hovered = ref<string | null>(null)
  const focused = ref<string | null>(null)
  const pinned = ref<string | null>(null)
  const reset = () => {
    hovered.value = focused.value = pinned.value = null
  }
  watch(told, reset)
  return {
    active: computed(() => hovered.value ?? focused.value ?? pinned.value ?? told.value),
    hovered,
    focused,
    pinned,
    togglePin: (id) => {
      pinned.value = pinned.value === id ? null : id
    },
    reset,
  }
}
