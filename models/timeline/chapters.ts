import { chapters } from '../../facts/chapters'
import type { Chapter } from '../../facts/types'
import type { View } from './view'

/** What a chapter's strip shows: its years, the last one included; all for the opening and the closing. */
export function chapterView(chapter: Chapter, domain: View): View {
  if (chapter === 0 || chapter === 5) return domain
  const [first, last] = chapters[chapter]!.years
  return { from: first, to: last + 1 }
}
