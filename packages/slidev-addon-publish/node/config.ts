/** Reads the deck's `publish.config.ts`. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PublishConfig } from '../index.ts'
import { CommandError } from './command.ts'

const FILE = 'publish.config.ts'

/** What each entry must be, as `typeof` names it. */
const TYPES: Record<keyof PublishConfig, string> = {
  name: 'string',
  chapters: 'function',
  seconds: 'function',
  record: 'function',
  byline: 'function',
  appendix: 'function',
  notes: 'function',
  check: 'function',
  fonts: 'object',
  site: 'object',
  pictures: 'object',
}

const read = new Map<string, Promise<PublishConfig>>()

/**
 * @param root absolute path of the project
 * @returns what its configuration says, read once; empty where it has none
 * @throws CommandError where it cannot be read, or an entry is unknown or of the wrong type
 */
export function configOf(root: string): Promise<PublishConfig> {
  const config = read.get(root) ?? readConfig(root)
  read.set(root, config)
  return config
}

async function readConfig(root: string): Promise<PublishConfig> {
  const file = path.join(root, FILE)
  if (!existsSync(file)) return {}
  const module = await (
    import(pathToFileURL(file).href) as Promise<{ default?: PublishConfig }>
  ).catch((error: Error) => {
    throw new CommandError(`${FILE}: ${error.message.split('\n')[0]}`, { cause: error })
  })
  const config = module.default ?? {}
  const [problem] = configProblems(config, (name) => existsSync(path.join(root, name)))
  if (problem) throw new CommandError(problem)
  return config
}

/** @param exists whether a file is there, by its path from the project */
export function configProblems(config: object, exists: (file: string) => boolean): string[] {
  const known = Object.keys(TYPES)
  const problems = Object.entries(config).flatMap(([key, value]) => {
    if (!known.includes(key)) {
      return [`${FILE}: unknown entry "${key}". Choose from ${known.join(', ')}.`]
    }
    const wanted = TYPES[key as keyof PublishConfig]
    if (typeof value !== wanted) {
      return [`${FILE}: "${key}" is a ${typeof value}. Make it a ${wanted}.`]
    }
    return []
  })
  const { fonts, site } = config as PublishConfig
  if (problems.length === 0 && fonts && !exists(fonts.css)) {
    problems.push(`${FILE}: fonts.css names ${fonts.css}, which does not exist. Correct the path.`)
  }
  for (const origin of site?.allow ?? []) {
    if (!isOrigin(origin)) {
      problems.push(
        `${FILE}: site.allow names ${JSON.stringify(origin)}, which is no origin. Write it as https://example.org.`,
      )
    }
  }
  return problems
}

function isOrigin(text: unknown): boolean {
  return (
    typeof text === 'string' &&
    URL.canParse(text) &&
    /^https?:/.test(text) &&
    new URL(text).origin === text
  )
}
