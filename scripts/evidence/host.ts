/** This host, as the recordings name it. */
import { existsSync, readFileSync } from 'node:fs'
import { cpus, release } from 'node:os'
import path from 'node:path'
import { CommandError } from '../command.ts'

/** @returns e.g. `Debian 12, Linux 6.18, cgroup v1, 2 cores` */
export function describeHost(): string {
  const distribution = readDistribution(readFileSync('/etc/os-release', 'utf8'))
  const cgroup = existsSync('/sys/fs/cgroup/cgroup.controllers') ? 'v2' : 'v1'
  const kernel = release().split('.').slice(0, 2).join('.')
  return `${distribution}, Linux ${kernel}, cgroup ${cgroup}, ${cpus().length} cores`
}

/**
 * @param text /etc/os-release
 * @returns e.g. `Debian 12`; `Debian forky/sid` of a rolling one, which has no number
 */
export function readDistribution(text: string): string {
  const field = (name: string) => new RegExp(`^${name}="?([^"\\n]*)`, 'm').exec(text)?.[1]
  const name = field('VERSION_ID')
    ? `${field('NAME')} ${field('VERSION_ID')}`
    : field('PRETTY_NAME')
  return (name ?? field('NAME') ?? 'Linux').replace(' GNU/Linux', '')
}

/**
 * @param version as a distribution packs it: `28.5.2+dfsg4`, `2.40.3-3`, `2.1.9+unknown`
 * @returns as its makers call it: `28.5.2`; a release candidate keeps its name
 */
export const readVersion = (version: string): string =>
  /\d+(\.\d+)+(-(alpha|beta|rc)[.\d]*)?/.exec(version)?.[0] ?? version.trim()

/** @throws CommandError naming what this host lacks */
export function needLinux(): void {
  if (process.platform !== 'linux')
    throw new CommandError(`needs Linux, this is ${process.platform}`)
}

/** Whether a program is on PATH. */
export const hasProgram = (name: string): boolean =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((dir) => [name, `${name}.exe`].some((file) => existsSync(path.join(dir, file))))

/** @throws CommandError naming the programs that are not on PATH */
export function needPrograms(...programs: string[]): void {
  const missing = programs.filter((name) => !hasProgram(name))
  if (missing.length) throw new CommandError(`needs ${missing.join(', ')} on PATH`)
}

/** @returns today as ISO date */
export const today = (): string => new Date().toISOString().slice(0, 10)
