/**
 * Stands for Fuse.js in the goto dialog: finds what contains the text, upper or lower case. What is
 * the text comes first, then what begins with it, then the rest in its order.
 */
export default class Search<Item extends object> {
  private readonly items: Item[]
  private readonly keys: (keyof Item)[]

  constructor(items: Item[], { keys }: { keys: (keyof Item)[] }) {
    this.items = items
    this.keys = keys
  }

  search(text: string): { item: Item }[] {
    const wanted = text.toLowerCase()
    const distance = (item: Item) =>
      Math.min(
        ...this.keys.map((key) => {
          const value = String(item[key] ?? '').toLowerCase()
          if (value === wanted) return 0
          if (value.startsWith(wanted)) return 1
          return value.includes(wanted) ? 2 : Infinity
        }),
      )
    return this.items
      .map((item) => ({ item, distance: distance(item) }))
      .filter((found) => found.distance < Infinity)
      .toSorted((a, b) => a.distance - b.distance)
      .map(({ item }) => ({ item }))
  }
}
