/**
 * Records what a process sees with each of the 64 combinations of six namespaces, on this host:
 * `npm run evidence:anatomy` (Linux, root, util-linux, busybox) writes evidence/anatomy.json.
 *
 * The `user` namespace is entered as uid 100000 (rootless), every other combination as root.
 * `mnt` means: a new mount namespace, a busybox directory as root and, where the kernel allows it,
 * a /proc of its own, which is what a container runtime does.
 */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { release, tmpdir } from 'node:os'
import { join } from 'node:path'
import { NAMESPACES, type AnatomyRecording, type Namespace } from '../../models/anatomy/types'

const OUT = 'evidence/anatomy.json'
const OUTER_UID = '100000'
const UNSHARE: Record<Namespace, string[]> = {
  pid: ['--pid', '--fork'],
  net: ['--net'],
  mnt: ['--mount'],
  uts: ['--uts'],
  ipc: ['--ipc'],
  user: ['--user', '--map-root-user'],
}
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

function stop(message: string): never {
  console.error(`evidence: ${message}`)
  process.exit(1)
}
if (process.platform !== 'linux' || process.getuid?.() !== 0) stop('needs Linux and root')

const dir = mkdtempSync(join(tmpdir(), 'anatomy-'))
chmodSync(dir, 0o755)
const rootfs = join(dir, 'rootfs')
for (const d of ['bin', 'dev', 'proc', 'tmp']) mkdirSync(join(rootfs, d), { recursive: true })
copyFileSync('/bin/busybox', join(rootfs, 'bin/busybox'))
for (const tool of ['sh', 'ps', 'hostname', 'ip', 'ls', 'id', 'awk', 'sed', 'tr', 'tail', 'wc'])
  symlinkSync('busybox', join(rootfs, 'bin', tool))
execFileSync('mknod', ['-m', '666', join(rootfs, 'dev/null'), 'c', '1', '3'])
writeFileSync(join(rootfs, 'probe.sh'), PROBE)

function record(on: readonly Namespace[]): AnatomyRecording['cases'][number] {
  const outer = on.includes('user')
    ? ['setpriv', `--reuid=${OUTER_UID}`, `--regid=${OUTER_UID}`, '--clear-groups']
    : []
  const inner = on.includes('mnt')
    ? `mount --bind ${rootfs} ${rootfs}; mount -t proc proc ${rootfs}/proc 2>/dev/null; exec chroot ${rootfs} /bin/sh /probe.sh`
    : `PATH=${rootfs}/bin exec sh ${rootfs}/probe.sh`
  const argv = [...outer, 'unshare', ...on.flatMap((n) => UNSHARE[n]), 'sh', '-c', inner]
  const text = execFileSync(argv[0]!, argv.slice(1), {
    encoding: 'utf8',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', UTS: on.includes('uts') ? '1' : '0' },
  })
  const seen = Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((l) => l.split(/=(.*)/s).map((s) => s.trim())),
  )
  return {
    on,
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

const queue = execFileSync('ipcmk', ['-Q'], { encoding: 'utf8' }).match(/\d+/)![0]
try {
  const cases = Array.from({ length: 2 ** NAMESPACES.length }, (_, bits) =>
    record(NAMESPACES.filter((_n, i) => bits & (1 << i))),
  )
  const recording: AnatomyRecording = {
    recorded: new Date().toISOString().slice(0, 10),
    kernel: release(),
    tools: execFileSync('unshare', ['--version'], { encoding: 'utf8' }).trim(),
    cases,
  }
  writeFileSync(OUT, `${JSON.stringify(recording, null, 1)}\n`)
  console.log(`evidence: wrote ${OUT} (${cases.length} combinations)`)
} finally {
  execFileSync('ipcrm', ['-q', queue])
  rmSync(dir, { recursive: true, force: true })
}
