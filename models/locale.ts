import type { Locale } from '../facts/types'

/** The language of a deck: `zh-CN` → `zh`, anything else → `en`. @param lang `lang` of its headmatter */
export function localeOf(lang: unknown): Locale {
  return String(lang ?? 'zh-CN').startsWith('zh') ? 'zh' : 'en'
}
