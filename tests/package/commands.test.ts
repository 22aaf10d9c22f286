import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CommandError } from '../../scripts/command.ts'
import { ROOT, readDeck } from '../../scripts/deck.ts'
import { buildSite } from '../../scripts/site.ts'
import { BUILT, run } from './run.ts'

describe('a wrong command line ends with one line that says what to do', () => {
  it.each([
    ['build', ['--bas', '/x/'], /Unknown option '--bas'; .*--help/],
    ['build', ['--base', 'talk'], /--base talk: .*--base \/talk\//],
    ['build', ['--chapter', '99'], /--chapter 99: /],
    ['export', ['--range', '0-3'], /--range 0-3: .*has 1 to \d+/],
    ['export', ['--range', '9-2'], /--range 9-2: /],
    ['export', ['--range', 'abc'], /--range abc: /],
    ['export', ['--range', '1,999'], /--range 1,999: "999" names no slides/],
    ['export', ['--format', 'doc'], /--format doc: choose one of pdf, png, pptx/],
    ['export', ['--from', 'nowhere'], /nowhere holds no built site; run "npm run build"/],
    ['shots', ['--range', '0'], /--range 0: /],
    ['start', ['--port', 'http'], /--port http: .*65535/],
    ['evidence', ['pods'], /"pods" is none of anatomy, compose, pod, controllers; .*--help/],
  ])('%s %j', async (script, args, line) => {
    const { code, complaint } = await run(script, args)
    expect(complaint).toEqual([expect.stringMatching(line)])
    expect(code).toBe(1)
  })
})

it('what a recording lacks is said in one line for each part', async () => {
  const { code, complaint, output } = await run('evidence', ['pod', 'controllers'], { PATH: '' })
  expect(complaint).toEqual(['pod: needs kubectl on PATH', 'controllers: needs kubectl on PATH'])
  expect(output).toBe('')
  expect(code).toBe(1)
})

it('a port that is taken is named, with a way out', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve)
  })
  const { port } = other.address() as AddressInfo
  const { code, complaint } = await run('start', ['--port', String(port), '--no-open'])
  other.close()
  expect(complaint).toEqual([
    expect.stringMatching(new RegExp(`port ${port} is taken; .*npm start -- --port ${port + 1}`)),
  ])
  expect(code).toBe(1)
})

describe('a DECK_BROWSER that is none is not passed over', () => {
  it.each([
    ['no file', '/nowhere/chrome', /DECK_BROWSER is \/nowhere\/chrome, which does not exist/],
    ['no browser', process.execPath, /DECK_BROWSER is .* which does not start as a browser/],
  ])('%s', async (_, DECK_BROWSER, line) => {
    const output = path.join(ROOT, 'never.local.pdf')
    const { code, complaint } = await run('export', ['--from', BUILT, '--output', output], {
      DECK_BROWSER,
    })
    expect(complaint).toEqual([expect.stringMatching(line)])
    expect(code).toBe(1)
    expect(existsSync(output)).toBe(false)
  })
})

it('a build that fails says why in one line and keeps the former site', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'deck-former-'))
  const entry = 'broken-on-purpose.local.md'
  await writeFile(path.join(folder, 'index.html'), 'the former site')
  await writeFile(path.join(ROOT, entry), '# One\n\n{{ 1 + }}\n')
  try {
    const failure = await buildSite(folder, { entry, base: '/' }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(CommandError)
    expect((failure as CommandError).message).toMatch(/^.*broken-on-purpose\.local\.md.*$/)
    expect(await readdir(folder)).toEqual(['index.html'])
    expect(await readFile(path.join(folder, 'index.html'), 'utf8')).toBe('the former site')
  } finally {
    await rm(path.join(ROOT, entry))
    await rm(folder, { recursive: true })
  }
})

it('a slide that does not render is named, and no file is written', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'deck-broken-'))
  const output = path.join(folder, 'talk.pdf')
  try {
    const broken = (await readDeck()).slides.at(-1)!
    await cp(path.join(ROOT, BUILT), folder, { recursive: true })
    const chunks = (await readdir(path.join(folder, 'assets'))).filter((name) =>
      /^md-.*js$/.test(name),
    )
    for (const chunk of chunks.map((name) => path.join(folder, 'assets', name))) {
      if ((await readFile(chunk, 'utf8')).includes(broken.title)) await rm(chunk)
    }
    const { code, complaint } = await run('export', ['--from', folder, '--output', output])
    expect(complaint.at(-1)).toMatch(
      `slide ${broken.no} 「${broken.title}」 does not render: 404 for`,
    )
    expect(code).toBe(1)
    expect(existsSync(output)).toBe(false)
  } finally {
    await rm(folder, { recursive: true })
  }
})
