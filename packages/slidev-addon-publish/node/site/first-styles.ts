/** The rules of the deck's style sheet that one slide needs: few enough to come within its page. */
import { parse, type Root } from 'postcss'
import { selectorOf } from './selectors.ts'

/** Rules of packages/slidev-addon-publish/styles/first-state.css, for elements that only such a page has. */
const OWN = /#(?:first-state|ways-on)/

/**
 * @param css the style sheet
 * @returns takes the selectors, as `selectorOf` returns them, that select something in a page, and
 *   gives the rules for it, without fonts and movement
 */
export function firstStyles(css: string): (used: Set<string>) => string {
  const sheet = parse(css)
  sheet.walkAtRules(/^(font-face|(-webkit-)?keyframes)$/, (rule) => void rule.remove())
  return (used) => rulesFor(sheet.clone(), used)
}

function rulesFor(root: Root, used: Set<string>): string {
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
