import { describe, expect, it } from 'vitest'
import { headOf, polishHtml } from '../../node/site/head.ts'

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
const written = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>K8s - Slidev</title>
<meta name="description" content="&quot;quoted twice&quot;">
<meta property="og:title" content="K8s - Slidev">
<script type="module" src="/assets/index.js"></script>
</head>`

describe('the head of a page', () => {
  it('says each thing once, and keeps the rest', () => {
    const html = polishHtml(written, headOf(deck, undefined, '/talk/', undefined))
    expect(html.match(/<title>/g)).toHaveLength(1)
    expect(html.match(/og:title/g)).toHaveLength(1)
    expect(html).toContain('<html lang="zh-CN">')
    expect(html).toContain(
      '<meta name="description" content="所谓 &quot;关系&quot; &lt;是什么&gt;">',
    )
    expect(html).toContain('src="/assets/index.js"')
    expect(html).not.toContain('quoted twice')
    expect(html).not.toContain('Slidev')
  })

  it("names the slide before the talk on a slide's own page", () => {
    expect(headOf(deck, slide, '/', undefined).title).toBe('一页 · K8s 和 Docker')
  })

  it('has absolute addresses where the address of the site is known', () => {
    const head = headOf(deck, slide, '/talk/', 'https://example.org/talk/')
    expect(head.address).toBe('https://example.org/talk/7/')
    expect(head.image).toBe('https://example.org/talk/og.png')
  })

  it('takes the social image from the site, under its path, where it is not', () => {
    expect(headOf(deck, undefined, '/talk/', undefined).image).toBe('/talk/og.png')
  })
})
