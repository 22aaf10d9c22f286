import path from 'node:path'
import type { Plugin } from 'vite'

/** Puts components/frame/SlideLoading.vue in place of what Slidev shows while a slide is loading. */
export function slideLoading(): Plugin {
  let root: string
  return {
    name: 'slide-loading',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    resolveId(id) {
      if (!id.endsWith('@slidev/client/internals/SlideLoading.vue')) return null
      return this.resolve(path.join(root, 'components/frame/SlideLoading.vue'))
    },
  }
}
