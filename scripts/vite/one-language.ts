import type { ResolvedSlidevOptions } from '@slidev/types'
import { normalizePath, parseSync, Visitor, type ESTree, type Plugin } from 'vite'
import type { Locale } from '../../facts/types.ts'
import { localeOf } from '../../models/locale.ts'

/**
 * Takes the other language out of the texts in a module: `{ zh: '容器', en: 'container' }` becomes
 * `{ zh: '容器' }`. A text is an object of `zh` and `en` and nothing else.
 *
 * @param code JavaScript
 * @param locale the language to keep
 * @throws Error where the other language of a text is read by name, so that it cannot be taken out
 */
export function keepLanguage(code: string, locale: Locale): string {
  const other = locale === 'zh' ? 'en' : 'zh'
  const cuts: Span[] = []
  const reads: Span[] = []
  new Visitor({
    ObjectExpression({ properties }) {
      const [first, second] = properties
      const names = properties.map(nameOf)
      if (names.toSorted().join() !== 'en,zh') return
      if (names[0] === other) cuts.push({ start: first!.start, end: second!.start })
      else cuts.push({ start: first!.end, end: second!.end })
    },
    ObjectPattern({ properties }) {
      reads.push(...properties.filter((property) => nameOf(property) === other))
    },
    MemberExpression(node) {
      const { property, computed } = node
      if (keyOf(property, computed) === other) reads.push(node)
    },
  }).visit(parseSync('module.js', code).program)
  const isWithin = (inner: Span) => (outer: Span) =>
    inner !== outer && outer.start <= inner.start && inner.end <= outer.end
  const read = reads.find((span) => !cuts.some(isWithin(span)))
  if (read) {
    const reading = code.slice(read.start, read.end)
    throw new Error(`"${reading}" reads ${other}, which this site lacks. Take the text by [locale]`)
  }
  return cuts
    .filter((cut) => !cuts.some(isWithin(cut)))
    .toSorted((one, next) => next.start - one.start)
    .reduce((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), code)
}

type Span = Pick<ESTree.Span, 'start' | 'end'>

/** The name of an object's property; empty where it is only known at run time. */
function nameOf(
  property:
    | ESTree.ObjectExpression['properties'][number]
    | ESTree.ObjectPattern['properties'][number],
): string {
  return property.type === 'Property' ? keyOf(property.key, property.computed) : ''
}

function keyOf(key: ESTree.PropertyKey, computed: boolean): string {
  if (key.type === 'Literal') return String(key.value)
  return key.type === 'Identifier' && !computed ? key.name : ''
}

/** Builds the site with the texts of the deck's language only; the dev server has both. */
export function oneLanguage({ userRoot, data }: ResolvedSlidevOptions): Plugin {
  const root = normalizePath(userRoot)
  return {
    name: 'one-language',
    enforce: 'post',
    apply: 'build',
    transform(code, id) {
      if (!id.startsWith(root) || id.includes('/node_modules/') || !/\.(ts|vue|md)\b/.test(id)) {
        return null
      }
      const kept = keepLanguage(code, localeOf(data.headmatter.lang))
      return kept === code ? null : { code: kept, map: null }
    },
  }
}
