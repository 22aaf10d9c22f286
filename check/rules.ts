import type { DeckSlide } from '../packages/slidev-addon-publish/node/deck.ts'
import { TALK } from '../talk.config.ts'
import { spokenSeconds, syllables } from './speech.ts'

/** What slides may refer to. */
export interface Known {
  claims: readonly string[]
  questions: readonly string[]
  sources: readonly string[]
  /** Names of diagrams/<name>.mmd. */
  diagrams: readonly string[]
}

/** How many of each fact there are. */
export type Counts = Record<(typeof TALK.counted)[keyof typeof TALK.counted], number>

/**
 * References that lead nowhere: such a deck cannot be shown. One line each, `file:line: problem. mend`.
 */
export function referenceProblems(slides: readonly DeckSlide[], known: Known): string[] {
  return slides.flatMap((slide) => [
    ...idProblems(slide, 'claims', known.claims, 'the ids are in facts/claims.ts'),
    ...idProblems(slide, 'questions', known.questions, 'the ids are in facts/questions.ts'),
    ...idProblems(slide, 'sources', known.sources, 'the keys are in facts/pages.ts'),
    ...diagramsOf(slide.content)
      .filter((name) => !known.diagrams.includes(name))
      .map((name) =>
        at(
          slide,
          `name="${name}"`,
        )(
          `diagrams/${name}.mmd does not exist. Write it, or use one of ${known.diagrams.join(', ') || 'none yet'}`,
        ),
      ),
  ])
}

/** What stands at these addresses is no slide. */
const TAKEN = new Set([
  'assets',
  'entry',
  'export',
  'index',
  'notes',
  'notes-edit',
  'overview',
  'presenter',
  'print',
  'read',
])

/** Second addresses of slides that the site cannot have, or has already. */
export function aliasProblems(slides: readonly DeckSlide[]): string[] {
  const aliases = new Map<string, DeckSlide>()
  return slides.flatMap((slide) => {
    const { routeAlias } = slide.frontmatter
    if (routeAlias === undefined) return []
    const alias = String(routeAlias)
    const name = alias.toLowerCase()
    const first = aliases.get(name)
    if (!first) aliases.set(name, slide)
    const problem = at(slide, 'routeAlias')
    if (typeof routeAlias !== 'string' || !/^(?=.*\p{L})[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(name)) {
      return [
        problem(
          `routeAlias "${alias}" is no name. Use letters, digits, - and _, and not digits alone`,
        ),
      ]
    }
    if (TAKEN.has(name)) {
      return [problem(`routeAlias "${alias}" is the address of a page of the site. Choose another`)]
    }
    if (first) {
      return [
        problem(
          `routeAlias "${alias}" is already that of ${first.file}:${first.line}. Choose another`,
        ),
      ]
    }
    return []
  })
}

/** What a slide must have to be shown: a title and, but for the cover, a note. */
export function slideProblems(slides: readonly DeckSlide[]): string[] {
  return slides.flatMap((slide, index) => [
    ...(titleLength(slide.title) === 0 ? [at(slide)('it has no title. Begin it with "# …"')] : []),
    ...(index > 0 && syllables(slide.notes) === 0
      ? [at(slide)('it has no note. End it with <!-- what you say -->')]
      : []),
  ])
}

/** What a slide of a finished talk must have too: a title that fits, a time, a note in step with its clicks. */
export function formProblems(slides: readonly DeckSlide[]): string[] {
  return slides.flatMap((slide) => {
    const problem = at(slide)
    const { time } = slide.frontmatter
    const length = titleLength(slide.title)
    const clicks = staticClicks(slide)
    const marks = clickMarks(slide.notes)
    const spoken = spokenSeconds(slide.notes)
    return [
      ...(length > TALK.titleLength
        ? [
            problem(
              `the title counts ${length}. Shorten it to ${TALK.titleLength}: "${slide.title}"`,
            ),
          ]
        : []),
      ...(Number.isInteger(time) && Number(time) > 0
        ? []
        : [problem('it has no time target. Add "time: 60" (seconds) to its frontmatter')]),
      ...(spoken > Number(time)
        ? [
            problem(
              `the note takes ${Math.ceil(spoken)} s to say, "time:" is ${String(time)}. Shorten the one or raise the other`,
            ),
          ]
        : []),
      ...(clicks !== null && marks > clicks
        ? [
            problem(
              `the note has ${marks} [click] marks, the slide ${clicks} clicks. Take some away`,
            ),
          ]
        : []),
    ]
  })
}

/** What a whole talk must be: every claim told, every question answered, as long as talk.config.ts says. */
export function talkProblems(
  slides: readonly DeckSlide[],
  known: Pick<Known, 'claims' | 'questions'>,
): string[] {
  const told = new Set(slides.flatMap((slide) => strings(slide.frontmatter.claims)))
  const answered = new Set(slides.flatMap((slide) => strings(slide.frontmatter.questions)))
  const file = slides[0]?.file ?? 'slides.md'
  const minutes = talkMinutes(slides)
  const spoken = spokenMinutes(slides)
  return [
    ...known.claims
      .filter((id) => !told.has(id))
      .map((id) => `${file}: no slide tells the claim "${id}". Tell it and name it in "claims:".`),
    ...known.questions
      .filter((id) => !answered.has(id))
      .map(
        (id) =>
          `${file}: no slide answers the question "${id}". Answer it and name it in "questions:".`,
      ),
    ...outside(minutes, TALK.minutes, `${file}: the time targets sum to`, 'Change "time:"'),
    ...outside(spoken, TALK.minutes, `${file}: the notes speak for`, 'Change the notes'),
    ...(slides.length >= TALK.slides[0] && slides.length <= TALK.slides[1]
      ? []
      : [
          `${file}: the talk has ${slides.length} slides. Come between ${TALK.slides.join(' and ')}, or change talk.config.ts.`,
        ]),
  ]
}

/**
 * Numbers of facts that a slide tells and the data do not have: 「七十六个说法」 while there are 77
 * claims. Only from ten on: 「这一章讲三件事」 counts no facts. One line each.
 *
 * @param counts how many there are
 */
export function countProblems(slides: readonly DeckSlide[], counts: Counts): string[] {
  const told = new RegExp(
    `(\\d{2,}|[二三四五六七八九]?十[${DIGITS}]?) ?(${COUNTERS.join('|')})`,
    'g',
  )
  return slides.flatMap((slide) =>
    [...slide.raw.matchAll(told)].flatMap(([text, number, counter]) => {
      const facts = TALK.counted[counter as keyof typeof TALK.counted]
      const count = counts[facts]
      const written = number!.includes('十') ? inChinese(count) : String(count)
      return written === number
        ? []
        : [
            at(
              slide,
              text,
            )(
              `it says "${text}", but facts/${facts}.ts has ${count}. Write "${text.replace(number!, written)}"`,
            ),
          ]
    }),
  )
}

const COUNTERS = Object.keys(TALK.counted)
const DIGITS = '一二三四五六七八九'

/** A number from 1 to 99 as it is said: 12 → 十二, 76 → 七十六. */
function inChinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens > 1 ? DIGITS[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones - 1] : ''}`
}

/** Sum of the time targets, in minutes. */
export function talkMinutes(slides: readonly DeckSlide[]): number {
  return slides.reduce((sum, { frontmatter }) => sum + (Number(frontmatter.time) || 0), 0) / 60
}

/** How long it takes to say all notes, in minutes. */
export function spokenMinutes(slides: readonly DeckSlide[]): number {
  return slides.reduce((sum, { notes }) => sum + spokenSeconds(notes), 0) / 60
}

/** A title's length: each Chinese character counts 1, each Latin word or number 1, punctuation 0. */
export function titleLength(title: string): number {
  return (
    title.match(/\p{Script=Han}|[\p{Script=Latin}\d][\p{Script=Latin}\d.+'’/-]*/gu)?.length ?? 0
  )
}

/** Clicks that the `[click]` marks of a note stand for; `[click:3]` stands for three. */
export function clickMarks(note: string): number {
  return [...note.matchAll(/\[click(?::(\d+))?\]/g)].reduce(
    (sum, [, count]) => sum + Number(count ?? 1),
    0,
  )
}

/**
 * The clicks of a slide where its source alone says so: `clicks:` in the frontmatter, else its plain
 * `v-click`s and stepped code lines. Null where a component or a range decides.
 */
export function staticClicks({ frontmatter, content }: DeckSlide): number | null {
  if (typeof frontmatter.clicks === 'number') return frontmatter.clicks
  const markup = content.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1/gm, '')
  if (
    /<[A-Z]|<v-(?!click[\s>])|v-(?:clicks|switch|motion|mark|after)\b|v-click\.|v-click=|\bat=/.test(
      markup,
    )
  ) {
    return null
  }
  if (/^(?:`{4,}.*magic-move|<<<)/m.test(content)) return null
  const clicks = markup.match(/\bv-click\b(?=[\s>])(?<!<\/v-click)/g)?.length ?? 0
  const lines = [...content.matchAll(/^```\w*[^\n{]*\{([^}\n]*\|[^}\n]*)\}/gm)]
  return clicks + lines.reduce((sum, [, steps]) => sum + steps!.split('|').length - 1, 0)
}

/** Names that a slide gives to `<MermaidDiagram name="…">`. */
function diagramsOf(content: string): string[] {
  return [...content.matchAll(/<MermaidDiagram\b[^>]*?\sname="([^"]*)"/g)].map(([, name]) => name!)
}

function idProblems(
  slide: DeckSlide,
  field: 'claims' | 'questions' | 'sources',
  known: readonly string[],
  where: string,
): string[] {
  const value = slide.frontmatter[field]
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    return [at(slide, `${field}:`)(`"${field}" is not a list. Write ${field}: [one, another]`)]
  }
  return strings(value)
    .filter((id) => !known.includes(id))
    .map((id) => {
      const near = nearest(id, known)
      const mend = near
        ? `Did you mean "${near}"? Else, ${where}`
        : where[0]!.toUpperCase() + where.slice(1)
      return at(slide, id)(`unknown ${field.slice(0, -1)} "${id}". ${mend}`)
    })
}

/** The known id with the longest common beginning: the number (`s1-04`) at least. */
function nearest(id: string, known: readonly string[]): string | undefined {
  for (let length = id.length; length >= 5; length--) {
    const match = known.find((candidate) => candidate.startsWith(id.slice(0, length)))
    if (match) return match
  }
  return undefined
}

/** Makes lines of problems at the first line of the slide that holds `needle`, else at its first. */
function at({ file, line, raw }: DeckSlide, needle?: string): (problem: string) => string {
  const before = needle && raw.includes(needle) ? raw.slice(0, raw.indexOf(needle)) : ''
  return (problem) => `${file}:${line + before.split('\n').length - 1}: ${problem}.`
}

function outside(
  value: number,
  [least, most]: readonly [number, number],
  what: string,
  mend: string,
) {
  return value >= least && value <= most
    ? []
    : [`${what} ${value.toFixed(1)} minutes. ${mend} to come between ${least} and ${most}.`]
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
