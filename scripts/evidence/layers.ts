/** Two containers on one image, by overlayfs on this host: what each sees, and what it costs. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Overlay } from '../../evidence/types.ts'
import { CommandError } from '../command.ts'
import { describeHost, needLinux, needPrograms, today } from './host.ts'
import { cleaningUp, lastLine, must, run } from './shell.ts'

const LAYERS: Record<'base' | 'app', Record<string, string | Buffer>> = {
  base: {
    'base.txt': 'from base layer\n',
    'big.bin': Buffer.alloc(20 * 2 ** 20),
    config: 'v1\n',
  },
  app: { 'app.txt': 'from app layer\n', config: 'v2 (app layer wins)\n' },
}

/** Runs in a mount namespace of its own, in the folder of the layers. Prints sections, each after `# name`. */
const SCRIPT = `set -e
for c in c1 c2; do
  mkdir $c $c.upper $c.work
  mount -t overlay overlay -o lowerdir=app:base,upperdir=$c.upper,workdir=$c.work $c
done
echo '# seen c1'; ls c1
echo '# seen c2'; ls c2
echo 'written by c1' > c1/config
rm c1/base.txt
echo x >> c1/big.bin
cd c1
echo '# error'; LC_ALL=C ls base.txt 2>&1 || true
cd ..
for c in c1 c2; do echo "# upper $c"; for f in $(ls $c.upper); do stat -c '%n|%F|%s|%t, %T' $c.upper/$f; done; done
echo '# inodes'; stat -c '%i' c1/app.txt c2/app.txt app/app.txt
`

/** @throws CommandError where this host lacks root, a program or overlayfs */
export async function recordLayers(): Promise<Overlay> {
  needLinux()
  if (process.getuid?.() !== 0) throw new CommandError('needs root')
  needPrograms('unshare', 'mount', 'stat')
  const folder = mkdtempSync(path.join(tmpdir(), 'layers-'))
  return cleaningUp(
    () => rmSync(folder, { recursive: true, force: true }),
    async () => {
      makeLayers(folder)
      const ran = await run(['unshare', '--mount', 'sh', '-c', `cd '${folder}'; ${SCRIPT}`])
      if (ran.exit !== 0)
        throw new CommandError(`overlayfs is not to be had here: ${lastLine(ran)}`)
      const on = await must(['stat', '-f', '-c', '%T', folder])
      return readLayers(
        ran.out,
        `by overlayfs on ${on.replace('ext2/ext3', 'ext4')} (${describeHost()})`,
      )
    },
  )
}

function makeLayers(folder: string): void {
  for (const [layer, files] of Object.entries(LAYERS)) {
    mkdirSync(path.join(folder, layer))
    for (const [name, content] of Object.entries(files))
      writeFileSync(path.join(folder, layer, name), content)
  }
}

/**
 * @param text what the script printed
 * @param how on what file system, for the words of the recording
 */
export function readLayers(text: string, how: string): Overlay {
  const sections = new Map(
    text
      .split(/^# /m)
      .slice(1)
      .map((section) => {
        const [name, ...lines] = section.trim().split('\n')
        return [name!, lines] as const
      }),
  )
  const lines = (name: string) => sections.get(name) ?? []
  const [c1, c2, layer] = lines('inodes').map(Number)
  return {
    recorded: today(),
    what: `Two containers on one image, ${how}: c1 overwrote config, deleted base.txt and appended two bytes to big.bin; c2 did nothing.`,
    layers: {
      base: sizesOf(LAYERS.base),
      app: sizesOf(LAYERS.app),
    },
    seenInBothAtFirst: lines('seen c1').filter((name) => lines('seen c2').includes(name)),
    c1: { error: lines('error').join('\n'), ...readUpper(lines('upper c1')) },
    c2: readUpper(lines('upper c2')),
    inode: { path: 'app.txt', c1: c1!, c2: c2!, layer: layer! },
  }
}

const sizesOf = (files: Record<string, string | Buffer>): Record<string, number> =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [name, content.length]))

/** @param lines `upper/NAME|kind|bytes|major, minor`: a whiteout is a device 0, 0 */
function readUpper(lines: readonly string[]): Overlay['c2'] {
  const entries = lines.map((line) => {
    const [file, kind, bytes, device] = line.split('|')
    const isDevice = kind!.startsWith('character')
    return [path.basename(file!), isDevice ? `character device ${device}` : Number(bytes)] as const
  })
  const bytes = entries.reduce((sum, [, size]) => sum + (typeof size === 'number' ? size : 0), 0)
  return { upper: Object.fromEntries(entries), upperBytes: bytes }
}
