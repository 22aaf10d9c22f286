import { defineShikiSetup } from '@slidev/types'

/** Code in colours that keep WCAG AA on --surface, light and dark; the background is the slide's. */
export default defineShikiSetup(() => ({
  themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
}))
