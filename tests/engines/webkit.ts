import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inflateSync } from 'node:zlib'
import { Builder, type WebDriver } from 'selenium-webdriver'
import { Command, Name } from 'selenium-webdriver/lib/command.js'
import { vi } from 'vitest'
import { KEYS, PATIENCE, type EngineKind, type Point, type Size, type Window } from './engine.ts'
import { endWithUs, findMiniBrowser, freePort, onPath } from './machine.ts'

const driverProgram = onPath('WebKitWebDriver')
const display = onPath('Xvfb')
const browser = findMiniBrowser()

/** WebKitGTK's MiniBrowser by WebKitWebDriver, on a display of its own. */
export const webkit: EngineKind = {
  name: 'WebKit',
  missing: () => {
    if (!driverProgram || !browser) {
      return 'no WebKitWebDriver with MiniBrowser; install them (Debian: webkit2gtk-driver)'
    }
    return display ? undefined : 'no Xvfb on PATH; install it (Debian: xvfb)'
  },

  launch: async ({ scripts = true, still = false }) => {
    const home = await mkdtemp(path.join(tmpdir(), 'webkit-'))
    // Letters are drawn unhinted, as in Chromium.
    await mkdir(path.join(home, 'gtk-3.0'))
    await writeFile(
      path.join(home, 'gtk-3.0/settings.ini'),
      `[Settings]\ngtk-enable-animations=${still ? 0 : 1}\ngtk-xft-hinting=0\ngtk-xft-hintstyle=hintnone\ngtk-xft-rgba=none\n`,
    )
    const screen = spawn(display!, '-displayfd 3 -nolisten tcp -screen 0 1600x1200x24'.split(' '), {
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    endWithUs(screen, 'TERM')
    const [number] = (await once(screen.stdio[3]!, 'data')) as [Buffer]
    const port = await freePort()
    const env = {
      ...process.env,
      DISPLAY: `:${String(number).trim()}`,
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
      XDG_CACHE_HOME: home,
      // Its sandbox needs user namespaces, which root and most containers lack.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
    }
    const service = spawn(driverProgram!, [`--port=${port}`], {
      env,
      detached: true,
      stdio: 'ignore',
    })
    endWithUs(service)
    await vi.waitFor(() => fetch(`http://127.0.0.1:${port}/status`), PATIENCE)
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': {
          binary: browser,
          args: ['--automation', `--enable-javascript=${scripts}`],
        },
      })
      .build()
    await driver.manage().setTimeouts({ script: PATIENCE.timeout, pageLoad: PATIENCE.timeout })
    let isFirst = true
    return {
      open: async () => {
        if (!isFirst) await driver.switchTo().newWindow('window')
        isFirst = false
        return windowOf(driver, await driver.getWindowHandle())
      },
      close: async () => {
        await driver.quit()
        service.kill()
        screen.kill()
      },
    }
  },

  // The driver tells nothing of the console: each page gathers what goes wrong.
  prepare: async (folder) => {
    const copy = await mkdtemp(path.join(tmpdir(), 'webkit-site-'))
    await cp(folder, copy, { recursive: true })
    await writeFile(path.join(copy, 'errors.js'), `(${gatherErrors})()`)
    const base = (await readFile(path.join(copy, 'index.html'), 'utf8')).match(
      /src="([^"]*\/)assets\//,
    )![1]!
    for (const file of await readdir(copy, { recursive: true })) {
      if (!file.endsWith('.html')) continue
      const page = path.join(copy, file)
      const html = await readFile(page, 'utf8')
      await writeFile(
        page,
        html.replace('<script', `<script src="${base}errors.js"></script><script`),
      )
    }
    return copy
  },
}

/** Runs in the page, before every other script. */
function gatherErrors(): void {
  const errors: string[] = []
  Object.assign(globalThis, { errors })
  const say = console.error
  console.error = (...all: unknown[]) => {
    errors.push(all.join(' '))
    say(...all)
  }
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)))
  const note = (event: Event) => {
    const { src, href } = event.target as HTMLScriptElement & HTMLLinkElement
    errors.push((event as ErrorEvent).message ?? `${src ?? href} could not be loaded`)
  }
  addEventListener('error', note, true)
  document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => {
    errors.push(`${blockedURI} is against ${violatedDirective}`)
  })
  const loads = new PerformanceObserver((list) => {
    for (const { name, responseStatus } of list.getEntries() as PerformanceResourceTiming[]) {
      if (responseStatus >= 400) errors.push(`${responseStatus} for ${name}`)
    }
  })
  for (const type of ['navigation', 'resource']) loads.observe({ type, buffered: true })
}

/** Its window is no narrower, CSS px. */
const NARROWEST = 600
/** Its own bars, which come on top, are as high, px. */
const BARS = 38

/** @returns the colour in the upper left corner of a PNG in base64, which is written as it is there */
function cornerOf(picture: string): string {
  const png = Buffer.from(picture, 'base64')
  const data: Buffer[] = []
  // After the signature: parts of a length, a name, the data and a sum.
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const isData = png.toString('latin1', at + 4, at + 8) === 'IDAT'
    if (isData) data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  // Before the first pixel stands how its row is written.
  const [, red, green, blue] = inflateSync(Buffer.concat(data))
  return `rgb(${red}, ${green}, ${blue})`
}

function windowOf(driver: WebDriver, handle: string): Window {
  const earlier: string[] = []
  const inIt = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    if ((await driver.getWindowHandle().catch(() => '')) !== handle) {
      await driver.switchTo().window(handle)
    }
    return act()
  }
  const errorsNow = () =>
    driver.executeScript<string[]>('return globalThis.errors?.splice(0) ?? []')
  let spots = 0
  const setSize = async ({ width, height }: Size): Promise<void> => {
    await driver
      .manage()
      .window()
      .setRect({ x: 0, y: 0, width, height: height + BARS })
    const isSet = `return innerWidth === ${width} && innerHeight === ${height}`
    await vi.waitUntil(() => driver.executeScript(isSet), PATIENCE)
  }
  /** On a busy machine a window may come up black, and stay so until its size changes. */
  const wake = async () => {
    await driver.switchTo().defaultContent()
    const { width, height } = await driver.executeScript<Size>(
      'return { width: innerWidth, height: innerHeight }',
    )
    await setSize({ width: width + 1, height })
    await setSize({ width, height })
    if (frame) await driver.switchTo().frame(0)
  }
  /** Puts a spot of a new colour into the corner of the page. @returns the colour */
  const putSpot = async (): Promise<string> => {
    const colour = `rgb(${(spots += 1) % 256}, 100, 200)`
    await driver.executeScript(
      `document.querySelector('.newest-spot')?.remove();
       const spot = document.createElement('i');
       spot.className = 'newest-spot';
       Object.assign(spot.style, {
         position: 'fixed', inset: '0 auto auto 0', width: '2px', height: '2px',
         zIndex: 2147483647, background: arguments[0] });
       document.documentElement.append(spot)`,
      colour,
    )
    return colour
  }
  /** Shown in a frame, since the window cannot be as narrow. */
  let frame: Size | undefined
  /** Acts with one device, in the terms of the WebDriver standard. */
  const perform = (type: 'key' | 'pointer' | 'wheel', actions: object[], pointerType = 'mouse') =>
    driver.execute(
      new Command(Name.ACTIONS).setParameter('actions', [
        { type, id: `${type} ${pointerType}`, actions, parameters: { pointerType } },
      ]),
    )
  const whole = ({ x, y }: Point) => ({ x: Math.round(x), y: Math.round(y), origin: 'viewport' })
  const move = (at: Point) => ({ type: 'pointerMove', ...whole(at), duration: 0 })
  const down = { type: 'pointerDown', button: 0 }
  const up = { type: 'pointerUp', button: 0 }
  return {
    resize: (size) =>
      inIt(async () => {
        await driver.switchTo().defaultContent()
        frame = size.width < NARROWEST ? size : undefined
        await setSize(frame ? { ...frame, width: NARROWEST } : size)
      }),
    goto: (url) =>
      inIt(async () => {
        earlier.push(...(await errorsNow()))
        await driver.switchTo().defaultContent()
        await driver.get(url)
        if (!frame) return
        await driver.executeScript(
          `const [src, { width, height }] = arguments;
           const frame = document.createElement('iframe');
           Object.assign(frame, { src, width, height });
           frame.style = 'position: fixed; inset: 0; border: 0';
           document.documentElement.replaceChildren(document.createElement('body'));
           document.body.append(frame);`,
          url,
          frame,
        )
        await driver.switchTo().frame(0)
        const isLoaded = `return location.href === arguments[0] && document.readyState === 'complete'`
        await vi.waitUntil(() => driver.executeScript(isLoaded, url), PATIENCE)
      }),
    evaluate: (run, argument) =>
      inIt(() =>
        driver
          .executeAsyncScript<{ value?: unknown; error?: string }>(
            `const [argument, done] = [arguments[0], arguments[arguments.length - 1]];
             Promise.resolve().then(() => (${run})(argument)).then(
               (value) => done({ value }),
               (error) => done({ error: String(error) }))`,
            argument ?? null,
          )
          .then(({ value, error }) => {
            if (error) throw new Error(error)
            return value as never
          }),
      ),
    key: (name) =>
      inIt(() => {
        const code = name in KEYS ? KEYS[name as keyof typeof KEYS] : name
        return perform('key', [
          { type: 'keyDown', value: code },
          { type: 'keyUp', value: code },
        ])
      }),
    click: (at) => inIt(() => perform('pointer', [move(at), down, up])),
    touch: (at) => inIt(() => perform('pointer', [move(at), down, up], 'touch')),
    drag: (from, to) => inIt(() => perform('pointer', [move(from), down, move(to), up])),
    wheel: (at, pixels) =>
      inIt(() =>
        perform('wheel', [
          { type: 'scroll', ...whole(at), deltaX: 0, deltaY: pixels, duration: 0 },
        ]),
      ),
    picture: () =>
      inIt(async () => {
        // On a busy machine it shows the page as it was a while ago: until it has the newest spot.
        let spot = await putSpot()
        const shown = await vi.waitUntil(async () => {
          const picture = await driver.takeScreenshot()
          const corner = cornerOf(picture)
          if (corner === 'rgb(0, 0, 0)') {
            await wake()
            spot = await putSpot()
          }
          return corner === spot && picture
        }, PATIENCE)
        await driver.executeScript(`document.querySelector('.newest-spot').remove()`)
        return shown as string
      }),
    errors: () => inIt(async () => [...earlier.splice(0), ...(await errorsNow())]),
    close: () => inIt(() => driver.close()),
  }
}
