/** `npm start`: what it serves, what it says of an edit, and how it ends. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { launchBrowser } from '../../packages/slidev-addon-publish/node/browser.ts'
import { ROOT } from '../../packages/slidev-addon-publish/node/deck.ts'
import { CACHES, startNpm } from './run.ts'

/** Presents the cover and a chapter, with a temp folder of its own, and waits until the page is served. */
async function present() {
  const temp = await mkdtemp(path.join(tmpdir(), 'deck-start-'))
  const port = await freePort()
  const url = `http://localhost:${port}/`
  const flags = ['--no-open', '--chapter', '1', '--port', String(port)]
  const npm = startNpm('start', flags, { TMPDIR: temp })
  onTestFinished(async () => {
    npm.interrupt()
    await npm.ended
    await rm(temp, { recursive: true })
  })
  await Promise.race([
    expect.poll(() => isServed(url), { timeout: 150_000 }).toBe(true),
    npm.ended.then((said) => {
      throw new Error(`npm start ended: ${said}`)
    }),
  ])
  return { npm, url, temp, entries: await entries() }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve)
  })
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => {
    probe.close(resolve)
  })
  return port
}

const isServed = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )

/** The Markdown that `--chapter` writes for the time that it runs. */
const entries = async () =>
  (await readdir(ROOT)).filter((name) => /^slides\.chapter-1\.\d+\.local\.md$/.test(name))

it('npm start shows the slides and each edit of them, and tells of a wrong one until it is mended', async () => {
  const { url, entries: written } = await present()
  const [name] = written
  const file = path.join(ROOT, name!)
  const text = await readFile(file, 'utf8')
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  page.setDefaultTimeout(0)
  const title = page.locator('.slidev-page h1')
  await page.goto(url)
  await title.getByText(text.match(/^# (.+)$/m)![1]!).waitFor()

  await writeFile(file, text.replace(/^# .+$/m, '# 改过的标题'))
  await title.getByText('改过的标题').waitFor()

  const overlay = page.locator('vite-error-overlay')
  await writeFile(file, text.replace('\ntime: ', '\nclaims: [s1-02-renam]\ntime: '))
  await overlay.waitFor()
  expect(await overlay.locator('.message-body').textContent()).toMatch(
    /^slides\.chapter-1\.\d+\.local\.md:\d+: unknown claim "s1-02-renam".*"s1-02-rename"/,
  )

  await writeFile(file, text)
  await overlay.waitFor({ state: 'detached' })
  await title.getByText(text.match(/^# (.+)$/m)![1]!).waitFor()
})

it.each([
  ['ctrl-C is pressed', 'interrupt'],
  ['npm is killed', 'kill'],
] as const)('where %s, npm start leaves no server and no file', async (_, end) => {
  const { npm, url, temp, entries: written } = await present()
  expect(written).toHaveLength(1)
  npm[end]()
  await npm.ended
  expect(await isServed(url)).toBe(false)
  expect(await entries()).toEqual([])
  expect((await readdir(temp)).filter((each) => !CACHES.test(each))).toEqual([])
})
