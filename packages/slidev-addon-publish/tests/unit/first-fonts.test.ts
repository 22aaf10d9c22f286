import { describe, expect, it } from 'vitest'
import { rangesOf, siteFonts } from '../../node/site/first-fonts.ts'

describe('the fonts of the built site', () => {
  it('have their weight, their address and the characters of a slice', () => {
    const css = [
      'a{}@font-face{font-family:Noto Sans SC;font-weight:700;src:url(/talk/assets/sans.woff2)format("woff2")}',
      '@font-face{font-family:"JetBrains Mono";src:url("/talk/assets/mono.woff2")}',
      '@font-face{font-family:Noto Sans SC;src:url(/talk/assets/arrow.woff2);unicode-range:U+2192}',
    ].join('')
    expect(siteFonts(css)).toEqual([
      { family: 'Noto Sans SC', weight: '700', href: '/talk/assets/sans.woff2' },
      { family: 'JetBrains Mono', weight: '400', href: '/talk/assets/mono.woff2' },
      { family: 'Noto Sans SC', weight: '400', href: '/talk/assets/arrow.woff2', slice: ['→'] },
    ])
  })
})

describe('the range of a font', () => {
  it('joins neighbours and keeps single characters', () => {
    expect(rangesOf(['a', 'b', 'c', '容', '𠮷'])).toBe('U+61-63,U+5BB9,U+20BB7')
  })
})
