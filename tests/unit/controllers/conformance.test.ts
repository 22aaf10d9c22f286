import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { differences } from './compare.ts'
import { replay } from './replay.ts'
import { readTrace, traceFiles, type Step } from './trace.ts'

describe('the model does what the recorded cluster did', () => {
  test.each(traceFiles.map((file) => [path.basename(file, '.json'), file]))('%s', (name, file) => {
    const played = replay(readTrace(file))
    if (played.unknown.length) console.warn(`${name}: not compared: ${played.unknown.join(', ')}`)
    expect(differences(played)).toEqual([])
  })
})

describe('a recording', () => {
  const trace = readTrace(traceFiles[0]!)

  test('of another version, with unknown parts, is taken, and these are named', () => {
    const lease = { at_ms: 5, kind: 'Lease', type: 'ADDED', name: 'x', identity: 'x#1' } as Step
    const steps = trace.steps.map((step) => ({ ...step, mood: 'fine' }))
    const played = replay({
      ...trace,
      kubernetes: 'v1.99.0',
      steps: [lease, ...steps],
      actions: [...trace.actions, { at_ms: 1e6, command: 'kubectl fly pod/lonely' }],
    })
    expect(differences(played)).toEqual([])
    expect(played.unknown).toEqual([
      'version v1.99.0',
      'kind Lease',
      ...[...new Set(trace.steps.map(({ kind }) => kind))].map((kind) => `field ${kind}.mood`),
      'no rule for the command: kubectl fly pod/lonely',
    ])
  })

  test('of something else does not conform', () => {
    const [first, ...rest] = trace.steps.filter(({ kind }) => kind === 'Pod')
    const steps = [{ ...first!, name: 'other', identity: 'other#1' }, ...rest]
    expect(differences(replay({ ...trace, steps }))).not.toEqual([])
  })
})
