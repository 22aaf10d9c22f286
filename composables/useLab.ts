import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { Text } from '../facts/types'
import { useSteps } from './useSteps'

/** One click of a lab's script. A lab may add fields of its own, such as what its picture points at. */
export interface LabStep<Action = unknown> {
  /** What the speaker shows now, one sentence of at most 34 Chinese characters. */
  says: Text
  /** What this click does to the model, in order. Nothing: the picture only looks elsewhere. */
  actions?: readonly Action[]
}

/** What a lab is made of. `initial` and `apply` come from models/, `steps` is the talk's script. */
export interface LabScript<State, Action, Step extends LabStep<Action>> {
  /** At least one; the first is shown before any click. */
  steps: readonly Step[]
  initial: State
  /** Pure: returns the next state and leaves the given one as it was. */
  apply: (state: State, action: Action) => State
  /** The sentence for what the audience has just done. Without it the step's own sentence stays. */
  describe?: (state: State, action: Action) => Text
}

/** A running lab. Its state is a pure function of the step and of what was played on top of it. */
export interface Lab<State, Action, Step extends LabStep> {
  steps: readonly Step[]
  /** 0-based. */
  index: ComputedRef<number>
  step: ComputedRef<Step>
  state: ComputedRef<State>
  /** The script's state at a step, without play. */
  stateAt: (index: number) => State
  says: ComputedRef<Text>
  /** Does one thing on top of the script. */
  play: (action: Action) => void
  /** Back to the script: forgets what was played and closes the controls. */
  reset: () => void
  /** Whether the controls are shown. */
  isOpen: Ref<boolean>
  isPlaying: ComputedRef<boolean>
  isPrint: ComputedRef<boolean>
  isStill: ComputedRef<boolean>
}

/**
 * Runs a lab: clicks walk through the script, `play` adds to it, `reset`, any click and leaving the
 * slide forget what was played. So going back a click restores the exact earlier state.
 *
 * Call in `setup()` and give the result to `<LabFrame>`.
 */
export function useLab<State, Action, Step extends LabStep<Action> = LabStep<Action>>(
  script: LabScript<State, Action, Step>,
): Lab<State, Action, Step> {
  const { steps, initial, apply, describe } = script
  const played = shallowRef<readonly Action[]>([])
  const isOpen = ref(false)
  const reset = () => {
    played.value = []
    isOpen.value = false
  }
  const { step: index, isPrint, isStill } = useSteps(steps.length, reset)
  watch(index, reset, { flush: 'sync' })

  const scripted = [initial]
  for (const { actions = [] } of steps)
    scripted.push(actions.reduce<State>(apply, scripted.at(-1)!))
  const stateAt = (at: number) => scripted[at + 1]!

  const state = computed(() => played.value.reduce<State>(apply, stateAt(index.value)))
  const step = computed(() => steps[index.value]!)

  return {
    steps,
    index,
    step,
    state,
    stateAt,
    says: computed(() => {
      const last = played.value.at(-1)
      return last !== undefined && describe ? describe(state.value, last) : step.value.says
    }),
    play: (action) => {
      played.value = [...played.value, action]
    },
    reset,
    isOpen,
    isPlaying: computed(() => played.value.length > 0),
    isPrint,
    isStill,
  }
}
