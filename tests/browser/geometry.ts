/** Finds text that the audience cannot read, by where it stands. */
import type { Page } from 'playwright-chromium'

/**
 * Measures every visible text inside an element, through shadow roots, and reports text that
 * - leaves the element (a slide) or the viewBox of its drawing,
 * - is cut by an ancestor that clips (text wholly outside such an ancestor is taken as hidden on purpose),
 * - lies on other text, unless an opaque panel lies between them,
 * and pictures that leave the element. Measures are those of the glyphs, about: line boxes are taller.
 *
 * @param selector the element; the first visible match
 * @returns one line a problem, naming the text; empty where all is well
 */
export function findMisplaced(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    const TOLERANCE = 1.5
    interface Box {
      left: number
      top: number
      right: number
      bottom: number
    }
    interface Piece {
      text: string
      box: Box
      parents: Element[]
    }
    const root = [...document.querySelectorAll(wanted)].find(
      (element) =>
        element.getBoundingClientRect().width > 0 &&
        getComputedStyle(element).visibility === 'visible',
    )
    if (!root) return [`nothing visible matches ${wanted}`]

    const styles = new Map<Element, CSSStyleDeclaration>()
    const styleOf = (element: Element) => {
      let style = styles.get(element)
      if (!style) styles.set(element, (style = getComputedStyle(element)))
      return style
    }
    const parentOf = (node: Node): Element | null => {
      const slot = node instanceof Element || node instanceof Text ? node.assignedSlot : null
      const parent = slot ?? node.parentNode
      if (parent instanceof ShadowRoot) return parent.host
      return parent instanceof Element ? parent : null
    }
    /** From the closest up to the root, the root included. */
    const parentsOf = (node: Node) => {
      const parents: Element[] = []
      for (let each = parentOf(node); each; each = parentOf(each)) {
        parents.push(each)
        if (each === root) break
      }
      return parents
    }
    const isSeen = (parents: Element[]) =>
      parents.every((element) => {
        const style = styleOf(element)
        const { width, height } = element.getBoundingClientRect()
        const isTiny = style.overflow !== 'visible' && width <= 1 && height <= 1
        return style.display !== 'none' && Number(style.opacity) > 0.05 && !isTiny
      }) && styleOf(parents[0]!).visibility === 'visible'

    const crossing = (a: Box, b: Box) => ({
      x: Math.min(a.right, b.right) - Math.max(a.left, b.left),
      y: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
    })
    const beyond = (inner: Box, outer: Box) =>
      Math.max(
        outer.left - inner.left,
        outer.top - inner.top,
        inner.right - outer.right,
        inner.bottom - outer.bottom,
      )
    const inScreen = (svg: SVGGraphicsElement, x: number, y: number, w: number, h: number): Box => {
      const matrix = svg.getScreenCTM()!
      const a = new DOMPoint(x, y).matrixTransform(matrix)
      const b = new DOMPoint(x + w, y + h).matrixTransform(matrix)
      return {
        left: Math.min(a.x, b.x),
        top: Math.min(a.y, b.y),
        right: Math.max(a.x, b.x),
        bottom: Math.max(a.y, b.y),
      }
    }
    /** The box that an element cuts its content to, and what to call it. */
    const limitOf = (element: Element): Box | undefined => {
      const style = styleOf(element)
      const clip = style.clipPath.match(/^url\("?#([^")]+)"?\)$/)?.[1]
      if (clip && element instanceof SVGGraphicsElement) {
        const scope = element.getRootNode() as Document | ShadowRoot
        const rect = scope.querySelector(`[id="${clip}"] > rect`)
        if (rect instanceof SVGRectElement) {
          const { x, y, width, height } = rect
          return inScreen(
            element,
            x.baseVal.value,
            y.baseVal.value,
            width.baseVal.value,
            height.baseVal.value,
          )
        }
      }
      if (element instanceof SVGSVGElement && element.viewBox.baseVal?.width) {
        const { x, y, width, height } = element.viewBox.baseVal
        return inScreen(element, x, y, width, height)
      }
      const isClipping = style.overflowX !== 'visible' || style.overflowY !== 'visible'
      return isClipping && style.display !== 'inline' ? element.getBoundingClientRect() : undefined
    }

    const pieces: Piece[] = []
    const pictures: Element[] = []
    const visit = (node: Node) => {
      if (node instanceof Text) {
        const text = node.data.replaceAll(/\s+/g, ' ').trim()
        if (!text) return
        const parents = parentsOf(node)
        if (!isSeen(parents)) return
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const { left, top, right, bottom } of range.getClientRects()) {
          const height = bottom - top
          if (right - left < 1 || height < 1) continue
          const box = { left, right, top: top + height * 0.2, bottom: bottom - height * 0.16 }
          pieces.push({ text, box, parents })
        }
        return
      }
      if (node instanceof Element) {
        if (/^(script|style|title|desc|defs|symbol|clipPath|noscript)$/.test(node.localName)) return
        if (/^(img|svg|canvas|video|table|pre)$/.test(node.localName)) pictures.push(node)
        if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) visit(child)
      }
      for (const child of node.childNodes) visit(child)
    }
    visit(root)

    const problems: string[] = []
    const slide = root.getBoundingClientRect()
    const nameOf = (element: Element) =>
      `<${element.localName}${element.classList.length > 0 ? ` class="${element.classList.value}"` : ''}>`
    const shown = pieces.filter(({ text, box, parents }) => {
      for (const parent of parents) {
        const limit = parent === root ? undefined : limitOf(parent)
        if (!limit) continue
        const { x, y } = crossing(box, limit)
        if (x <= 0 || y <= 0) return false
        const over = beyond(box, limit)
        if (over > TOLERANCE) {
          problems.push(`"${text}" is cut by ${nameOf(parent)}: ${over.toFixed(1)} px beyond it`)
          return true
        }
      }
      const over = beyond(box, slide)
      if (over > TOLERANCE) problems.push(`"${text}" is ${over.toFixed(1)} px beyond the slide`)
      return true
    })
    for (const picture of pictures) {
      if (!isSeen([picture, ...parentsOf(picture)])) continue
      const box = picture.getBoundingClientRect()
      const over = box.width > 0 && box.height > 0 ? beyond(box, slide) : 0
      if (over > TOLERANCE) {
        problems.push(`${nameOf(picture)} is ${over.toFixed(1)} px beyond the slide`)
      }
    }

    const isOpaque = (color: string) =>
      !/^(none|transparent)$|, 0\)$|\/ 0(\.\d+)?\)$|rgba\(.*, 0?\.\d+\)$/.test(color)
    /** True where a panel of the upper text's own hides what lies under it. */
    const isCovered = (upper: Piece, lower: Piece) =>
      upper.parents
        .filter((parent) => !lower.parents.includes(parent))
        .some((parent) => {
          const panels =
            parent instanceof SVGGElement
              ? [...parent.children].filter((child) =>
                  /^(rect|path|circle|polygon)$/.test(child.localName),
                )
              : [parent]
          return panels.some((panel) => {
            const style = styleOf(panel)
            const fill = panel instanceof SVGElement ? style.fill : style.backgroundColor
            return isOpaque(fill) && beyond(upper.box, panel.getBoundingClientRect()) <= TOLERANCE
          })
        })
    for (const [index, upper] of shown.entries()) {
      for (const lower of shown.slice(0, index)) {
        const { x, y } = crossing(upper.box, lower.box)
        if (x <= 2 || y <= 2 || upper.parents[0] === lower.parents[0]) continue
        if (isCovered(upper, lower) || isCovered(lower, upper)) continue
        problems.push(
          `"${upper.text}" lies on "${lower.text}" by ${x.toFixed(1)} × ${y.toFixed(1)} px`,
        )
      }
    }
    return [...new Set(problems)]
  }, selector)
}
