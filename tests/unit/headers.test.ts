import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  CACHE_ASSETS,
  CACHE_REST,
  policyTag,
  securityHeaders,
  headersFile,
  readHeaders,
} from '../../packages/slidev-addon-publish/node/site/headers.ts'

const read = (file: string) => readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8')

describe('the hosts that are documented send the same headers', () => {
  it('Netlify and Cloudflare Pages, under the path of the site', () => {
    expect(headersFile('/talk/').split('\n')).toEqual([
      '/talk/*',
      ...Object.entries(securityHeaders()).map(([name, value]) => `  ${name}: ${value}`),
      '/talk/assets/*',
      `  Cache-Control: ${CACHE_ASSETS}`,
      '',
    ])
  })

  it('Vercel', () => {
    const { headers } = JSON.parse(read('vercel.json')) as {
      headers: { source: string; headers: { key: string; value: string }[] }[]
    }
    const bySource = Object.fromEntries(
      headers.map((rule) => [
        rule.source,
        Object.fromEntries(rule.headers.map(({ key, value }) => [key, value])),
      ]),
    )
    expect(bySource).toEqual({
      '/(.*)': securityHeaders(),
      '/assets/(.*)': { 'Cache-Control': CACHE_ASSETS },
    })
  })

  it('nginx, with errors too', () => {
    const conf = read('deploy/nginx.conf')
    const added = [...conf.matchAll(/add_header (\S+) "?([^"\n]*?)"? always;/g)]
    expect(Object.fromEntries(added.map(([, name, value]) => [name, value]))).toEqual({
      ...securityHeaders(),
      'Cache-Control': '$cache_control',
    })
    // nginx drops what it inherited wherever a block adds a header of its own.
    expect(conf.match(/add_header/g)).toHaveLength(added.length)
    expect(
      new Set(added.map(([line]) => conf.slice(0, conf.indexOf(line)).split('{').length)),
    ).toHaveProperty('size', 1)
    expect(conf).toContain(`default "${CACHE_REST}";`)
    expect(conf).toContain(`"${CACHE_ASSETS}";`)
  })
})

describe('the policy', () => {
  const csp = securityHeaders()['Content-Security-Policy']!
  const sources = (directive: string) =>
    csp
      .split('; ')
      .find((each) => each.startsWith(`${directive} `))
      ?.split(' ')
      .slice(1)

  it('lets scripts, fonts, workers and requests come from our own files alone', () => {
    expect(sources('default-src')).toEqual(["'self'"])
    for (const kind of ['script-src', 'font-src', 'connect-src', 'worker-src', 'manifest-src']) {
      expect(sources(kind), kind).toBeUndefined()
    }
  })

  it('names no foreign origin', () => {
    expect(securityHeaders()['Content-Security-Policy']).not.toMatch(/https?:|\*|blob:/)
  })

  it('lets an origin that the deck names give anything but scripts', () => {
    const [, scripts] = policyTag({ allow: ['https://a.org'], evals: false })
      .match(/(script-src|default-src) ([^;]*)/)!
      .slice(1)
    expect(scripts).toBe("'self'")
    for (const kind of ['style', 'img', 'font', 'connect', 'frame', 'media']) {
      expect(policyTag({ allow: ['https://a.org'], evals: false }), kind).toMatch(
        new RegExp(`${kind}-src 'self'[^;]* https://a\\.org[;"]`),
      )
    }
  })

  it('lets slides run code only where they do', () => {
    expect(policyTag({ allow: [], evals: true })).toContain("script-src 'self' 'unsafe-eval'; ")
    expect(policyTag()).not.toContain('unsafe-eval')
  })

  it('is read from the file that says it', () => {
    const needs = { allow: ['https://a.org'], evals: true }
    expect(readHeaders(headersFile('/talk/', needs))).toEqual(securityHeaders(needs))
  })

  it('stands in the page without what only a header may say', () => {
    expect(policyTag()).toContain("default-src 'self'; ")
    expect(policyTag()).not.toContain('frame-ancestors')
  })
})
