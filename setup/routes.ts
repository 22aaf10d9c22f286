import { defineRoutesSetup } from '@slidev/types'

/**
 * Adds `/print?print`, all slides on one page, to the site: the export is made from it.
 * Slidev itself has it only in its own exporter, which serves a development build.
 */
export default defineRoutesSetup((routes) => [
  { name: 'print', path: '/print', component: () => import('@slidev/client/pages/print.vue') },
  ...routes,
])
