/**
 * What a process sees with each of the 64 combinations of six namespaces, on this host.
 *
 * The `user` namespace is entered as uid 100000 (rootless), every other combination as root.
 * `mnt` means: a new mount namespace, a busybox directory as root and, where the kernel allows it,
 * a /proc of its own, which is what a container runtime does.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { release, tmpdir } from 'node:os'
import path from 'node:path'
import { NAMESPACES, type AnatomyRecording, type Namespace } from '../../models/anatomy/types.ts'
import { CommandError } from '../command.ts'
import { needLinux, needPrograms, today } from './host.ts'
import { cleaningUp, must, run, runAnyway } from './shell.ts'

const OUTER_UID = '100000'
const UNSHARE: Record<Namespace, string[]> = {
  pid: ['--pid', '--fork'],
  net: ['--net'],
  mnt: ['--mount'],
  uts: ['--uts'],
  ipc: ['--ipc'],
  user: ['--user', '--map-root-user'],
}
const TOOLS = ['sh', 'ps', 'hostname', 'ip', 'ls', 'id', 'awk', 'sed', 'tr', 'tail', 'wc']
const PROBE = `
[ "$UTS" = 1 ] && hostname box
echo "pid=$$"
echo "ps=$(ps -o pid,comm 2>/dev/null | tail -n +2 | wc -l)"
echo "hostname=$(hostname)"
echo "links=$(ip -o link 2>/dev/null | awk -F': ' '{print $2}' | sed 's/@.*//' | tr '\\n' ' ')"
echo "root=$(ls / | tr '\\n' ' ')"
echo "uid=$(id -u)"
echo "uidmap=$(tr -s ' ' < /proc/self/uid_map 2>/dev/null)"
echo "queues=$(tail -n +2 /proc/sysvipc/msg 2>/dev/null | wc -l)"
`

/** @throws CommandError where this host lacks root, a program or namespaces */
export async function recordAnatomy(): Promise<AnatomyRecording> {
  needLinux()
  if (process.getuid?.() !== 0) throw new CommandError('needs root')
  needPrograms('unshare', 'setpriv', 'ipcmk', 'ipcrm', 'busybox', 'chroot', 'mount', 'mknod')
  const folder = mkdtempSync(path.join(tmpdir(), 'anatomy-'))
  return cleaningUp(
    () => rmSync(folder, { recursive: true, force: true }),
    async () => {
      const rootfs = await makeRootfs(folder)
      const queue = (await must(['ipcmk', '-Q'])).match(/\d+/)![0]
      return cleaningUp(
        async () => void (await runAnyway(['ipcrm', '-q', queue])),
        async () => ({
          recorded: today(),
          kernel: release(),
          tools: await must(['unshare', '--version']),
          cases: await recordCases(rootfs),
        }),
      )
    },
  )
}

async function makeRootfs(folder: string): Promise<string> {
  chmodSync(folder, 0o755)
  const rootfs = path.join(folder, 'rootfs')
  for (const dir of ['bin', 'dev', 'proc', 'tmp'])
    mkdirSync(path.join(rootfs, dir), { recursive: true })
  await must(['sh', '-c', 'cp "$(command -v busybox)" "$0"', path.join(rootfs, 'bin/busybox')])
  for (const tool of TOOLS) symlinkSync('busybox', path.join(rootfs, 'bin', tool))
  await must(['mknod', '-m', '666', path.join(rootfs, 'dev/null'), 'c', '1', '3'])
  writeFileSync(path.join(rootfs, 'probe.sh'), PROBE)
  const { exit } = await run(['chroot', rootfs, '/bin/sh', '-c', ':'])
  if (exit !== 0) throw new CommandError('needs a static busybox, as in Debian’s busybox-static')
  return rootfs
}

async function recordCases(rootfs: string): Promise<AnatomyRecording['cases']> {
  const cases: AnatomyRecording['cases'] = []
  for (let bits = 0; bits < 2 ** NAMESPACES.length; bits++)
    cases.push(
      await recordCase(
        rootfs,
        NAMESPACES.filter((_, i) => bits & (1 << i)),
      ),
    )
  return cases
}

async function recordCase(rootfs: string, on: readonly Namespace[]) {
  const outer = on.includes('user')
    ? ['setpriv', `--reuid=${OUTER_UID}`, `--regid=${OUTER_UID}`, '--clear-groups']
    : []
  const inner = on.includes('mnt')
    ? `mount --bind ${rootfs} ${rootfs}; mount -t proc proc ${rootfs}/proc 2>/dev/null; exec chroot ${rootfs} /bin/sh /probe.sh`
    : `PATH=${rootfs}/bin exec sh ${rootfs}/probe.sh`
  const env = [
    'env',
    '-i',
    'PATH=/usr/sbin:/usr/bin:/sbin:/bin',
    `UTS=${on.includes('uts') ? 1 : 0}`,
  ]
  const unshare = ['unshare', ...on.flatMap((namespace) => UNSHARE[namespace])]
  const seen = readProbe(await must([...env, ...outer, ...unshare, 'sh', '-c', inner]))
  return { on, ...seen }
}

/** @param text what the probe printed: `name=value`, a line each */
export function readProbe(text: string): Omit<AnatomyRecording['cases'][number], 'on'> {
  const seen = Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(/=(.*)/s).map((part) => part.trim())),
  )
  return {
    pid: Number(seen.pid),
    processes: Number(seen.ps),
    hostname: seen.hostname!,
    links: seen.links!.split(' ').filter(Boolean),
    root: seen.root!.split(' ').filter(Boolean),
    uid: Number(seen.uid),
    uidMap: seen.uidmap || null,
    queues: Number(seen.queues),
  }
}
