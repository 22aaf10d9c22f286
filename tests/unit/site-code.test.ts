import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { siteCode } from '../../scripts/vite/site-code'

const SITE = 'https://example.org/talks/k8s/'
const code = siteCode(SITE)
const dark = new Set(
  [...code.path.matchAll(/M(\d+) (\d+)h1v1h-1Z/g)].map(([, x, y]) => `${x} ${y}`),
)

describe('the QR code of the site', () => {
  it('leads to the reading edition', () => {
    expect(code.address).toBe(`${SITE}read/`)
  })

  it('has the modules of that address, and four of quiet zone around them', () => {
    const { data, size } = encode(code.address, { ecc: 'L', border: 0 })
    expect(code.size).toBe(size + 8)
    const expected = data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? `${x + 4} ${y + 4}` : [])),
    )
    expect([...dark].toSorted()).toEqual(expected.toSorted())
  })

  it('is a path of these modules alone', () => {
    expect(code.path.replaceAll(/M\d+ \d+h1v1h-1Z/g, '')).toBe('')
  })
})
