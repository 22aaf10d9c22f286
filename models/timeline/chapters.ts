import { chapters } from '../../facts/chapters'
import type { Chapter } from '../../facts/types'
import type { View } from './view'

/** A chapter's years, the last one included. */
export function chapterView(chapter: Chapter): View {
  const [first, last] = chapters[chapter]!.years
  return { from: first, to: last + 1 }
}
