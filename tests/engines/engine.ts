/** What the tests need of a browser engine, whichever driver it has. One file for each engine makes one. */

export interface Size {
  width: number
  height: number
}
export interface Point {
  x: number
  y: number
}
export type Box = Point & Size

/** How an engine is started. */
export interface Mode {
  /** Runs scripts; yes by default. */
  scripts?: boolean
  /** Asks for no movement. */
  still?: boolean
}

/** A running browser, with a profile of its own. */
export interface Engine {
  open: () => Promise<Window>
  close: () => Promise<void>
}

export interface Window {
  /** Sets the inner size, CSS px. */
  resize: (size: Size) => Promise<void>
  goto: (url: string) => Promise<void>
  /** Runs a function in the page, which must need nothing but its argument and the page, and awaits it. */
  evaluate: <Result, Argument = undefined>(
    run: (argument: Argument) => Result,
    argument?: Argument,
  ) => Promise<Awaited<Result>>
  /** Presses a key by its name in `KEYS`, or a letter. */
  key: (name: Key) => Promise<void>
  click: (at: Point) => Promise<void>
  touch: (at: Point) => Promise<void>
  drag: (from: Point, to: Point) => Promise<void>
  /** Turns the wheel, at a point: positive is down. */
  wheel: (at: Point, pixels: number) => Promise<void>
  /** What it shows, a PNG in base64. */
  picture: () => Promise<string>
  /**
   * What has gone wrong in it: errors on the console, what could not be loaded, answers of 400 and above.
   * Told once.
   */
  errors: () => Promise<string[]>
  close: () => Promise<void>
}

/** Code points of WebDriver. */
export const KEYS = { ArrowRight: '\uE014', Enter: '\uE007' } as const
export type Key = keyof typeof KEYS | 'd'

/** One of the engines that the deck is made for. */
export interface EngineKind {
  name: string
  /** What it needs on this machine and does not find; undefined where all is there. */
  missing: () => string | undefined
  launch: (mode: Mode) => Promise<Engine>
  /** Prepares a built site for it, and gives the folder to serve; the site itself by default. */
  prepare?: (folder: string) => Promise<string>
}

/** How long a state may take to come, and how often it is looked for, milliseconds; on a busy machine all takes long. */
export const PATIENCE = { timeout: 120_000, interval: 20 }
