import type { Chapter } from '../../facts/types'
import type { View } from './view'

/** The years a chapter tells of, whole years, the last one included in the view. */
export const CHAPTER_VIEWS: Record<1 | 2 | 3 | 4, View> = {
  1: { from: 2006, to: 2014 },
  2: { from: 2013, to: 2018 },
  3: { from: 2014, to: 2026 },
  4: { from: 2014, to: 2026 },
}

/** What a chapter's strip shows: the chapter's years, or everything for the opening and the closing. */
export function chapterView(chapter: Chapter, domain: View): View {
  return chapter === 0 || chapter === 5 ? domain : CHAPTER_VIEWS[chapter]
}
