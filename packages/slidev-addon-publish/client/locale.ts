/** Languages of our own words. */
export type Locale = 'zh' | 'en'

/** The language for a deck: `zh-CN` → `zh`, anything else → `en`. @param lang `lang` of its headmatter */
export function localeOf(lang: unknown): Locale {
  return String(lang ?? 'en').startsWith('zh') ? 'zh' : 'en'
}
