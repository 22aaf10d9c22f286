import { describe, expect, it } from 'vitest'
import { isKept } from '../../node/site/offline.ts'

describe('the files kept for offline', () => {
  it('are the app, the reading edition, the PDF and what they need', () => {
    for (const name of [
      'entry/index.html',
      'read/index.html',
      'k8s-and-docker.pdf',
      'assets/index-1.js',
      'assets/sans.woff2',
      'before-paint.js',
      'icon-512.png',
      'manifest.webmanifest',
    ]) {
      expect(isKept(name), name).toBe(true)
    }
  })
  it('leave out the pages of single slides and what serves the host alone', () => {
    for (const name of [
      '7/index.html',
      'presenter/7/index.html',
      'assets/first/a.woff2',
      'sw.js',
      'og.png',
      '.nojekyll',
      '_headers',
    ]) {
      expect(isKept(name), name).toBe(false)
    }
  })
})
