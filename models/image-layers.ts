/**
 * Image layers and copy-on-write, for any set of layers.
 *
 * An image is a list of read-only layers; a container adds one writable layer on top; what the
 * process sees is the union, the upper entry winning. Sources: OCI image-spec, "Image Layer
 * Filesystem Changeset"; the kernel's Documentation/filesystems/overlayfs.rst; recorded in
 * evidence/overlay.json. Every function returns a new store and leaves the old one as it was.
 */

/** Marks a deleted file in a layer: overlayfs writes a 0/0 character device, a layer tar `.wh.<name>`. */
export const WHITEOUT = 'whiteout'

export interface File {
  bytes: number
}
export type Entry = File | typeof WHITEOUT
/** Path → entry. */
export type Tree = Readonly<Record<string, Entry>>

export interface Layer {
  id: string
  tree: Tree
}
export interface Image {
  id: string
  /** Layer ids, lowest first. */
  layers: readonly string[]
}
export interface Container {
  id: string
  image: string
  /** The container's own writable layer. */
  upper: Tree
}
/** A registry to pull from, and what one host holds. */
export interface Store {
  registry: { layers: readonly Layer[]; images: readonly Image[] }
  /** Layers on disk, each stored once. */
  layers: readonly Layer[]
  images: readonly Image[]
  containers: readonly Container[]
}

const find = <T extends { id: string }>(kind: string, known: readonly T[], id: string): T => {
  const found = known.find((x) => x.id === id)
  if (!found)
    throw new Error(
      `${kind} "${id}" not found; known: ${known.map((x) => x.id).join(', ') || 'none'}`,
    )
  return found
}
const bytesOf = (tree: Tree): number =>
  Object.values(tree).reduce((sum, e) => sum + (e === WHITEOUT ? 0 : e.bytes), 0)

/** A host that holds nothing yet. */
export const emptyStore = (registry: Store['registry']): Store => ({
  registry,
  layers: [],
  images: [],
  containers: [],
})

/**
 * Pulls an image: only the layers that are not on disk are fetched.
 *
 * @throws Error where the registry has no such image or layer
 */
export function pull(
  store: Store,
  imageId: string,
): { store: Store; fetched: string[]; bytes: number } {
  const image = find('image', store.registry.images, imageId)
  const missing = image.layers
    .filter((id) => !store.layers.some((l) => l.id === id))
    .map((id) => find('layer', store.registry.layers, id))
  return {
    store: {
      ...store,
      layers: [...store.layers, ...missing],
      images: store.images.some((i) => i.id === imageId) ? store.images : [...store.images, image],
    },
    fetched: missing.map((l) => l.id),
    bytes: missing.reduce((sum, l) => sum + bytesOf(l.tree), 0),
  }
}

/**
 * Starts a container: an empty writable layer on the image's layers.
 *
 * @throws Error where the image is not on disk or the name is taken
 */
export function run(store: Store, imageId: string, containerId: string): Store {
  find('image', store.images, imageId)
  if (store.containers.some((c) => c.id === containerId))
    throw new Error(`container "${containerId}" exists already; choose another name`)
  return {
    ...store,
    containers: [...store.containers, { id: containerId, image: imageId, upper: {} }],
  }
}

/** Where a path is found: the container's own layer (`upper`) or an image layer. */
export interface Found {
  file: File
  /** `upper`, or the id of the image layer. */
  from: string
}

/**
 * Looks a path up from the top layer down; a whiteout hides what lies below.
 *
 * @returns undefined where the process would get "No such file or directory"
 * @throws Error where there is no such container
 */
export function lookup(store: Store, containerId: string, path: string): Found | undefined {
  const container = find('container', store.containers, containerId)
  const image = find('image', store.images, container.image)
  const stack = [
    { id: 'upper', tree: container.upper },
    ...image.layers.toReversed().map((id) => find('layer', store.layers, id)),
  ]
  const top = stack.find((layer) => path in layer.tree)
  const entry = top?.tree[path]
  return top && entry && entry !== WHITEOUT ? { file: entry, from: top.id } : undefined
}

/** All paths the process sees, sorted. */
export function list(store: Store, containerId: string): string[] {
  const container = find('container', store.containers, containerId)
  const image = find('image', store.images, container.image)
  const paths = new Set([
    ...Object.keys(container.upper),
    ...image.layers.flatMap((id) => Object.keys(find('layer', store.layers, id).tree)),
  ])
  return [...paths].filter((path) => lookup(store, containerId, path)).toSorted()
}

const withUpper = (store: Store, containerId: string, upper: Tree): Store => ({
  ...store,
  containers: store.containers.map((c) => (c.id === containerId ? { ...c, upper } : c)),
})

/**
 * Writes to a file. A file of an image layer is first copied up whole, however little is written;
 * `append` keeps what was there, otherwise the content is replaced (and nothing needs copying up).
 *
 * @returns the new store, and how many bytes were copied up
 * @throws RangeError for a negative number of bytes; Error where there is no such container
 */
export function write(
  store: Store,
  containerId: string,
  path: string,
  bytes: number,
  append = false,
): { store: Store; copiedUp: number } {
  if (bytes < 0) throw new RangeError(`write: ${bytes} bytes is negative; write 0 or more`)
  const found = lookup(store, containerId, path)
  const kept = append && found ? found.file.bytes : 0
  const { upper } = find('container', store.containers, containerId)
  return {
    store: withUpper(store, containerId, { ...upper, [path]: { bytes: kept + bytes } }),
    copiedUp: found && found.from !== 'upper' ? kept : 0,
  }
}

/**
 * Deletes a file: one of the container's own goes, one of an image layer is hidden by a whiteout.
 *
 * @throws Error where the process sees no such file
 */
export function remove(store: Store, containerId: string, path: string): Store {
  if (!lookup(store, containerId, path))
    throw new Error(`rm: can't remove '${path}': No such file or directory`)
  const container = find('container', store.containers, containerId)
  const image = find('image', store.images, container.image)
  const { [path]: _, ...rest } = container.upper
  const inImage = image.layers.some((id) => path in find('layer', store.layers, id).tree)
  return withUpper(store, containerId, inImage ? { ...rest, [path]: WHITEOUT } : rest)
}

/** Bytes of the container's own layer, without its directory entries. */
export const upperBytes = (store: Store, containerId: string): number =>
  bytesOf(find('container', store.containers, containerId).upper)

/** What takes space on a disk: the layer, image or container, and its bytes. */
export interface DiskItem {
  id: string
  bytes: number
}

/**
 * What lies on disk as stored, and what would if every image and container had copies of its own: a
 * container that changes its own copy has no second one to change.
 */
export function diskItems(store: Store): { shared: DiskItem[]; unshared: DiskItem[] } {
  const imageBytes = (image: Image) =>
    image.layers.reduce((sum, id) => sum + bytesOf(find('layer', store.layers, id).tree), 0)
  const seenBytes = (containerId: string) =>
    list(store, containerId).reduce(
      (sum, path) => sum + lookup(store, containerId, path)!.file.bytes,
      0,
    )
  return {
    shared: [
      ...store.layers.map(({ id, tree }) => ({ id, bytes: bytesOf(tree) })),
      ...store.containers.map(({ id, upper }) => ({ id, bytes: bytesOf(upper) })),
    ],
    unshared: [
      ...store.images.map((image) => ({ id: image.id, bytes: imageBytes(image) })),
      ...store.containers.map(({ id }) => ({ id, bytes: seenBytes(id) })),
    ],
  }
}

/** The sums of `diskItems`, in bytes. */
export function diskUsage(store: Store): { shared: number; unshared: number } {
  const { shared, unshared } = diskItems(store)
  const sum = (items: readonly DiskItem[]) => items.reduce((n, { bytes }) => n + bytes, 0)
  return { shared: sum(shared), unshared: sum(unshared) }
}

/** A size in cells of one MiB: how many it fills, and whether something is left over. */
export const inMiB = (bytes: number): { whole: number; rest: boolean } => ({
  whole: Math.floor(bytes / 2 ** 20),
  rest: bytes % 2 ** 20 > 0,
})
