/** The browser that export, shots, diagrams and tests drive: found on this machine, or installed. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Browser } from 'playwright-chromium'
import { CommandError, removeOnExit } from './command.ts'
import { showProgress } from './progress.ts'

/** What finding a browser asks of the machine it runs on. */
export interface Machine {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  /** True where this file exists. */
  exists: (file: string) => boolean
  isRoot: boolean
  /** Where Playwright keeps, or would keep, its own Chromium. */
  playwrightChromium: string
}

/** A command that may bring a browser, and the line that announces it. */
export interface InstallStep {
  about: string
  command: string
  args: string[]
}

const MEND =
  'install Chrome, Chromium or Edge, or set DECK_BROWSER to the path of one (see the README, 浏览器)'

/** Names on PATH, most usual first. */
const LINUX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin']
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_FILES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Executables to try, best first: Playwright's own, then the system's.
 * DECK_BROWSER, where set, is the only one: whoever sets it means it.
 *
 * @returns absolute paths of files that exist; empty where the machine has no browser
 * @throws CommandError where DECK_BROWSER names no file
 */
export function browserCandidates(machine: Machine): string[] {
  const chosen = machine.env.DECK_BROWSER
  if (chosen) {
    if (machine.exists(chosen)) return [chosen]
    throw new CommandError(
      `DECK_BROWSER is ${chosen}, which does not exist; set it to the path of Chrome, Chromium or Edge, or unset it`,
    )
  }
  const found = [machine.playwrightChromium, ...systemBrowsers(machine)].filter(machine.exists)
  return [...new Set(found)]
}

function systemBrowsers({ platform, env }: Machine): string[] {
  if (platform === 'win32') {
    return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].flatMap((root) =>
      root ? WINDOWS_FILES.map((file) => path.win32.join(root, file)) : [],
    )
  }
  if (platform === 'darwin') {
    return ['/Applications', `${env.HOME ?? ''}/Applications`].flatMap((folder) =>
      MAC_APPS.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`),
    )
  }
  const onPath = (env.PATH ?? '').split(':').filter(Boolean)
  return [...onPath, ...LINUX_FOLDERS].flatMap((folder) =>
    LINUX_NAMES.map((name) => path.posix.join(folder, name)),
  )
}

/** Libraries of Playwright's Chromium that the build machines of Vercel (Amazon Linux) lack. */
const DNF_LIBRARIES = [
  'alsa-lib',
  'at-spi2-atk',
  'atk',
  'cups-libs',
  'libXcomposite',
  'libXdamage',
  'libXrandr',
  'libdrm',
  'libxkbcommon',
  'mesa-libgbm',
  'nspr',
  'nss',
  'pango',
]

/**
 * What to run, in order, until a browser starts: Playwright's download, then, as root on Linux (no
 * password is ever asked for), the system's package manager.
 */
export function installSteps(machine: Machine, playwrightCli: string): InstallStep[] {
  const steps: InstallStep[] = [
    {
      about: 'no browser on this machine; downloading Chromium for Playwright (about 180 MB)',
      command: process.execPath,
      args: [playwrightCli, 'install', '--no-shell', 'chromium'],
    },
  ]
  if (machine.platform !== 'linux' || !machine.isRoot) return steps
  const apt = '/usr/bin/apt-get'
  if (machine.exists(apt)) {
    steps.push(
      { about: 'refreshing the package list with apt-get', command: apt, args: ['update', '-q'] },
      {
        about: 'installing Chromium with apt-get',
        command: apt,
        args: ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
      },
      {
        about: "installing the libraries Playwright's Chromium needs",
        command: process.execPath,
        args: [playwrightCli, 'install-deps', 'chromium'],
      },
    )
  }
  const dnf = '/usr/bin/dnf'
  if (machine.exists(dnf)) {
    steps.push({
      about: "installing the libraries Playwright's Chromium needs with dnf",
      command: dnf,
      args: ['install', '-y', '-q', ...DNF_LIBRARIES],
    })
  }
  return steps
}

/**
 * Chromium's sandbox needs user namespaces, which root and most containers and CI machines lack.
 */
export function isSandboxed({ platform, env, exists, isRoot }: Machine): boolean {
  return !(
    platform === 'linux' &&
    (isRoot || env.CI || exists('/.dockerenv') || exists('/run/.containerenv'))
  )
}

/** This machine. */
function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    exists: existsSync,
    isRoot: process.getuid?.() === 0,
    playwrightChromium: chromium.executablePath(),
  }
}

/** Launch options that every use of the browser shares; also Playwright Test's. */
export function launchOptions(executablePath: string) {
  return {
    executablePath,
    chromiumSandbox: isSandboxed(thisMachine()),
    args: ['--font-render-hinting=none', '--disable-gpu'],
  }
}

/**
 * Starts a headless Chromium-family browser, installing one where the machine has none.
 * Says on stderr what it does where that takes long. The caller closes it.
 *
 * @throws CommandError where DECK_BROWSER is wrong, or no browser can be found or installed
 */
export async function launchBrowser(): Promise<Browser> {
  return (await startFirst()).browser
}

/**
 * For callers that start the browser themselves.
 *
 * @returns the executable of a browser that was seen to start
 * @throws CommandError as `launchBrowser`
 */
export async function findBrowser(): Promise<string> {
  const { browser, executable } = await startFirst()
  await browser.close()
  return executable
}

async function startFirst(): Promise<{ browser: Browser; executable: string }> {
  const machine = thisMachine()
  const refused = new Map<string, string>()
  // A Chromium that is killed leaves files in its temp folder.
  const temp = removeOnExit(mkdtempSync(path.join(tmpdir(), 'browser-')))

  const tryCandidates = async () => {
    for (const executable of browserCandidates(machine)) {
      try {
        const env = { ...process.env, TMPDIR: temp }
        const browser = await chromium.launch({ ...launchOptions(executable), env })
        // Again: Playwright now ends the browser before.
        removeOnExit(temp)
        return { browser, executable }
      } catch (error) {
        refused.set(executable, telling(String(error)))
      }
    }
    return undefined
  }

  const found = await tryCandidates()
  if (found) return found
  const [broken] = refused
  if (machine.env.DECK_BROWSER && broken) {
    throw new CommandError(
      `DECK_BROWSER is ${broken[0]}, which does not start as a browser (${broken[1]}); set it to the path of Chrome, Chromium or Edge, or unset it`,
    )
  }

  const home = createRequire(import.meta.url).resolve('playwright-chromium/package.json')
  const cli = path.join(path.dirname(home), 'cli.js')
  for (const step of installSteps(machine, cli)) {
    console.error(`browser: ${step.about} …`)
    const failure = await runStep(step)
    if (failure) console.error(`browser: that failed (${failure})`)
    const installed = failure ? undefined : await tryCandidates()
    if (installed) return installed
  }
  throw new CommandError(
    broken
      ? `${broken[0]} does not start (${broken[1]}) and no other browser could be installed; ${MEND}`
      : `no browser found and none could be installed; ${MEND}`,
  )
}

/** Runs a step with nothing of it printed but how far it is. @returns why it failed, if it did */
async function runStep({ command, args }: InstallStep): Promise<string | undefined> {
  const progress = showProgress(process.stderr)
  const step = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  const stop = () => step.kill()
  process.on('exit', stop)
  let said = ''
  const hear = (text: Buffer) => {
    said += text
    const percent = String(text).match(/(\d+)% of/)?.[1]
    if (percent) progress.show('percent', Number(percent), 100)
  }
  step.stdout.on('data', hear)
  step.stderr.on('data', hear)
  const code = await new Promise<number | null>((resolve) => {
    step.on('error', () => resolve(1))
    step.on('close', resolve)
  })
  process.off('exit', stop)
  progress.end()
  return code === 0 ? undefined : telling(said)
}

/** The line of a long error text that says what went wrong. */
function telling(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  const line =
    lines.find((each) =>
      /cannot|denied|not found|requires|unable|ENOTFOUND|ETIMEDOUT/i.test(each),
    ) ?? lines.find(Boolean)
  return (line ?? 'no reason given').slice(0, 160)
}
