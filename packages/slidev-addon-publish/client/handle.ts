import { useNav } from '@slidev/client'

/** Where the deck stands. */
export interface Position {
  slide: number
  /** Clicks made on this slide. */
  click: number
  /** Clicks it has. */
  clicks: number
  /** False on the last click of the last slide. */
  hasNext: boolean
}

/** What a program that drives the deck in a browser asks of it. */
export interface Handle {
  position: () => Position
  /** Goes to an address of the deck without loading it anew. `path` is from the site's root. */
  go: (path: string, query?: object) => Promise<unknown>
  /** Has the print page show these slides alone, by their numbers. */
  printOnly: (slides: number[]) => void
  /** Puts all slides into the page, hidden and before their first click. Slidev keeps them there. */
  mountAll: () => void
  /** The speaker's notes of each slide, as HTML. */
  notes: () => (string | undefined)[]
}

declare global {
  var slidevPublish: Handle
}

/** Gives our own programs one place to hold the deck by. Must be called in the app's root. */
export function useHandle(): void {
  const { clicks, clicksTotal, currentSlideNo, hasNext, printRange, router, slides } = useNav()
  globalThis.slidevPublish = {
    position: () => ({
      slide: currentSlideNo.value,
      click: clicks.value,
      clicks: clicksTotal.value,
      hasNext: hasNext.value,
    }),
    go: (path, query = {}) => router.push({ path, query }),
    printOnly: (numbers) => {
      printRange.value = numbers
    },
    mountAll: () => {
      for (const route of slides.value) {
        route.meta.__preloaded = true
        void route.load()
      }
    },
    notes: () => slides.value.map(({ meta }) => meta.slide.noteHTML),
  }
}
