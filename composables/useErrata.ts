import { computed, type ComputedRef } from 'vue'
import { useSlideContext } from '@slidev/client'
import { claimsOf } from '../facts/sources'
import type { CitedClaim } from '../facts/types'

/** The strings of the 勘误 mark and its footnotes. */
export const ERRATA_TEXT = {
  zh: { name: '勘误', said: '常见说法', record: '记录', sources: '来源' },
  en: { name: 'Erratum', said: 'Often said', record: 'The record', sources: 'Sources' },
}

type Erratum = CitedClaim & Required<Pick<CitedClaim, 'erratum'>>

/** What this slide corrects: the wrong and imprecise ones of the `claims` in its frontmatter. */
export function useErrata(): ComputedRef<Erratum[]> {
  const { $frontmatter } = useSlideContext()
  return computed(() =>
    claimsOf($frontmatter).filter((claim): claim is Erratum => claim.erratum !== undefined),
  )
}
