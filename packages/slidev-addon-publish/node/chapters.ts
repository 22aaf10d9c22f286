/** Which chapter each slide belongs to. */
import type { Chapter } from '../index.ts'
import type { Deck } from './deck.ts'

/**
 * @returns for each slide the chapter that it or the last slide before it begins; undefined before the
 *   first. Slides of one chapter have the same object.
 */
export function chaptersOf({ slides, config, lang }: Deck): (Chapter | undefined)[] {
  const hasParts = slides.slice(1).some(({ level }) => (level ?? 1) > 1)
  const byLevel = ({ title, level }: Deck['slides'][number]) =>
    hasParts && level === 1 && title ? { name: title } : undefined
  const begun = config.chapters ?? byLevel
  let current: Chapter | undefined
  return slides.map((slide) => {
    const chapter = begun(slide, lang)
    if (chapter && chapter.name !== current?.name) current = chapter
    return current
  })
}
