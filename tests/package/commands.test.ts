import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { CommandError } from '../../packages/slidev-addon-publish/node/command.ts'
import { ROOT, readDeck } from '../../packages/slidev-addon-publish/node/deck.ts'
import { buildSite } from '../../packages/slidev-addon-publish/node/site/build-site.ts'
import { BUILT, CACHES, PUBLISH, run, runNode, startNpm, type Command } from './run.ts'

describe('a wrong command line ends with one line that says what to do', () => {
  it.each<[Command, string[], RegExp]>([
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
    ['bench', ['--runs', '0'], /--runs 0: give 1 to 99/],
    [
      'evidence',
      ['pods'],
      /"pods" is none of anatomy, layers, compose, pod, controllers, roads; .*--help/,
    ],
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

describe('a build that fails says why in one line and keeps the former site', () => {
  it.each([
    ['Vue', '# One\n\n{{ 1 + }}\n', /broken-on-purpose\.local\.md/],
    [
      'an unknown claim',
      '---\nclaims: [s1-02-renam]\n---\n\n# One\n',
      /^broken-on-purpose\.local\.md:2: unknown claim "s1-02-renam".*"s1-02-rename"/,
    ],
    [
      'a diagram that does not exist',
      '# One\n\n<MermaidDiagram name="nope" />\n',
      /^broken-on-purpose\.local\.md:3: diagrams\/nope\.mmd does not exist.*pod-model/,
    ],
    [
      'a chapter that does not exist',
      '# One\n\n---\nsrc: ./pages/nope.md\n---\n',
      /^broken-on-purpose\.local\.md:3: .*pages\/nope\.md/,
    ],
  ])('%s', async (_, markdown, line) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'deck-former-'))
    const entry = 'broken-on-purpose.local.md'
    await mkdir(path.join(folder, 'print'))
    await writeFile(path.join(folder, 'print/index.html'), 'the former site')
    await writeFile(path.join(ROOT, entry), markdown)
    try {
      const failure = await buildSite(folder, {
        entry,
        base: '/',
        notes: true,
        published: false,
      }).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(CommandError)
      expect((failure as CommandError).message).toMatch(line)
      expect((failure as CommandError).message).not.toContain('\n')
      expect(await readdir(folder)).toEqual(['print'])
      expect(await readFile(path.join(folder, 'print/index.html'), 'utf8')).toBe('the former site')
    } finally {
      await rm(path.join(ROOT, entry))
      await rm(folder, { recursive: true })
    }
  })
})

describe('a wrong fact or diagram stops every command that reads it', () => {
  const COPIED = /^(?!\.git$|node_modules$|docs$|dist|shots$|.*\.local\b)/
  let copy: string
  beforeAll(async () => {
    copy = await mkdtemp(path.join(tmpdir(), 'deck-copy-'))
    for (const name of (await readdir(ROOT)).filter((each) => COPIED.test(each))) {
      await cp(path.join(ROOT, name), path.join(copy, name), { recursive: true })
    }
    await symlink(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'junction')
  })
  afterAll(() => rm(copy, { recursive: true }))

  /** Replaces text in a file of the copy for the time of a test. */
  async function edit(file: string, from: string, to: string) {
    const place = path.join(copy, file)
    const text = await readFile(place, 'utf8')
    expect(text).toContain(from)
    await writeFile(place, text.replace(from, to))
    onTestFinished(() => writeFile(place, text))
  }

  it('an event without a real date', async () => {
    await edit('facts/events.ts', "date: '2006-", "date: '2006-13-")
    const line = /facts\/events\.ts: event "aws-s3-launch": date "2006-13-.*" is no date\./
    for (const args of [['start', '--no-open'], ['build']]) {
      const { code, complaint } = await runNode([PUBLISH, ...args], { cwd: copy })
      expect(complaint).toEqual([expect.stringMatching(line)])
      expect(code).toBe(1)
    }
    const vitest = path.join(copy, 'node_modules/vitest/vitest.mjs')
    const test = await runNode([vitest, 'run', 'tests/unit/facts.test.ts'], { cwd: copy })
    expect(test.complaint.join('\n').replaceAll('\\', '')).toMatch(
      /event "aws-s3-launch": date .* is no date/,
    )
    expect(test.code).toBe(1)
    expect(existsSync(path.join(copy, 'dist'))).toBe(false)
  })

  it('a file that is not UTF-8', async () => {
    const file = path.join(copy, 'pages/01-docker.md')
    const text = await readFile(file)
    await writeFile(file, Buffer.concat([text, Buffer.from([0xc8, 0xdd, 0xc6, 0xf7])]))
    onTestFinished(() => writeFile(file, text))
    for (const args of [
      ['packages/slidev-addon-publish/bin/start.ts', '--no-open'],
      ['packages/slidev-addon-publish/bin/build.ts'],
    ]) {
      const { code, complaint } = await runNode(['--import', 'tsx', ...args], { cwd: copy })
      expect(complaint).toEqual([
        expect.stringMatching(/: pages\/01-docker\.md:\d+: the file is not UTF-8\. Save it/),
      ])
      expect(code).toBe(1)
    }
  })

  it('several faults, each in a line of its own', async () => {
    await edit('facts/events.ts', "date: '2014-", "date: '2015-02-30' + '")
    await edit('pages/01-docker.md', 'time: ', 'routeAlias: read\ntime: ')
    for (const args of [
      ['packages/slidev-addon-publish/bin/start.ts', '--no-open'],
      ['packages/slidev-addon-publish/bin/build.ts'],
    ]) {
      const { code, complaint } = await runNode(['--import', 'tsx', ...args], { cwd: copy })
      expect(complaint.join('\n')).toMatch(/: date "2015-02-30.*" is no date\./)
      expect(complaint.join('\n')).toMatch(/^\w+: pages\/01-docker\.md:\d+: routeAlias "read" is/m)
      expect(code).toBe(1)
    }
  })

  it('a diagram that Mermaid cannot read', async () => {
    await edit('diagrams/pod-model.mmd', 'subgraph', 'subgraph [')
    const { code, complaint } = await runNode([PUBLISH, 'build'], {
      cwd: copy,
    })
    expect(complaint).toEqual([expect.stringMatching(/^build: diagrams\/pod-model\.mmd:\d+: /)])
    expect(code).toBe(1)
    expect(existsSync(path.join(copy, 'dist'))).toBe(false)
  })
})

it('a command that is interrupted leaves nothing in the temp folder and no file', async () => {
  const temp = await mkdtemp(path.join(tmpdir(), 'deck-temp-'))
  const output = path.join(temp, 'out/talk.pdf')
  try {
    const command = spawn(
      process.execPath,
      ['--import', 'tsx', 'packages/slidev-addon-publish/bin/export.ts', '--output', output],
      { cwd: ROOT, env: { ...process.env, TMPDIR: temp }, stdio: 'ignore' },
    )
    const ended = new Promise((resolve) => {
      command.on('close', resolve)
    })
    await expect
      .poll(() => readdir(temp), { timeout: 120_000 })
      .toEqual(
        expect.arrayContaining([
          'out',
          expect.stringMatching(/^deck-/),
          expect.stringMatching(/^fonts-/),
          expect.stringMatching(/^playwright/),
        ]),
      )
    command.kill('SIGINT')
    expect(await ended).toBe(130)
    expect((await readdir(temp)).filter((name) => !CACHES.test(name))).toEqual([])
  } finally {
    await rm(temp, { recursive: true })
  }
})

it('a build that its terminal or its npm leaves alone ends with nothing left behind', async () => {
  const temp = await mkdtemp(path.join(tmpdir(), 'deck-temp-'))
  onTestFinished(() => rm(temp, { recursive: true }))
  const args = ['--out', path.join(temp, 'site')]
  const isBuilding = () =>
    expect
      .poll(() => readdir(temp), { timeout: 120_000 })
      .toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^site\.\d+\.local$/),
          expect.stringMatching(/^fonts-/),
        ]),
      )
  const left = async () => (await readdir(temp)).filter((name) => !CACHES.test(name))

  const hungUp = spawn(process.execPath, [PUBLISH, 'build', ...args], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: temp },
    stdio: 'ignore',
  })
  const code = new Promise((resolve) => {
    hungUp.on('close', resolve)
  })
  await isBuilding()
  hungUp.kill('SIGHUP')
  expect(await code).toBe(129)
  expect(await left()).toEqual([])

  const npm = startNpm('build', args, { TMPDIR: temp })
  await isBuilding()
  npm.kill()
  await npm.ended
  expect(await left()).toEqual([])
})

it('output that cannot be written is named before anything is built', async () => {
  const file = path.join(ROOT, 'package.json')
  for (const [script, args] of [
    ['build', ['--out', path.join(file, 'site')]],
    ['export', ['--output', path.join(file, 'talk.pdf')]],
  ] as const) {
    const { code, complaint } = await run(script, [...args])
    expect(complaint).toEqual([
      expect.stringMatching(/package\.json.*: a part of this path is a file; choose another place/),
    ])
    expect(code).toBe(1)
  }
})

it('output that would take other files away is refused', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'deck-mine-'))
  await writeFile(path.join(folder, 'mine.txt'), 'mine')
  try {
    for (const [script, args] of [
      ['build', ['--out', folder]],
      ['export', ['--output', folder]],
      ['export', ['--format', 'png', '--output', folder]],
    ] as const) {
      const { code, complaint } = await run(script, [...args])
      expect(complaint).toEqual([expect.stringMatching(/deck-mine-.*(other files|a folder); /)])
      expect(code).toBe(1)
    }
    expect(await readdir(folder)).toEqual(['mine.txt'])
  } finally {
    await rm(folder, { recursive: true })
  }
})

it('a slide that does not render is named, and no file is written', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'deck-broken-'))
  const output = path.join(folder, 'talk.pdf')
  try {
    const broken = (await readDeck()).slides[1]!
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
