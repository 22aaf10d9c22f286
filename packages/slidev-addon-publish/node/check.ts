/** Whether a deck can be shown or built. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PublishConfig } from '../index.ts'
import { CommandError } from './command.ts'
import { configOf } from './config.ts'
import { ROOT, loadDeck } from './deck.ts'
import { encodingProblems } from './encoding.ts'
import { charactersOf, fontFiles, glyphProblems, sources } from './glyphs.ts'

/**
 * Stops a command at a deck that is not in order.
 *
 * @param entry Markdown file, relative to the project
 * @throws CommandError with a line for each problem
 */
export async function checkDeck(entry: string, { forBuild }: { forBuild: boolean }): Promise<void> {
  const problems = await problemsIn(ROOT, entry, await configOf(ROOT), forBuild).catch(
    (error: Error) => {
      throw new CommandError(`${entry}: ${error.message.split('\n')[0]}`, { cause: error })
    },
  )
  if (problems.length > 0) throw new CommandError(problems.join('\n'))
}

/**
 * What is wrong with a deck, one line each: files that are missing or no UTF-8, what the deck's own check
 * finds, and for a build characters that no font has.
 *
 * @param root absolute path of the project
 * @param entry Markdown file, relative to it
 * @throws Error where that file is missing
 */
export async function problemsIn(
  root: string,
  entry: string,
  { check, fonts }: PublishConfig,
  forBuild: boolean,
): Promise<string[]> {
  const whole = path.join(root, entry)
  const deck = await loadDeck(root, whole)
  const files = forBuild ? await sources(root, fonts?.text) : []
  const garbled = await encodingProblems(root, [...new Set([...deck.files, ...files])])
  if (garbled.length > 0) return garbled
  const found = (await check?.({ root, entry: whole, forBuild })) ?? []
  return [...new Set([...deck.problems, ...found, ...(forBuild && fonts ? await missing() : [])])]

  async function missing(): Promise<string[]> {
    const css = await readFile(path.join(root, fonts!.css), 'utf8')
    return glyphProblems(await charactersOf(root, fonts!.text), fontFiles(css), fonts!.css)
  }
}
