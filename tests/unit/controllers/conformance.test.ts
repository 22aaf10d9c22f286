import { describe, expect, test } from 'vitest'
import { differences } from './compare.ts'
import { replay } from './replay.ts'
import { readTrace, traceNames } from './trace.ts'

describe('the model does what the recorded cluster did', () => {
  test.each(traceNames)('%s', (name) => {
    expect(differences(replay(readTrace(name)))).toEqual([])
  })
})
