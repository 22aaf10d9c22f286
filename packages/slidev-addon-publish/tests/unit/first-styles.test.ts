import { describe, expect, it } from 'vitest'
import { firstStyles } from '../../node/site/first-styles.ts'

describe('the styles of a first state', () => {
  const css = [
    '@font-face{font-family:Sans;src:url(a.woff2)}',
    '@keyframes in{from{opacity:0}}',
    '.pod,.node{fill:red}.cgroup{fill:blue}.dark .pod:hover{fill:pink}',
    '@media print{.cgroup{fill:none}}@media screen{.pod::before{content:"·"}}',
    '#first-state .still{display:none}',
  ].join('')

  it('are the rules for what is there, in order, and its own', () => {
    const styles = firstStyles(css)(new Set(['.pod', ':root .pod']))
    expect(styles).toBe(
      '.pod{fill:red}.dark .pod:hover{fill:pink}@media screen{.pod::before{content:"·"}}' +
        '#first-state .still{display:none}',
    )
  })
})
