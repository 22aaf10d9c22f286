import { describe, expect, it } from 'vitest'
import { browserCandidates, installSteps, isSandboxed, type Machine } from '../../node/browser.ts'

const own = '/cache/playwright/chrome'
const machineWith = (files: string[], rest: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  env: { PATH: '/usr/local/bin:/usr/bin' },
  exists: (file) => files.includes(file),
  isRoot: false,
  playwrightChromium: own,
  ...rest,
})

const commands = (machine: Machine) =>
  installSteps(machine, 'cli.js').map(({ args }) => args.join(' '))

describe('which browser is tried', () => {
  it("prefers Playwright's own to the system's", () => {
    expect(browserCandidates(machineWith(['/usr/bin/chromium', own]))).toEqual([
      own,
      '/usr/bin/chromium',
    ])
  })

  it('finds one on PATH outside the usual folders', () => {
    const machine = machineWith(['/home/me/bin/google-chrome'], { env: { PATH: '/home/me/bin' } })
    expect(browserCandidates(machine)).toEqual(['/home/me/bin/google-chrome'])
  })

  it('names each browser once', () => {
    expect(browserCandidates(machineWith(['/usr/bin/chromium']))).toEqual(['/usr/bin/chromium'])
  })

  it("finds Edge in Windows' program files", () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const machine = machineWith([edge], {
      platform: 'win32',
      env: { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
    })
    expect(browserCandidates(machine)).toEqual([edge])
  })

  it("finds Chrome in the user's own applications on a Mac", () => {
    const chrome = '/Users/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    const machine = machineWith([chrome], { platform: 'darwin', env: { HOME: '/Users/me' } })
    expect(browserCandidates(machine)).toEqual([chrome])
  })

  it('takes DECK_BROWSER alone where it is set', () => {
    const machine = machineWith([own, '/opt/mine'], { env: { DECK_BROWSER: '/opt/mine' } })
    expect(browserCandidates(machine)).toEqual(['/opt/mine'])
  })

  it('refuses a DECK_BROWSER that does not exist, even where another browser does', () => {
    const machine = machineWith([own], { env: { DECK_BROWSER: '/wrong' } })
    expect(() => browserCandidates(machine)).toThrow(/^DECK_BROWSER is \/wrong.*unset it$/)
  })
})

describe('how a missing browser is installed', () => {
  it("downloads Playwright's and nothing else without root", () => {
    expect(commands(machineWith(['/usr/bin/apt-get']))).toEqual([
      'cli.js install --no-shell chromium',
    ])
  })

  it('asks apt-get next as root on Debian', () => {
    expect(commands(machineWith(['/usr/bin/apt-get'], { isRoot: true }))).toContain(
      'install -y -q --no-install-recommends chromium',
    )
  })

  it('brings the libraries alone as root where there is dnf, which may know no Chromium', () => {
    const steps = installSteps(machineWith(['/usr/bin/dnf'], { isRoot: true }), 'cli.js')
    expect(steps.map(({ command }) => command)).toEqual([process.execPath, '/usr/bin/dnf'])
    expect(steps[1]!.args).toEqual(expect.arrayContaining(['install', '-y', 'nss', 'mesa-libgbm']))
    expect(steps[1]!.args).not.toContain('chromium')
  })

  it('asks no package manager of another system', () => {
    expect(commands(machineWith([], { isRoot: true }))).toHaveLength(1)
    expect(commands(machineWith(['/usr/bin/dnf']))).toHaveLength(1)
  })
})

describe("Chromium's sandbox", () => {
  it.each([
    ['on for a user on Linux', {}, true],
    ['off for root', { isRoot: true }, false],
    ['off on CI', { env: { CI: 'true' } }, false],
    ['off in a container', { exists: (file: string) => file === '/.dockerenv' }, false],
    ['on on a Mac, CI or not', { platform: 'darwin' as const, env: { CI: 'true' } }, true],
  ])('is %s', (_, rest, sandboxed) => {
    expect(isSandboxed(machineWith([], rest))).toBe(sandboxed)
  })
})
