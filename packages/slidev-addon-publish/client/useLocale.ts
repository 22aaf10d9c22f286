import { computed, type ComputedRef } from 'vue'
import { useSlideContext } from '@slidev/client'
import { localeOf, type Locale } from './locale'

/** The language of our own words in this deck, from `lang` in the headmatter. */
export function useLocale(): ComputedRef<Locale> {
  const { $slidev } = useSlideContext()
  return computed(() => localeOf($slidev.configs.lang))
}
