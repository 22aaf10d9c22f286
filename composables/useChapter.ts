import { computed, type ComputedRef } from 'vue'
import { useNav, useSlideContext } from '@slidev/client'
import { chapters } from '../facts/chapters'
import type { ChapterInfo } from '../facts/types'

/**
 * The part of the talk that this slide belongs to: the number in the frontmatter (`chapter: 1`) of the
 * last slide, at or before this one, that has one. Undefined where none has.
 */
export function useChapter(): ComputedRef<ChapterInfo | undefined> {
  const { $page } = useSlideContext()
  const { slides } = useNav()
  return computed(() => {
    const slide = slides.value
      .slice(0, $page.value)
      .findLast(({ meta }) => meta.slide.frontmatter.chapter !== undefined)
    return chapters[Number(slide?.meta.slide.frontmatter.chapter)]
  })
}
