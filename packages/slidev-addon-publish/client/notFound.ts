import { h, type FunctionalComponent } from 'vue'

/**
 * What stands at an address that does not exist, in Chinese and English at once: nobody who comes
 * here has chosen a language. The router shows it, and 404.html is made from it.
 *
 * `home`: address of the site's root, ending with a slash.
 */
export const NotFound: FunctionalComponent<{ home: string }> = ({ home }) =>
  h('main', { class: 'not-found' }, [
    berth(),
    h('h1', '这里没有这一页'),
    h('p', '这个地址不是任何一张幻灯片：它可能写错了，也可能已经改了。'),
    h('p', { lang: 'en' }, 'There is no page at this address. It may be mistyped or outdated.'),
    h('nav', [
      way(home, '回到封面', 'Back to the cover'),
      way(`${home}overview/`, '全部幻灯片', 'All slides'),
    ]),
  ])
NotFound.props = ['home']

function way(href: string, zh: string, en: string) {
  return h('a', { href }, [zh, h('span', { lang: 'en' }, ` ${en}`)])
}

/** A row of containers with one missing. */
function berth() {
  const box = (x: number, missing = false) =>
    h('rect', { class: missing ? 'missing' : '', x, y: 2, width: 66, height: 44, rx: 4 })
  return h('svg', { viewBox: '0 0 230 60', width: 230, height: 60, 'aria-hidden': 'true' }, [
    box(8),
    box(82, true),
    box(156),
    h('text', { x: 115, y: 31 }, '404'),
    h('path', { d: 'M0 54H230' }),
  ])
}
