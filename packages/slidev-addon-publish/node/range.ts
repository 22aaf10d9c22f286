import { CommandError } from './command.ts'

/**
 * @param text slides as the user wrote them: `3-7,9`; undefined for all
 * @param total number of slides in the deck
 * @returns their numbers, ascending, each once
 * @throws CommandError where a part is no number, runs backwards or leaves the deck
 */
export function parseRange(text: string | undefined, total: number): number[] {
  const all = Array.from({ length: total }, (_, index) => index + 1)
  if (text === undefined) return all
  const spans = text.split(',').map((part) => {
    const [, from, to = from] = part.trim().match(/^(\d+)(?:-(\d+))?$/) ?? []
    const span = { from: Number(from), to: Number(to) }
    if (!(span.from >= 1 && span.from <= span.to && span.to <= total)) {
      throw new CommandError(
        `--range ${text}: "${part}" names no slides; this deck has 1 to ${total}, as in --range 3-7,9`,
      )
    }
    return span
  })
  return all.filter((no) => spans.some(({ from, to }) => from <= no && no <= to))
}
