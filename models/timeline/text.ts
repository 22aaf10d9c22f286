/**
 * Advances of printable ASCII in the deck's font, Noto Sans SC, from U+0020 on, in hundredths of an em,
 * rounded up. Everything else counts as one em: exact for Chinese, more than enough for the rest. So a
 * text never turns out wider than measured, and without a DOM a layout is the same everywhere.
 */
// oxfmt-ignore
const REGULAR = [
  23, 33, 48, 56, 56, 93, 68, 28, 34, 34, 47, 56, 28, 35, 28, 40, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 28, 28, 56, 56, 56, 48,
  95, 61, 66, 64, 69, 59, 56, 69, 73, 30, 54, 65, 55, 82, 73, 75, 64, 75, 64, 60, 60, 73, 58, 88, 58, 54, 61, 34, 40, 34, 56, 56,
  61, 57, 62, 51, 62, 56, 33, 57, 61, 28, 28, 56, 29, 93, 61, 61, 62, 62, 39, 47, 38, 61, 53, 81, 50, 53, 48, 34, 27, 34, 56,
]
// oxfmt-ignore
const BOLD = [
  23, 37, 58, 59, 59, 97, 74, 33, 38, 38, 51, 59, 33, 37, 33, 39, 59, 59, 59, 59, 59, 59, 59, 59, 59, 59, 33, 33, 59, 59, 59, 52,
  101, 65, 69, 66, 72, 62, 59, 72, 76, 33, 57, 69, 58, 86, 75, 77, 67, 77, 69, 63, 63, 75, 62, 92, 63, 58, 62, 38, 39, 38, 59, 57,
  63, 60, 65, 53, 65, 59, 38, 60, 64, 31, 31, 61, 32, 97, 65, 63, 65, 65, 44, 50, 43, 64, 58, 87, 57, 58, 52, 38, 30, 38, 59,
]

/** How a line of text is set. */
export interface TextStyle {
  /** In px. */
  size: number
  bold?: boolean
}

/** The width of a line of text in px, rounded up. */
export function textWidth(text: string, { size, bold }: TextStyle): number {
  const advances = bold ? BOLD : REGULAR
  let hundredths = 0
  for (const char of text) hundredths += advances[char.codePointAt(0)! - 32] ?? 100
  return Math.ceil((hundredths / 100) * size)
}

/** The text itself where it fits into `width` px, else cut and ended with 「…」. */
export function fitText(text: string, width: number, style: TextStyle): string {
  if (textWidth(text, style) <= width) return text
  const chars = [...text]
  while (chars.length > 0 && textWidth(`${chars.join('')}…`, style) > width) chars.pop()
  return `${chars.join('')}…`
}
