import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { differences } from './compare.ts'
import { replay } from './replay.ts'
import { readTrace, traceFiles } from './trace.ts'

describe('the model does what the recorded cluster did', () => {
  test.each(traceFiles.map((file) => [path.basename(file, '.json'), file]))('%s', (name, file) => {
    const played = replay(readTrace(file))
    if (played.unknown.length) console.warn(`${name}: not compared: ${played.unknown.join(', ')}`)
    expect(differences(played)).toEqual([])
  })
})
