import { h, type FunctionalComponent } from 'vue'
import './tooltip.css'

/** Stands for floating-vue's in the settings: always below its text, shown by CSS alone. */
export const Tooltip: FunctionalComponent = (_, { slots }) =>
  h('div', { class: 'plain-tooltip' }, [
    slots.default?.(),
    h('div', { role: 'tooltip' }, slots.popper?.()),
  ])

/** Nothing floats, so nothing is out of place. */
export function recomputeAllPoppers(): void {}
