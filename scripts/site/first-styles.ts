/** The rules of the deck's style sheet that one slide needs: few enough to come within its page. */
import { parse } from 'postcss'
import { selectorOf } from './selectors.ts'

/** Rules of styles/first-state.css, for elements that only such a page has. */
const OWN = /#(?:first-state|ways-on)/

/**
 * @param css the style sheet
 * @param used selectors, as `selectorOf` returns them, that select something in the page
 * @returns its rules for the page, without fonts and movement
 */
export function firstStyles(css: string, used: Set<string>): string {
  const root = parse(css)
  root.walkAtRules(/^(font-face|(-webkit-)?keyframes)$/, (rule) => void rule.remove())
  root.walkRules((rule) => {
    const kept = rule.selectors.filter((each) => OWN.test(each) || used.has(selectorOf(each)))
    if (kept.length > 0) rule.selectors = kept
    else rule.remove()
  })
  root.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove()
  })
  return root.toString()
}
