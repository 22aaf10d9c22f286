import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const PACKAGE = path.resolve(import.meta.dirname, '../..')

/** Words of the deck that this package lies beside, and of its subject. */
const DECK = /k8s|kubernetes|(?<!\/\.)docker|勘误|HistoryTimeline|moby|\bpods?\b|talk\.config/i

const files = readdirSync(PACKAGE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|vue|css|js|mjs|json|md)$/.test(file))
  .filter((file) => !/^(node_modules|tests)\b/.test(file))

it.each(files)('%s knows nothing of the deck beside it', (file) => {
  const text = readFileSync(path.join(PACKAGE, file), 'utf8')
  const outside = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)]
    .map(([, target]) => path.relative(PACKAGE, path.resolve(PACKAGE, path.dirname(file), target!)))
    .filter((target) => target.startsWith('..'))
  expect(outside).toEqual([])
  expect(text.match(DECK)?.[0]).toBeUndefined()
})
