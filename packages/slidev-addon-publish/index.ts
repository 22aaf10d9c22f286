/** What a deck's `publish.config.ts` says, and what it is told. */
export type { Slide } from './node/deck.ts'
import type { Slide } from './node/deck.ts'

/** A part of the talk. */
export interface Chapter {
  name: string
  /** Stands before the name, where the chapter has a slide that opens it. */
  number?: number
  /** One line below the name. */
  question?: string
}

/** A line of a slide's record. */
export interface RecordItem {
  text: string
  /** Address of the text. */
  href?: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, before the text. */
  date?: string
  /** Names the text. */
  label?: string
  /** What is commonly said instead, struck out, on a line before. */
  struck?: { label: string; text: string }
  /** After the text, small: where it is. */
  aside?: string
}

/** What a slide rests on, below its notes in the reading edition and the handout. */
export interface RecordList {
  /** Ends the class `reading-…` of the list. */
  name: string
  label: string
  items: RecordItem[]
}

/** What ends the reading edition and the handout. */
export interface Appendix {
  title: string
  lists: RecordList[]
}

/** A word about the talk, below its title in the reading edition. */
export interface BylineItem {
  text: string
  href?: string
  /** Relation of the link, such as `license`. */
  rel?: string
  /** For machines: the date that the text tells. */
  date?: string
}

/** What a deck tells the engine; all of it may be left out. `lang` is that of its headmatter. */
export interface PublishConfig {
  /** Names the exported files and the PDF in the site. By default `exportFilename`, then the package's name. */
  name?: string
  /**
   * The chapter that a slide begins; undefined where it goes on with the one before. By default each slide
   * with a title of level 1 begins one, in a deck that has titles of level 2.
   */
  chapters?: (slide: Slide, lang: string) => Chapter | undefined
  /** How long the talk takes over a slide, seconds. */
  seconds?: (slide: Slide) => number
  /** What a slide rests on; empty lists are left out. */
  record?: (slide: Slide, lang: string) => RecordList[]
  /** The speaker's notes of a slide as the reading edition tells them; both are HTML. */
  notes?: (html: string) => string
  /** Words about the talk, below its title in the reading edition. */
  byline?: (lang: string) => BylineItem[]
  /** What the reading edition ends with. */
  appendix?: (lang: string) => Appendix
  /**
   * What is wrong with the deck, one line each; no command goes on then.
   *
   * @param deck.root absolute path of the project
   * @param deck.entry absolute path of the Markdown
   * @param deck.forBuild false where the deck is only to be shown
   */
  check?: (deck: { root: string; entry: string; forBuild: boolean }) => string[] | Promise<string[]>
  /** Cuts the fonts of a style sheet to the characters of the deck. */
  fonts?: {
    /** Path of the style sheet with all `@font-face` rules, from the project. */
    css: string
    /** Files and folders with all text that slides can show; `!` before one leaves it out. */
    text?: string[]
  }
  site?: {
    /** Background of the installed app while it loads: `#rrggbb`. */
    color?: string
    /** Origins that slides embed something of, such as `https://www.youtube.com`; none may give scripts. */
    allow?: string[]
  }
  /** Pictures that `shots --publish` takes: file to number or `routeAlias` of the slide. */
  pictures?: Record<string, number | string>
}

/** Types the configuration, and returns it as it is. */
export function definePublish(config: PublishConfig): PublishConfig {
  return config
}
