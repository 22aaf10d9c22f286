/** How long a note takes to say. */
import { TALK } from '../talk.config.ts'

/** Asks the speaker to wait, as after a question to the room: 「（停 4 秒）」. */
const PAUSE = /（停 (\d+) 秒）/g

/** Where the speaker clicks. */
const CLICK = /\[click(?::\d+)?\]/g

/**
 * @param note Markdown
 * @returns seconds: its syllables, its clicks and its pauses
 */
export function spokenSeconds(note: string): number {
  const pauses = [...note.matchAll(PAUSE)].reduce((sum, [, seconds]) => sum + Number(seconds), 0)
  const clicks = note.match(CLICK)?.length ?? 0
  return (syllables(note) * 60) / TALK.syllablesPerMinute + clicks * TALK.secondsPerClick + pauses
}

/**
 * Syllables that are said: one a Chinese character or digit, one a letter of an abbreviation, and as
 * many as its vowels make in a Latin word. Marks, pauses and HTML comments are not said.
 */
export function syllables(note: string): number {
  const said = withoutPauses(note)
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(CLICK, '')
  const single = said.match(/\p{Script=Han}|\d/gu)?.length ?? 0
  const words = said.match(/[A-Za-z]+/g) ?? []
  return words.reduce((sum, word) => sum + syllablesOf(word), single)
}

/** An abbreviation is short and in capitals, but for the s of its plural. */
const ABBREVIATION = /^[A-Z]{2,5}s?$|^[A-Z]$/

function syllablesOf(word: string): number {
  if (ABBREVIATION.test(word)) return word.length + 2 * (word.split('W').length - 1)
  return word
    .split(/(?<=[a-z])(?=[A-Z])/)
    .map(
      (part) =>
        part
          .toLowerCase()
          .replace(/e$/, '')
          .match(/[aeiouy]+/g)?.length ?? 1,
    )
    .reduce((sum, each) => sum + each, 0)
}

/** @param note Markdown or HTML */
export function withoutPauses(note: string): string {
  return note.replaceAll(PAUSE, '')
}
