import { defineUnoSetup } from '@slidev/types'

/**
 * Takes their exception, `not-prose`, which nothing here uses, from the styles of the speaker's notes:
 * because of it browsers restyle whatever lies in an element whose class changes, such as a slide that
 * comes or goes.
 */
export default defineUnoSetup(() => ({
  postprocess(util) {
    for (const entry of util.entries) {
      if (typeof entry[1] !== 'string') continue
      entry[1] = entry[1].replaceAll(
        ':not(:where([class~="not-prose"],[class~="not-prose"] *))',
        '',
      )
    }
  },
}))
