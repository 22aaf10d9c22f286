import { describe, expect, it } from 'vitest'
import { renamed } from '../../node/site/slide-page.ts'

describe('the copy of a drawing', () => {
  it('has ids of its own, and refers to them', () => {
    const drawing =
      '<svg aria-labelledby="v-0-t"><title id="v-0-t">Pod</title><marker id="v-0"></marker>' +
      '<path marker-end="url(#v-0)" style="fill: url(&quot;#v-0&quot;)"></path><use href="#v-0"></use></svg>'
    expect(renamed(drawing)).toBe(
      '<svg aria-labelledby="v-0-t-still"><title id="v-0-t-still">Pod</title><marker id="v-0-still"></marker>' +
        '<path marker-end="url(#v-0-still)" style="fill: url(&quot;#v-0-still&quot;)"></path><use href="#v-0-still"></use></svg>',
    )
  })
})
