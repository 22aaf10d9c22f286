/** Verdicts kept between runs, so that no page is asked twice in a week. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Verdict } from './check.ts'

const FRESH = 7 * 24 * 3600_000

/**
 * @param file may be missing or broken: then nothing is known
 * @returns address → its verdict, of those that are clear and not older than a week
 */
export function readCache(file: string, now = Date.now()): Map<string, Verdict> {
  let kept: Verdict[]
  try {
    kept = JSON.parse(readFileSync(file, 'utf8')) as Verdict[]
  } catch {
    return new Map()
  }
  const isFresh = ({ outcome, at }: Verdict) =>
    outcome !== 'unclear' && now - Date.parse(at) < FRESH
  return new Map(kept.filter(isFresh).map((verdict) => [verdict.url, verdict]))
}

/** Writes at once or not at all. */
export function writeCache(file: string, verdicts: Iterable<Verdict>): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const fresh = `${file}.${process.pid}.local`
  writeFileSync(fresh, JSON.stringify([...verdicts]))
  renameSync(fresh, file)
}
