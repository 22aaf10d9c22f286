import { describe, expect, it } from 'vitest'
import recorded from '../../evidence/overlay.json'
import { cellPlace, COLUMNS, PITCH } from '../../components/labs/pictures/cells'
import {
  diskItems,
  diskUsage,
  emptyStore,
  inMiB,
  list,
  lookup,
  pull,
  remove,
  run,
  upperBytes,
  WHITEOUT,
  write,
  type Layer,
  type Store,
  type Tree,
} from '../../models/image-layers'

const tree = (files: Record<string, number>): Tree =>
  Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, { bytes }]))
const base: Layer = { id: 'base', tree: tree(recorded.layers.base) }
const app: Layer = { id: 'app', tree: tree(recorded.layers.app) }
const tool: Layer = { id: 'tool', tree: { 'tool.txt': { bytes: 7 }, 'base.txt': WHITEOUT } }
const registry = {
  layers: [base, app, tool],
  images: [
    { id: 'app:1', layers: ['base', 'app'] },
    { id: 'tool:1', layers: ['base', 'tool'] },
  ],
}
const twoContainers = (): Store =>
  run(run(pull(emptyStore(registry), 'app:1').store, 'app:1', 'c1'), 'app:1', 'c2')

describe('the recorded overlayfs experiment', () => {
  const before = twoContainers()
  const overwritten = write(before, 'c1', 'config', recorded.c1.upper.config)
  const appended = write(overwritten.store, 'c1', 'big.bin', 2, true)
  const after = remove(appended.store, 'c1', 'base.txt')

  it('shows both containers the same files at first', () => {
    expect(list(before, 'c1')).toEqual(recorded.seenInBothAtFirst)
    expect(list(before, 'c2')).toEqual(recorded.seenInBothAtFirst)
  })
  it('lets the higher layer win', () => {
    expect(lookup(before, 'c1', 'config')).toEqual({ file: { bytes: 20 }, from: 'app' })
  })
  it('copies the whole 20 MiB file up for two appended bytes', () => {
    expect(appended.copiedUp).toBe(20 * 1024 * 1024)
    expect(lookup(after, 'c1', 'big.bin')).toEqual({
      file: { bytes: recorded.c1.upper['big.bin'] },
      from: 'upper',
    })
  })
  it('copies nothing up for a file that is replaced', () => {
    expect(overwritten.copiedUp).toBe(0)
  })
  it('deletes by a whiteout that hides the lower file', () => {
    expect(lookup(after, 'c1', 'base.txt')).toBeUndefined()
    expect(after.containers[0]!.upper['base.txt']).toBe(WHITEOUT)
  })
  it('leaves the other container and the image as they were', () => {
    expect(list(after, 'c2')).toEqual(recorded.seenInBothAtFirst)
    expect(after.containers[1]!.upper).toEqual({})
    expect(after.layers).toEqual(before.layers)
  })
  it('counts the bytes that du counted', () => {
    expect(upperBytes(after, 'c1')).toBe(recorded.c1.upperBytes)
    expect(upperBytes(after, 'c2')).toBe(recorded.c2.upperBytes)
  })
})

describe('pulling', () => {
  it('fetches only the layers that are missing', () => {
    const first = pull(emptyStore(registry), 'app:1')
    const second = pull(first.store, 'tool:1')
    expect(first.fetched).toEqual(['base', 'app'])
    expect(second.fetched).toEqual(['tool'])
    expect(second.bytes).toBe(7)
    expect(pull(second.store, 'app:1')).toMatchObject({ fetched: [], bytes: 0 })
  })
  it('names the image that is not in the registry', () => {
    expect(() => pull(emptyStore(registry), 'web:9')).toThrow(
      'image "web:9" not found; known: app:1, tool:1',
    )
  })
})

describe('an image layer with a whiteout', () => {
  it('hides the file of the layer below in every container of that image', () => {
    const store = run(pull(emptyStore(registry), 'tool:1').store, 'tool:1', 't')
    expect(list(store, 't')).toEqual(['big.bin', 'config', 'tool.txt'])
    expect(() => remove(store, 't', 'base.txt')).toThrow('No such file or directory')
  })
})

describe('a file of the container itself', () => {
  it('is written in place and leaves no whiteout when deleted', () => {
    const made = write(twoContainers(), 'c1', 'new.log', 10)
    const more = write(made.store, 'c1', 'new.log', 5, true)
    expect(made.copiedUp + more.copiedUp).toBe(0)
    expect(lookup(more.store, 'c1', 'new.log')?.file.bytes).toBe(15)
    expect(remove(more.store, 'c1', 'new.log').containers[0]!.upper).toEqual({})
  })
  it('starts empty where the image file was deleted before', () => {
    const gone = remove(twoContainers(), 'c1', 'base.txt')
    const back = write(gone, 'c1', 'base.txt', 3, true)
    expect(back.copiedUp).toBe(0)
    expect(lookup(back.store, 'c1', 'base.txt')).toEqual({ file: { bytes: 3 }, from: 'upper' })
  })
})

describe('disk usage', () => {
  it('stores a shared layer once', () => {
    const store = pull(twoContainers(), 'tool:1').store
    const [b, a, t] = [20971539, 35, 7]
    const hidden = 3
    expect(diskUsage(store)).toEqual({
      shared: b + a + t,
      unshared: b + a + (b + t) + 2 * (b + a - hidden),
    })
  })
  it('counts a changed file of a container once where every container has its own copy', () => {
    const store = pull(twoContainers(), 'tool:1').store
    const changed = write(store, 'c1', 'big.bin', 2, true).store
    expect(diskUsage(changed).unshared - diskUsage(store).unshared).toBe(2)
  })
  it('never needs more with sharing than without, whatever is done', () => {
    let seed = 7
    const random = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n
    let store = pull(twoContainers(), 'tool:1').store
    for (let i = 0; i < 500; i++) {
      const container = `c${1 + random(2)}`
      const path = ['app.txt', 'base.txt', 'big.bin', 'config', 'x', 'y'][random(6)]!
      if (random(3) === 0 && lookup(store, container, path)) store = remove(store, container, path)
      else store = write(store, container, path, random(1000), random(2) === 0).store
      const { shared, unshared } = diskUsage(store)
      expect(shared).toBeLessThanOrEqual(unshared)
      for (const seen of list(store, container))
        expect(lookup(store, container, seen)).toBeDefined()
    }
  })
  it('names what takes the space: each layer and container once, or a copy for each of them', () => {
    const store = write(pull(twoContainers(), 'tool:1').store, 'c1', 'big.bin', 2, true).store
    const { shared, unshared } = diskItems(store)
    const inCells = (items: typeof shared) =>
      items
        .map(({ id, bytes }) => `${id} ${inMiB(bytes).whole}`)
        .filter((row) => !row.endsWith(' 0'))
    expect(inCells(shared)).toEqual(['base 20', 'c1 20'])
    expect(inCells(unshared)).toEqual(['app:1 20', 'tool:1 20', 'c1 20', 'c2 20'])
  })
})

describe('cells of one MiB', () => {
  it('hold whole MiB, and say whether bytes are left over', () => {
    expect(inMiB(20 * 2 ** 20)).toEqual({ whole: 20, rest: false })
    expect(inMiB(20 * 2 ** 20 + 2)).toEqual({ whole: 20, rest: true })
    expect(inMiB(14)).toEqual({ whole: 0, rest: true })
  })
  it('lie in rows from the top, the next after the last of a row below its first', () => {
    expect(cellPlace(0)).toEqual({ x: 0, y: 0 })
    expect(cellPlace(COLUMNS - 1)).toEqual({ x: (COLUMNS - 1) * PITCH, y: 0 })
    expect(cellPlace(COLUMNS)).toEqual({ x: 0, y: PITCH })
  })
})
