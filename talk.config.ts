/** What this talk must be: change it for one that is longer, shorter or another. The checks hold the slides against it. */
export const TALK = {
  /** Least and most slides. */
  slides: [34, 44],
  /** Sum of the slides' time targets, and of what the notes take to say, minutes. */
  minutes: [38, 40],
  syllablesPerMinute: 240,
  secondsPerClick: 1.5,
  /** Characters of a title; a Latin word counts as one. */
  titleLength: 24,
  /** Words that count the facts: where a title or note says 「七十六个说法」, there must be 76 claims. */
  counted: { 个说法: 'claims', 件事: 'events', 个问题: 'questions', 处: 'corrections' },
  /** When the facts were last held against their sources, `YYYY-MM`. */
  checked: '2026-11',
} as const
