import { defineRoutesSetup } from '@slidev/types'
import { NotFound } from '../client/notFound'

/**
 * Adds `/print?print`, all slides on one page, to the site: the export is made from it (Slidev itself
 * has it only in its own exporter, which serves a development build). Puts our page where Slidev has
 * its own for an unknown address.
 */
export default defineRoutesSetup((routes) => [
  { name: 'print', path: '/print', component: () => import('@slidev/client/pages/print.vue') },
  ...routes.filter(({ name }) => name !== 'NotFound'),
  {
    name: 'NotFound',
    path: '/:pathMatch(.*)*',
    component: NotFound,
    props: { home: import.meta.env.BASE_URL },
  },
])
