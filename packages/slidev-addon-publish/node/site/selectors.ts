/** What the rules of a style sheet are for. */
import { parse } from 'postcss'

/** A class that Slidev puts on the root element in the dark; not where a selector excludes it. */
export const DARK = /(?<!:not\()\.dark(?![\w\\-])/g

/** What a selector says about a moment or a part of its element. */
const MOMENTS =
  /::[\w-]+(?:\([^)]*\))?|:(?:before|after|first-letter|first-line|hover|active|visited|target|focus(?:-visible|-within)?)(?![\w-])/g

/** @returns the selectors of a style sheet, as `document.querySelector` takes them in the light */
export function selectorsOf(css: string): string[] {
  const found = new Set<string>()
  parse(css).walkRules((rule) => {
    for (const selector of rule.selectors) found.add(selectorOf(selector))
  })
  return [...found]
}

/** @returns the selector of the elements that a rule's selector is for at some moment, in the light */
export function selectorOf(selector: string): string {
  return selector.replaceAll(DARK, ':root').replaceAll(MOMENTS, '').trim() || '*'
}
