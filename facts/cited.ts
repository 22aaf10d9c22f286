import { claims } from './claims'
import { pages } from './pages'
import { questions } from './questions'
import type { Cited } from './types'

/**
 * What slides can cite: all of the facts. A built site holds what its slides do cite
 * (scripts/vite/cited-facts.ts).
 */
export const cited: Cited = {
  claims: claims.map(({ id, verdict, said, brief, correction, sources }) => ({
    id,
    erratum: verdict === 'wrong' || verdict === 'imprecise' ? { said, brief } : undefined,
    correction,
    sources,
  })),
  questions: questions.map(({ id, sources }) => ({ id, sources })),
  pages,
}
