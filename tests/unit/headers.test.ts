import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  CACHE_ASSETS,
  CACHE_REST,
  POLICY_TAG,
  SECURITY_HEADERS,
  headersFile,
} from '../../packages/slidev-addon-publish/node/site/headers.ts'

const read = (file: string) => readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8')

describe('the hosts that are documented send the same headers', () => {
  it('Netlify and Cloudflare Pages, under the path of the site', () => {
    expect(headersFile('/talk/').split('\n')).toEqual([
      '/talk/*',
      ...Object.entries(SECURITY_HEADERS).map(([name, value]) => `  ${name}: ${value}`),
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
      '/(.*)': SECURITY_HEADERS,
      '/assets/(.*)': { 'Cache-Control': CACHE_ASSETS },
    })
  })

  it('nginx, with errors too', () => {
    const conf = read('deploy/nginx.conf')
    const added = [...conf.matchAll(/add_header (\S+) "?([^"\n]*?)"? always;/g)]
    expect(Object.fromEntries(added.map(([, name, value]) => [name, value]))).toEqual({
      ...SECURITY_HEADERS,
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
  const sources = (directive: string) =>
    SECURITY_HEADERS['Content-Security-Policy']!.split('; ')
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
    expect(SECURITY_HEADERS['Content-Security-Policy']).not.toMatch(/https?:|\*|blob:/)
  })

  it('stands in the page without what only a header may say', () => {
    expect(POLICY_TAG).toContain("default-src 'self'; ")
    expect(POLICY_TAG).not.toContain('frame-ancestors')
  })
})
