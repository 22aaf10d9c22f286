import { computed, ref } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useLab } from '../../composables/useLab'

const clicks = ref(0)
let leave: (() => void) | undefined
vi.mock('../../composables/useSteps', () => ({
  useSteps: (count: number, onLeave?: () => void) => {
    leave = onLeave
    return {
      step: computed(() => Math.min(clicks.value, count - 1)),
      isPrint: ref(false),
      isStill: ref(false),
    }
  },
}))

const says = (zh: string) => ({ zh, en: zh })
const counter = () =>
  useLab<number, number>({
    steps: [
      { says: says('零') },
      { says: says('一'), actions: [1] },
      { says: says('十二'), actions: [1, 10] },
    ],
    initial: 0,
    apply: (state, action) => state + action,
    describe: (state) => says(`现在是 ${state}`),
  })

beforeEach(() => {
  clicks.value = 0
})

describe('a lab', () => {
  it('folds the actions of every step up to the current one', () => {
    const lab = counter()
    expect([0, 1, 2].map(lab.stateAt)).toEqual([0, 1, 12])
    clicks.value = 2
    expect(lab.state.value).toBe(12)
    expect(lab.says.value.zh).toBe('十二')
  })

  it('adds what is played to the step it is played on, and says so', () => {
    const lab = counter()
    clicks.value = 1
    lab.play(100)
    lab.play(5)
    expect(lab.state.value).toBe(106)
    expect(lab.isPlaying.value).toBe(true)
    expect(lab.says.value.zh).toBe('现在是 106')
  })

  it('returns to the script on reset, on any click and on leaving the slide', () => {
    const lab = counter()
    for (const back of [
      lab.reset,
      () => (clicks.value = 2),
      () => (clicks.value = 0),
      () => leave!(),
    ]) {
      clicks.value = 1
      lab.isOpen.value = true
      lab.play(100)
      back()
      expect(lab.isPlaying.value).toBe(false)
      expect(lab.isOpen.value).toBe(false)
      expect(lab.state.value).toBe(lab.stateAt(clicks.value))
    }
  })
})
