import { readFileSync } from 'node:fs'
import { definePublish } from 'slidev-addon-publish'
import { buildProblems, deckProblems } from './check/deck'
import { withoutPauses } from './check/speech'
import { appendix, byline, chapterOf, recordOf } from './publish.record'

const tokens = readFileSync('styles/tokens.css', 'utf8')

/** What the publishing engine is told about this talk. */
export default definePublish({
  name: 'k8s-and-docker',
  chapters: chapterOf,
  seconds: ({ frontmatter }) => Number(frontmatter.time ?? 0),
  record: recordOf,
  byline,
  appendix,
  notes: withoutPauses,
  check: ({ root, entry, forBuild }) =>
    forBuild ? buildProblems(root, entry) : deckProblems(root, entry),
  fonts: {
    css: 'styles/fonts.css',
    text: [
      'slides.md',
      'components',
      'composables',
      'diagrams',
      '!diagrams/render',
      'evidence',
      '!evidence/record',
      'examples',
      'facts',
      'layouts',
      'models',
      'pages',
      'publish.record.ts',
      'styles',
    ],
  },
  site: { color: tokens.match(/--paper:\s*(#\w+)/)?.[1] },
  pictures: { 'docs/timeline.png': 'timeline', 'docs/compose-vs-pod.png': 'localhost' },
})
