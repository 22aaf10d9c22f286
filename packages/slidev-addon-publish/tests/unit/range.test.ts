import { describe, expect, it } from 'vitest'
import { parseRange } from '../../node/range.ts'

describe('a range of slides', () => {
  it('is the whole deck where none is given', () => {
    expect(parseRange(undefined, 3)).toEqual([1, 2, 3])
  })

  it('is ascending, each slide once', () => {
    expect(parseRange('5,2-3,3', 9)).toEqual([2, 3, 5])
  })

  it.each(['0-3', '9-2', 'abc', '99', '', '1,', '-3', '1.5'])('cannot be "%s"', (text) => {
    expect(() => parseRange(text, 42)).toThrow(/this deck has 1 to 42/)
  })
})
