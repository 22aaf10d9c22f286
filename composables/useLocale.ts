import { computed, type ComputedRef } from 'vue'
import { useSlideContext } from '@slidev/client'
import type { Locale } from '../facts/types'
import { localeOf } from '../models/locale'

/**
 * The language of the deck, from `lang` in the headmatter.
 * Components pick their strings with it: `text[locale.value].title`.
 */
export function useLocale(): ComputedRef<Locale> {
  const { $slidev } = useSlideContext()
  return computed(() => localeOf($slidev.configs.lang))
}
