import { computed, type ComputedRef } from 'vue'
import { useSlideContext } from '@slidev/client'
import type { Locale } from '../facts/types'

/**
 * The language of the deck, from `lang` in the headmatter (`zh-CN` → `zh`, anything else → `en`).
 * Components pick their strings with it: `text[locale.value].title`.
 */
export function useLocale(): ComputedRef<Locale> {
  const { $slidev } = useSlideContext()
  return computed(() => (String($slidev.configs.lang ?? 'zh-CN').startsWith('zh') ? 'zh' : 'en'))
}
