/** The deck's style sheets, cut to what stands on the reading page. */
import { parse, type AtRule, type Container, type Root, type Rule } from 'postcss'
import { DARK, selectorOf } from './selectors.ts'

/**
 * Keeps the rules for elements that are there. Those for the dark also apply where the system asks
 * for it and no script has put a class on the root element, and never on paper.
 *
 * @param css the style sheets of the deck, in their order
 * @param isUsed says of a selector (as `selectorsOf` returns it) whether it selects anything
 * @returns a style sheet in which everything that is not dark is in the layer `deck`
 */
export function readingStyles(css: string, isUsed: (selector: string) => boolean): string {
  const root = parse(css)
  const chosen = parse('@media screen{}')
  const preferred = parse('@media screen and (prefers-color-scheme:dark){}')
  root.walkRules((rule) => {
    if (isKeyframe(rule)) return
    const used = rule.selectors.filter((selector) => isUsed(selectorOf(selector)))
    const light = used.filter((selector) => selector.search(DARK) < 0)
    const dark = used.filter((selector) => selector.search(DARK) >= 0)
    if (dark.length > 0) {
      into(chosen).append(rule.clone({ selectors: dark }))
      const unchosen = dark.map((each) => each.replaceAll(DARK, ':root:not(.light)'))
      into(preferred).append(rule.clone({ selectors: unchosen }))
    }
    if (light.length > 0) rule.selectors = light
    else rule.remove()
  })
  root.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove()
  })
  return `@layer deck{${root}}\n${chosen}\n${preferred}\n`
}

function into(sheet: Root): Container {
  return sheet.first as Container
}

function isKeyframe({ parent }: Rule): boolean {
  return parent?.type === 'atrule' && (parent as AtRule).name.endsWith('keyframes')
}
