/** Where a command writes: whole or not at all. */
import { existsSync, renameSync } from 'node:fs'
import { mkdir, stat, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CommandError, removeWhole } from './command.ts'

/**
 * Free space below which no command begins, which then ends at once and not after minutes: a site (7 MB)
 * takes twice its size while it is written, pictures of every slide take the most of it.
 */
const NEEDED_BYTES = 32_000_000

/** What the system says when it refuses a file, in plain words. */
const REFUSALS: Record<string, string> = {
  EACCES: 'this user may not write there; choose another place',
  EBUSY: 'something else holds it, such as a mount; choose another place',
  EDQUOT: 'your share of the disk is used up; free some space, or choose another place',
  EEXIST: 'a file is in the way; choose another place',
  EISDIR: 'a folder is in the way; choose another place',
  ENAMETOOLONG: 'the name is too long; choose a shorter one',
  ENOENT: 'no file can be made there; choose another place',
  ENOSPC: 'the disk is full; free some space, or choose another place',
  ENOTDIR: 'a part of this path is a file; choose another place',
  EPERM: 'the system forbids to write there; choose another place',
  EROFS: 'that disk can only be read; choose another place',
}

/**
 * Writes a file or folder, in one piece or not at all: what was there stays until the new one is
 * complete. That it can be written is tried before anything else is done.
 *
 * @param target absolute path
 * @param write writes the new file or folder to the path that it is given
 * @throws CommandError that names the target and the mend where the system refuses it
 */
export async function writeWhole(
  target: string,
  write: (draft: string) => Promise<void>,
): Promise<void> {
  const folder = `${target}.${process.pid}.local`
  const draft = path.join(folder, path.basename(target))
  let made: string[] = []
  let hasBegun = false
  const removeMade = () => {
    for (const each of made) removeWhole(each)
  }
  process.on('exit', removeMade)
  try {
    await makeFolder(folder, made)
    await tryPlace(folder, target)
    hasBegun = true
    await write(draft)
    replace(target, draft, path.join(folder, 'former'))
    made = [folder]
  } catch (error) {
    // A file that is missing later on is one that we did not write.
    if (hasBegun && (error as NodeJS.ErrnoException).code === 'ENOENT') throw error
    throw refusal(error as NodeJS.ErrnoException, target, folder) ?? error
  } finally {
    removeMade()
    process.off('exit', removeMade)
  }
}

/** Makes a folder and those above it. Node's own way to do so never returns below /proc. */
async function makeFolder(folder: string, made: string[]): Promise<void> {
  if (existsSync(folder)) return
  await makeFolder(path.dirname(folder), made)
  await mkdir(folder)
  made.push(folder)
}

/** @throws CommandError where nothing can be put from `folder` into the place of `target`, or too little */
async function tryPlace(folder: string, target: string): Promise<void> {
  await writeFile(path.join(folder, 'try'), 'written')
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < NEEDED_BYTES) {
    throw new CommandError(
      `${target}: the disk has ${Math.floor((bavail * bsize) / 1e6)} MB free; free ${NEEDED_BYTES / 1e6} MB, or choose another place`,
    )
  }
  const { dev } = existsSync(target) ? await stat(target) : await stat(folder)
  if (dev !== (await stat(folder)).dev) {
    throw new CommandError(
      `${target}: a disk is mounted here, which cannot be replaced; choose a folder on it`,
    )
  }
}

/** In one go: no signal comes between. */
function replace(target: string, draft: string, former: string): void {
  const isThere = existsSync(target)
  if (isThere) renameSync(target, former)
  try {
    renameSync(draft, target)
  } catch (error) {
    if (isThere) renameSync(former, target)
    throw error
  }
}

function refusal(
  { code = '', path: place }: NodeJS.ErrnoException,
  target: string,
  folder: string,
): CommandError | undefined {
  const reason = REFUSALS[code]
  const isHere = place === undefined || place.startsWith(folder) || folder.startsWith(place)
  return reason && isHere ? new CommandError(`${target}: ${reason}`) : undefined
}
