import { expect, it } from 'vitest'
import { localeOf } from '../../models/locale'
import { keepLanguage } from '../../scripts/vite/one-language'

it.each([
  ["{ zh: '容器', en: 'container' }", "{ zh: '容器' }", "{ en: 'container' }"],
  ['{"en":"a, b","zh":"甲"}', '{"zh":"甲"}', '{"en":"a, b"}'],
  ['{ en: (n) => `${n} Pods`, zh: (n) => `${n} 个` }', '{ zh: (n) => `${n} 个` }', undefined],
  ['{ zh: [a.zh, b.zh].join(), en: `${a.en} ${b.en}` }', '{ zh: [a.zh, b.zh].join() }', undefined],
  ['{ zh: { en: 1, zh: 2 }, en: { en: 3, zh: 4 } }', '{ zh: { zh: 2 } }', '{ en: { en: 3 } }'],
])('of %s only one language stays', (text, zh, en) => {
  expect(keepLanguage(`const text = ${text}`, 'zh')).toBe(`const text = ${zh}`)
  if (en) expect(keepLanguage(`const text = ${text}`, 'en')).toBe(`const text = ${en}`)
})

it.each(['{ zh: 1, en: 2, fr: 3 }', '{ zh: 1 }', '{ zh: 1, ...rest }', '{ [zh]: 1, [en]: 2 }'])(
  'what is no text stays as it is: %s',
  (object) => {
    expect(keepLanguage(`const object = ${object}`, 'zh')).toBe(`const object = ${object}`)
  },
)

it.each(['title.en', "title['en']", 'const { en: english } = title'])(
  'a language read by name is refused: %s',
  (code) => {
    expect(() => keepLanguage(code, 'zh')).toThrow('reads en, which this site lacks')
    expect(keepLanguage(code, 'en')).toBe(code)
  },
)

it('the language is that of the deck, Chinese where it names none', () => {
  expect(['zh-CN', 'zh', 'en', 'de-DE', undefined].map(localeOf)).toEqual([
    'zh',
    'zh',
    'en',
    'en',
    'zh',
  ])
})
