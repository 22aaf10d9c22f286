/**
 * The part of @slidev/client that this deck uses.
 *
 * The package ships as TypeScript source that is not strict-clean; tsconfig `paths` points
 * its name here, so that vue-tsc checks our code against this surface and not theirs.
 */
import type { ClicksContext } from '@slidev/types'
import type { Component, ComputedRef, Ref } from 'vue'

export interface SlideContext {
  $slidev: { configs: Record<string, unknown> }
  $clicksContext: ClicksContext
  /** Clicks made on this slide: 0 at first, a very large number once it is behind us or on paper. */
  $clicks: Ref<number>
  /** Number of this slide, from 1. */
  $page: Ref<number>
  $frontmatter: Record<string, unknown>
  $renderContext: Ref<'slide' | 'presenter' | 'overview' | 'previewNext' | 'none'>
  $scale: Ref<number>
}
/** Call in `setup()` of a component that stands on a slide. */
export function useSlideContext(): SlideContext

/** A slide as the router knows it. */
export interface SlideRoute {
  no: number
  meta: {
    slide: { title?: string; frontmatter: Record<string, unknown>; noteHTML?: string }
    /** Keeps it in the page, hidden. */
    __preloaded?: boolean
  }
  /** Fetches the slide, or gives the layout `error` where that fails; fetched again when called again. */
  load: () => Promise<{ default: Component } | Component>
}
export function useNav(): {
  slides: Ref<SlideRoute[]>
  total: ComputedRef<number>
  currentSlideNo: ComputedRef<number>
  /** False before the address is read, and where it is none of a slide. */
  hasPrimarySlide: ComputedRef<boolean>
  /** Clicks made on the slide on show. */
  clicks: ComputedRef<number>
  /** How many clicks it has. */
  clicksTotal: ComputedRef<number>
  hasNext: ComputedRef<boolean>
  /** Clicks of the slide on show. */
  clicksContext: ComputedRef<ClicksContext>
  /** Clicks that the address asks for; setting it replaces the address. */
  queryClicks: Ref<number>
  isPresenter: ComputedRef<boolean>
  /** True on the stage itself: not for the speaker, not in the overview. */
  isPlaying: ComputedRef<boolean>
  isPrintMode: ComputedRef<boolean>
  /** Numbers of the slides that the print page shows. */
  printRange: Ref<number[]>
  router: { push: (to: object) => Promise<unknown> }
  /** True where paper gets one page a step. */
  isPrintWithClicks: Ref<boolean>
  go: (slide: number | string, clicks?: number) => Promise<void>
  next: () => Promise<void>
  prev: () => Promise<void>
}

export function useDarkMode(): { isDark: Ref<boolean> }
