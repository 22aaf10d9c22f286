/** Slidev's own build, in this process. */
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'vite'
import { CommandError } from '../command.ts'
import { ROOT } from '../deck.ts'

/** Slidev's own executable, to be run by Node. */
export const SLIDEV = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json')),
  'bin/slidev.mjs',
)

export interface SlidevBuild {
  /** Markdown file, relative to the project. */
  entry: string
  /** Absolute folder that it writes into. */
  out: string
  /** Path the site is served under; begins and ends with a slash. */
  base: string
  /** Full address of the site, where known; slides read it as `import.meta.env.SITE_ADDRESS`. Ends with a slash. */
  address?: string
  /** With the speaker's notes. */
  notes: boolean
}

/**
 * What `slidev build` does, without its words, and with errors that know their place.
 *
 * @throws CommandError with a line for each problem
 */
export async function buildWithSlidev({
  entry,
  out,
  base,
  address,
  notes,
}: SlidevBuild): Promise<void> {
  const { resolveOptions, ViteSlidevPlugin } = await import('@slidev/cli')
  const { build, normalizePath } = await import('vite')
  const index = normalizePath(path.join(ROOT, 'index.html'))
  const options = await resolveOptions(
    { entry: path.join(ROOT, entry), base, withoutNotes: !notes },
    'build',
  )
  const page: Plugin = {
    name: 'index.html',
    enforce: 'pre',
    resolveId: (id) => (id === index ? id : null),
    load: (id) => (id === index ? options.utils.indexHtml : null),
  }
  try {
    await build({
      configFile: false,
      root: ROOT,
      base,
      logLevel: 'silent',
      define: {
        __VUE_PROD_DEVTOOLS__: false,
        'import.meta.env.SITE_ADDRESS': JSON.stringify(address ?? null),
      },
      build: { outDir: out, rollupOptions: { input: { index } } },
      // What is no component is not offered to slides as one, so that Slidev does not warn of two of a name.
      plugins: [
        page,
        ViteSlidevPlugin(options, { components: { globsExclude: ['components/**/*.ts'] } }),
      ],
    })
  } catch (error) {
    const lines = problemsOf(error as BuildFailure, (no) => options.data.slides[no - 1]?.source)
    throw new CommandError(lines.join('\n'), { cause: error })
  }
}

/** What a build throws: one problem, or a list of them. */
export interface BuildFailure extends Error {
  errors?: BuildFailure[]
  /** Name of the plugin that found it. */
  plugin?: string
  /** Module in which it was found. */
  id?: string
  loc?: { line: number }
}

/**
 * @param slideAt where a slide, by its number, is written: its file, and the lines before it
 * @returns a line for each problem: `file:line: what is wrong`, with the file where one is known
 */
export function problemsOf(
  failure: BuildFailure,
  slideAt: (no: number) => { filepath: string; start: number } | undefined,
): string[] {
  if (failure.errors?.length) return failure.errors.flatMap((each) => problemsOf(each, slideAt))
  const { id, loc, message, plugin } = failure
  const slide = slideAt(Number(id?.match(SLIDE_MODULE)?.[1]))
  const place = slide
    ? `${slide.filepath}:${slide.start + 1}: `
    : id && `${id.split('?')[0]}${loc ? `:${loc.line}` : ''}: `
  const [reason] = message
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/\u001B\[[\d;]*m/g, '')
    .replace(/^(\[[^\]]*\]\s*)+/, '')
    .split('\n')
  const line = `${place ?? ''}${reason || `${plugin ?? 'the build'} failed and gave no reason`}`
  return [line.replaceAll(ROOT, '').replace(SLIDE_MODULE, '')]
}

/** Ends the name of the module that Slidev makes of a slide. */
const SLIDE_MODULE = /__slidev_(\d+)\.md/
