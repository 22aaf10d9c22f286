import { describe, expect, it } from 'vitest'
import { headOf, headTags, type Place } from '../../node/site/head.ts'
import { appPage, foreignOrigins, notFoundPage, readShell } from '../../node/site/page.ts'

const deck = {
  name: 'talk',
  config: {},
  title: 'K8s 和 Docker',
  description: '所谓 "关系" <是什么>',
  author: '',
  keywords: ['Pod', 'OCI'],
  lang: 'zh-CN',
  slides: [],
}
const slide = { no: 7, title: '一页', notes: '', content: '', frontmatter: {} }
const place: Place = { base: '/talk/', needs: { allow: [], evals: false }, files: ['og.png'] }
const published = { ...place, address: 'https://example.org/talk/' }

describe('the head of a page', () => {
  it("names the slide before the talk on a slide's own page", () => {
    expect(headOf(deck, slide, place).title).toBe('一页 · K8s 和 Docker')
  })

  it('has absolute addresses where the address of the site is known', () => {
    const head = headOf(deck, slide, published)
    expect(head.address).toBe('https://example.org/talk/7/')
    expect(headTags(head)).toContain(
      '<meta property="og:image" content="https://example.org/talk/og.png">',
    )
  })

  it('takes the social image from the site, under its path, where it is not', () => {
    expect(headTags(headOf(deck, undefined, place))).toContain(
      '<meta property="og:image" content="/talk/og.png">',
    )
  })

  it('names no picture that the site does not have', () => {
    const tags = headTags(headOf(deck, undefined, { ...place, files: [] })).join('')
    expect(tags).not.toMatch(/og:image|apple-touch-icon|summary_large_image/)
  })
})

const built = (head = '', body = '') => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>K8s - Slidev</title>
<link rel="icon" href="/talk/favicon.svg">
<meta name="description" content="&quot;quoted twice&quot;">
<meta property="og:title" content="K8s - Slidev">
<meta name="robots" content="index">${head}
  <script type="module" crossorigin src="/talk/assets/index-1.js"></script>
  <link rel="modulepreload" crossorigin href="/talk/assets/vue-1.js">
  <link rel="stylesheet" crossorigin href="/talk/assets/style-1.css">
</head>
<body>
  <div id="app"></div>
  ${body}
</body>
</html>`
const FONTS =
  '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Nunito+Sans" type="text/css">'

describe('a page of the app', () => {
  const page = (head?: string, body?: string) =>
    appPage(readShell(built(head, body), '/talk/'), headOf(deck, undefined, place))

  it('says each thing once, and keeps what the deck adds', () => {
    const html = page(FONTS, '<p>of the deck</p>')
    expect(html.match(/<title>/g)).toHaveLength(1)
    expect(html.match(/og:title/g)).toHaveLength(1)
    expect(html).toContain('<html lang="zh-CN">')
    expect(html).toContain(
      '<meta name="description" content="所谓 &quot;关系&quot; &lt;是什么&gt;">',
    )
    for (const kept of [FONTS, '<meta name="robots" content="index">', '<p>of the deck</p>']) {
      expect(html).toContain(kept)
    }
    for (const file of ['index-1.js', 'vue-1.js', 'style-1.css', 'favicon.svg']) {
      expect(html.split(file)).toHaveLength(2)
    }
    expect(html).not.toMatch(/quoted twice|Slidev/)
  })

  it('paints the first state before it fetches the app', () => {
    const paint = { preloads: ['<link rel="preload">'], css: 'p{}', body: '<p>first</p>' }
    const html = appPage(readShell(built(), '/talk/'), headOf(deck, slide, place), paint)
    const order = ['<link rel="preload">', 'index-1.js', '<p>first</p>', 'id="app"', 'style-1.css']
    const at = order.map((text) => html.indexOf(text))
    expect(at).toEqual(at.toSorted((a, b) => a - b))
    expect(html.match(/fetchpriority="low"/g)).toHaveLength(2)
  })

  it('allows the origins of web fonts, and no other', () => {
    expect(foreignOrigins(readShell(built(FONTS), '/talk/'))).toEqual([
      'https://fonts.googleapis.com',
      'https://fonts.gstatic.com',
    ])
    expect(foreignOrigins(readShell(built(), '/talk/'))).toEqual([])
  })

  it.each([
    ['no app', built().replace('id="app"', 'id="root"')],
    ['no script', built().replace(/<script[\s\S]*?<\/script>/, '')],
    ['two style sheets', built('<link rel="stylesheet" href="/talk/assets/more.css">')],
    ['nothing', ''],
  ])('is refused where Slidev builds another one: %s', (_, html) => {
    expect(() => readShell(html, '/talk/')).toThrow(/page\.ts: Slidev builds another index\.html/)
  })
})

it('the page of no address has the styles, and no script of the app', () => {
  const html = notFoundPage(readShell(built(), '/talk/'), deck, place, '<h1>404</h1>')
  expect(html).toContain('style-1.css')
  expect(html).not.toContain('index-1.js')
})
