/** This host, as the recordings name it. */
import { existsSync, readFileSync } from 'node:fs'
import { cpus, release } from 'node:os'
import path from 'node:path'
import { CommandError } from '../../packages/slidev-addon-publish/node/command.ts'

/** @returns e.g. `Debian 12, Linux 6.18, cgroup v1, 2 cores` */
export function describeHost(): string {
  const os = readFileSync('/etc/os-release', 'utf8')
  const field = (name: string) => new RegExp(`^${name}="?([^"\\n]*)`, 'm').exec(os)?.[1] ?? ''
  const distribution = `${field('NAME').replace(' GNU/Linux', '')} ${field('VERSION_ID')}`.trim()
  const cgroup = existsSync('/sys/fs/cgroup/cgroup.controllers') ? 'v2' : 'v1'
  const kernel = release().split('.').slice(0, 2).join('.')
  return `${distribution}, Linux ${kernel}, cgroup ${cgroup}, ${cpus().length} cores`
}

/** @throws CommandError naming what this host lacks */
export function needLinux(): void {
  if (process.platform !== 'linux')
    throw new CommandError(`needs Linux, this is ${process.platform}`)
}

/** @throws CommandError naming the programs that are not on PATH */
export function needPrograms(...programs: string[]): void {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const isThere = (name: string) =>
    folders.some((dir) => [name, `${name}.exe`].some((file) => existsSync(path.join(dir, file))))
  const missing = programs.filter((name) => !isThere(name))
  if (missing.length) throw new CommandError(`needs ${missing.join(', ')} on PATH`)
}

/** @returns today as ISO date */
export const today = (): string => new Date().toISOString().slice(0, 10)
