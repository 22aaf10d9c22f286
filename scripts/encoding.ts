import { readFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * @param root absolute path of the project
 * @param files relative to it
 * @returns a line for each file that is not UTF-8, with its first line that is not
 */
export async function encodingProblems(root: string, files: string[]): Promise<string[]> {
  const lines = await Promise.all(
    files.map(async (file) => {
      const line = foreignLine(await readFile(path.join(root, file)))
      return line === 0
        ? []
        : [`${file}:${line}: the file is not UTF-8. Save it as UTF-8, e.g. iconv -f GBK -t UTF-8.`]
    }),
  )
  return lines.flat()
}

/** Number of the first line that is not UTF-8, from 1; 0 where all are. */
function foreignLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    decoder.decode(bytes)
    return 0
  } catch {
    // The longest beginning that is UTF-8 ends in the line that is looked for.
    let line = 1
    for (let start = 0; ; line++) {
      const end = bytes.indexOf(10, start)
      try {
        decoder.decode(bytes.subarray(start, end < 0 ? undefined : end))
      } catch {
        return line
      }
      start = end + 1
    }
  }
}
