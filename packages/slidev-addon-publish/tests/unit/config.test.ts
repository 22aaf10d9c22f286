import { expect, it } from 'vitest'
import { configProblems } from '../../node/config.ts'

const find = (config: object) => configProblems(config, (file) => file === 'fonts.css')

it('a configuration says nothing, or all that is known', () => {
  expect(find({})).toEqual([])
  expect(find({ site: { allow: ['https://www.youtube.com', 'http://localhost:8080'] } })).toEqual(
    [],
  )
  expect(find({ name: 'talk', fonts: { css: 'fonts.css' }, record: () => [] })).toEqual([])
})

it.each([
  [{ nmae: 'talk' }, /^publish\.config\.ts: unknown entry "nmae"\. Choose from name, /],
  [{ name: 7 }, /^publish\.config\.ts: "name" is a number\. Make it a string\.$/],
  [{ record: [] }, /^publish\.config\.ts: "record" is a object\. Make it a function\.$/],
  [
    { site: { allow: ['youtube.com'] } },
    /^publish\.config\.ts: site\.allow names "youtube\.com", .* Write it as https:/,
  ],
  [{ site: { allow: ['https://a.org/b'] } }, /names "https:\/\/a\.org\/b", which is no origin/],
  [{ fonts: { css: 'nope.css' } }, /^publish\.config\.ts: fonts\.css names nope\.css, .* Correct/],
])('%j is told in one line', (config, line) => {
  expect(find(config)).toEqual([expect.stringMatching(line)])
})
