/** What we use of Slidev's state: which element it takes to have the focus. */
import type { ShallowRef } from 'vue'

export const activeElement: ShallowRef<Element | null>
