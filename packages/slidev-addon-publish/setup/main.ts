import { getSlide } from '@slidev/client/logic/slides.ts'
import { defineAppSetup } from '@slidev/types'

/**
 * Puts addresses right before anything is shown: a slide that does not exist is not found, where
 * Slidev would show the last one; clicks that are no number are dropped. (packages/slidev-addon-publish/setup/root.ts sees to
 * clicks beyond the last.)
 */
export default defineAppSetup(({ router }) => {
  router.beforeEach(({ path, params, query, hash }) => {
    if (path.endsWith('/index.html')) {
      return { path: path.slice(0, -'index.html'.length), query, hash, replace: true }
    }
    if (params.no && !getSlide(String(params.no))) {
      const pathMatch = path.slice(1).split('/')
      return { name: 'NotFound', params: { pathMatch }, query, hash, replace: true }
    }
    if ('clicks' in query && !/^\d+$/.test(String(query.clicks))) {
      return { path, query: { ...query, clicks: undefined }, hash, replace: true }
    }
    return true
  })
})
