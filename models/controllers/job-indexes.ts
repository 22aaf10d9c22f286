/** Sets of completion indexes, written as Kubernetes does: `0,1`, `0-3`, `0-2,5`. */

/** @param below only indexes smaller than this count */
export function parseIndexes(text: string | null, below: number): Set<number> {
  const indexes = new Set<number>()
  for (const part of (text ?? '').split(',').filter(Boolean)) {
    const [first = NaN, last = first] = part.split('-').map(Number)
    for (let i = first; i <= Math.min(last, below - 1); i++) indexes.add(i)
  }
  return indexes
}

/** Two neighbours are listed, three or more are a range. */
export function formatIndexes(indexes: ReadonlySet<number>): string {
  const runs: [first: number, last: number][] = []
  for (const index of [...indexes].toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && run[1] === index - 1) run[1] = index
    else runs.push([index, index])
  }
  return runs
    .map(([first, last]) =>
      first === last ? `${first}` : `${first}${last === first + 1 ? ',' : '-'}${last}`,
    )
    .join()
}
