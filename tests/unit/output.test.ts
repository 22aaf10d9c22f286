import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWhole } from '../../scripts/output.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'output-'))
})
afterEach(() => rm(folder, { recursive: true }))

const filesIn = async () => (await readdir(folder, { recursive: true })).toSorted()
const writeText = (draft: string) => writeFile(draft, 'new')

describe('what a command writes', () => {
  it('stands there whole, a file or a folder, below folders that were not there', async () => {
    await writeWhole(path.join(folder, 'a/talk.pdf'), writeText)
    await writeWhole(path.join(folder, 'site'), async (draft) => {
      await mkdir(draft)
      await writeText(path.join(draft, 'index.html'))
    })
    expect(await filesIn()).toEqual(['a', 'a/talk.pdf', 'site', 'site/index.html'])
  })

  it('takes the place of what was there, once it is complete', async () => {
    const site = path.join(folder, 'site')
    await mkdir(site)
    await writeFile(path.join(site, 'old.html'), 'old')
    await writeWhole(site, async (draft) => {
      await mkdir(draft)
      expect(await readdir(site)).toEqual(['old.html'])
      await writeText(path.join(draft, 'new.html'))
    })
    expect(await filesIn()).toEqual(['site', 'site/new.html'])
  })

  it('leaves what was there, and no folder of its own, where it fails', async () => {
    const file = path.join(folder, 'talk.pdf')
    await writeFile(file, 'old')
    const fail = async (draft: string) => {
      await writeText(draft)
      throw new Error('a slide does not render')
    }
    await expect(writeWhole(file, fail)).rejects.toThrow('a slide does not render')
    await expect(writeWhole(path.join(folder, 'a/b/talk.pdf'), fail)).rejects.toThrow()
    expect(await filesIn()).toEqual(['talk.pdf'])
    expect(await readFile(file, 'utf8')).toBe('old')
  })
})

describe('a place that takes no file is named before anything is done', () => {
  const never = () => Promise.reject(new Error('it began'))

  it.each([
    [
      'below a file',
      () => path.join(folder, 'file/site'),
      /site: a part of this path is a file; choose/,
    ],
    [
      'with too long a name',
      () => path.join(folder, 'n'.repeat(250)),
      /n: the name is too long; choose/,
    ],
    ...(process.platform === 'linux'
      ? [
          [
            'in /proc',
            () => '/proc/site',
            /^\/proc\/site: no file can be made there; choose/,
          ] as const,
        ]
      : []),
  ] as const)('%s', async (_, place, line) => {
    await writeFile(path.join(folder, 'file'), '')
    await expect(writeWhole(place(), never)).rejects.toThrow(line)
    expect(await filesIn()).toEqual(['file'])
  })

  it('says so too where the disk is full later', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
    })
    const file = path.join(folder, 'talk.pdf')
    await expect(writeWhole(file, () => Promise.reject(full))).rejects.toThrow(
      `${file}: the disk is full; free some space, or choose another place`,
    )
  })

  it('does not take the fault of another file for its own', async () => {
    const missing = await readFile(path.join(tmpdir(), 'no-such-file')).catch(
      (error: Error) => error,
    )
    await expect(
      writeWhole(path.join(folder, 'talk.pdf'), () => Promise.reject(missing)),
    ).rejects.toBe(missing)
  })
})
