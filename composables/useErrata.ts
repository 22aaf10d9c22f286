import { computed, type ComputedRef } from 'vue'
import { useSlideContext } from '@slidev/client'
import { claimsOf } from '../facts/sources'
import type { CitedClaim, Text } from '../facts/types'

/** The strings of the 勘误 mark and its footnotes. */
export const errataText = {
  name: { zh: '勘误', en: 'Erratum' },
  said: { zh: '常见说法', en: 'Often said' },
  record: { zh: '史料', en: 'The record' },
  sources: { zh: '来源', en: 'Sources' },
} satisfies Record<string, Text>

type Erratum = CitedClaim & Required<Pick<CitedClaim, 'erratum'>>

/** What this slide corrects: the wrong and imprecise ones of the `claims` in its frontmatter. */
export function useErrata(): ComputedRef<Erratum[]> {
  const { $frontmatter } = useSlideContext()
  return computed(() =>
    claimsOf($frontmatter).filter((claim): claim is Erratum => claim.erratum !== undefined),
  )
}
