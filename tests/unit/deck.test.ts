import config from '../../publish.config'
import { problemsIn } from '../../packages/slidev-addon-publish/node/check'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  aliasProblems,
  clickMarks,
  countProblems,
  formProblems,
  referenceProblems,
  slideProblems,
  spokenMinutes,
  staticClicks,
  talkProblems,
  titleLength,
  type Known,
} from '../../check/rules'
import { deckProblems, knownTo } from '../../check/deck'
import { spokenSeconds, syllables } from '../../check/speech'
import { loadDeck, type DeckSlide } from '../../packages/slidev-addon-publish/node/deck'
import { TALK } from '../../talk.config'

const ROOT = path.resolve(import.meta.dirname, '../..')
const KNOWN: Known = {
  claims: ['s1-01-first', 's1-02-second'],
  questions: ['a-question'],
  sources: ['a-page'],
  diagrams: ['pod-model'],
}

function slide(change: Partial<DeckSlide> = {}): DeckSlide {
  const good = {
    no: 1,
    file: 'pages/a.md',
    line: 10,
    raw: '---\ntime: 60\n---\n\n# 标题\n',
    frontmatter: { time: 60 },
    content: '# 标题',
    title: '标题',
    notes: '说的话',
  }
  return { ...good, ...change }
}

describe('the talk in slides.md', async () => {
  const { slides, problems } = await loadDeck(ROOT, path.join(ROOT, 'slides.md'))
  const known = knownTo(ROOT)

  it('can be read, and refers only to what exists', () => {
    expect([...problems, ...aliasProblems(slides), ...referenceProblems(slides, known)]).toEqual([])
  })

  it('has a title that fits, a time and a note in step with the clicks on every slide', () => {
    expect([...slideProblems(slides), ...formProblems(slides)]).toEqual([])
  })

  it('tells all claims, answers all questions and is as long as talk.config.ts says', () => {
    expect(talkProblems(slides, known)).toEqual([])
  })
})

describe('references', () => {
  it('that exist are no problem', () => {
    const frontmatter = {
      claims: ['s1-01-first'],
      questions: ['a-question'],
      sources: ['a-page'],
    }
    const content = '<MermaidDiagram\n  name="pod-model" />'
    expect(referenceProblems([slide({ frontmatter, content })], KNOWN)).toEqual([])
  })

  it('to an unknown claim name the line and the nearest id', () => {
    const raw = '---\nclaims: [s1-02-secnd]\n---\n'
    const problems = referenceProblems(
      [slide({ raw, frontmatter: { claims: ['s1-02-secnd'] } })],
      KNOWN,
    )
    expect(problems).toEqual([
      'pages/a.md:11: unknown claim "s1-02-secnd". Did you mean "s1-02-second"? Else, the ids are in facts/claims.ts.',
    ])
  })

  it('to an unknown question or source are named', () => {
    const frontmatter = { questions: ['none'], sources: ['other'] }
    expect(referenceProblems([slide({ frontmatter })], KNOWN)).toEqual([
      'pages/a.md:10: unknown question "none". The ids are in facts/questions.ts.',
      'pages/a.md:10: unknown source "other". The keys are in facts/pages.ts.',
    ])
  })

  it('that are no list are named', () => {
    expect(referenceProblems([slide({ frontmatter: { claims: 's1-01-first' } })], KNOWN)).toEqual([
      'pages/a.md:10: "claims" is not a list. Write claims: [one, another].',
    ])
  })

  it('to a missing diagram are named with those that exist', () => {
    const content = '<MermaidDiagram name="nope" />'
    expect(referenceProblems([slide({ content, raw: content })], KNOWN)).toEqual([
      'pages/a.md:10: diagrams/nope.mmd does not exist. Write it, or use one of pod-model.',
    ])
  })
})

describe('a routeAlias', () => {
  const problemsOf = (...aliases: unknown[]) =>
    aliasProblems(aliases.map((routeAlias) => slide({ frontmatter: { routeAlias } })))

  it('is a name of its own, in any script, or none', () => {
    expect(problemsOf('pod', 'lab-4_pod', '4-pods', '容器', undefined, undefined)).toEqual([])
  })

  it.each([7, '7', '404', 'k8s-and-docker.pdf', 'a/b', '_headers', 'a b', '', null, ['pod']])(
    'is not %j, which is no name',
    (alias) => {
      expect(problemsOf(alias)).toEqual([
        expect.stringMatching(/^pages\/a\.md:10: .* is no name\. Use/),
      ])
    },
  )

  it.each(['read', 'print', 'Presenter', 'overview', 'entry', 'notes', 'export', 'assets'])(
    'is not %s, which is a page of the site',
    (alias) => {
      expect(problemsOf(alias)).toEqual([expect.stringMatching(/is the address of a page/)])
    },
  )

  it('is not used twice, in whatever case: some disks know none', () => {
    expect(problemsOf('pod', 'Pod')).toEqual([
      'pages/a.md:10: routeAlias "Pod" is already that of pages/a.md:10. Choose another.',
    ])
  })
})

describe('a slide that is shown', () => {
  it('has a title and, but for the cover, a note', () => {
    const cover = slide({ notes: '' })
    expect(slideProblems([cover, slide()])).toEqual([])
    expect(slideProblems([cover, slide({ title: '' })])).toEqual([
      'pages/a.md:10: it has no title. Begin it with "# …".',
    ])
    for (const notes of ['', ' ', '[click]', '<!-- 不说 -->']) {
      expect(slideProblems([cover, slide({ notes })])).toEqual([
        'pages/a.md:10: it has no note. End it with <!-- what you say -->.',
      ])
    }
  })
})

describe('the form of a slide', () => {
  it.each<[string, Partial<DeckSlide>, string]>([
    ['a short title', { title: '长'.repeat(25) }, 'the title counts 25'],
    ['a time', { frontmatter: {} }, 'it has no time target'],
    ['a time in whole seconds', { frontmatter: { time: '1m' } }, 'it has no time target'],
    [
      'a note that can be said in its time',
      { notes: '字'.repeat(244) },
      'the note takes 61 s to say, "time:" is 60',
    ],
    [
      'no more marks than clicks',
      { notes: '说[click]说' },
      'the note has 1 [click] marks, the slide 0',
    ],
  ])('needs %s', (_, change, problem) => {
    expect(formProblems([slide(change)])).toEqual([
      expect.stringContaining(`pages/a.md:10: ${problem}`),
    ])
  })

  it('counts Chinese characters and Latin words of a title, not punctuation', () => {
    expect(titleLength('容器是被隔离、被限额的进程')).toBe(12)
    expect(titleLength('Docker 1.11：拆成 containerd 与 runc')).toBe(7)
    expect(titleLength('`docker build` 之后，——！')).toBe(4)
  })

  it.each([
    ['先说。\n[click] 再说<!-- 不说 --> [click:2]它', 5],
    ['2013 年', 5],
    ['OCI 和 CNCF，CRIs', 12],
    ['WWW', 9],
    ['Pod、image、namespace', 1 + 2 + 3],
    ['Deployment 与 containerd', 3 + 1 + 3],
    ['谁知道？（停 4 秒）', 3],
  ])('counts the syllables of a note: %s', (note, count) => {
    expect(syllables(note)).toBe(count)
  })

  it('takes time for syllables, clicks and pauses', () => {
    expect(clickMarks('[click] 一 [click:3] 二')).toBe(4)
    expect(spokenSeconds('字'.repeat(240))).toBe(60)
    expect(spokenSeconds('[click] 字（停 4 秒）')).toBe(0.25 + TALK.secondsPerClick + 4)
    expect(
      spokenMinutes([slide({ notes: '字'.repeat(240) }), slide({ notes: '字'.repeat(120) })]),
    ).toBe(1.5)
  })

  it.each<[string, string, Record<string, unknown>, number | null]>([
    ['plain text has none', '# 甲', {}, 0],
    ['each v-click is one', '<v-click>\n\n甲\n\n</v-click>\n<p v-click>乙</p>', {}, 2],
    ['stepped lines are their steps less one', '```yaml {1|2-3|all}\na: 1\n```', {}, 2],
    ['code that mentions v-click has none', '```html\n<p v-click>甲</p>\n```', {}, 0],
    ['the frontmatter decides', '<ComposeVsPod />', { clicks: 7 }, 7],
    ['a component is unknown', '<ComposeVsPod />', {}, null],
    ['a range is unknown', '<p v-click="[1, 3]">甲</p>', {}, null],
    ['v-clicks are unknown', '<v-clicks>\n\n- 甲\n\n</v-clicks>', {}, null],
    ['magic-move is unknown', '````md magic-move\n```js\na\n```\n````', {}, null],
  ])('knows clicks: %s', (_, content, frontmatter, clicks) => {
    expect(staticClicks(slide({ content, frontmatter }))).toBe(clicks)
  })
})

describe('the whole talk', () => {
  const count = TALK.slides[0]
  const time = Math.ceil((TALK.minutes[0] * 60) / count)
  const spoken = TALK.minutes[0] * TALK.syllablesPerMinute
  const whole = Array.from({ length: count }, () =>
    slide({
      frontmatter: { time, claims: KNOWN.claims, questions: KNOWN.questions },
      notes: '字'.repeat(Math.ceil(spoken / count)),
    }),
  )

  it('passes when it tells everything in its time', () => {
    expect(talkProblems(whole, KNOWN)).toEqual([])
  })

  it('names each claim and question that no slide tells', () => {
    const frontmatter = { time, claims: ['s1-01-first'] }
    const silent = whole.map((each) => ({ ...each, frontmatter }))
    expect(talkProblems(silent, KNOWN)).toEqual([
      expect.stringContaining('no slide tells the claim "s1-02-second"'),
      expect.stringContaining('no slide answers the question "a-question"'),
    ])
  })

  it('is neither too short nor too long, on the clock, when spoken and in slides', () => {
    const frontmatter = { ...whole[0]!.frontmatter, time: 60 }
    expect(talkProblems([{ ...whole[0]!, frontmatter, notes: '短' }], KNOWN)).toEqual([
      `pages/a.md: the time targets sum to 1.0 minutes. Change "time:" to come between ${TALK.minutes.join(' and ')}.`,
      `pages/a.md: the notes speak for 0.0 minutes. Change the notes to come between ${TALK.minutes.join(' and ')}.`,
      `pages/a.md: the talk has 1 slides. Come between ${TALK.slides.join(' and ')}, or change talk.config.ts.`,
    ])
    const long = whole.map((each) => ({ ...each, notes: '字'.repeat(each.notes.length * 2) }))
    expect(talkProblems(long, KNOWN)).toEqual([expect.stringContaining('the notes speak for')])
  })
})

describe('numbers of facts', () => {
  const counts = { claims: 76, events: 26, questions: 20, corrections: 12 }
  const problemsOf = (raw: string) => countProblems([slide({ raw })], counts)

  it.each([
    '拆成七十六个说法，最值得更正的是这十二处。',
    '二十个问题',
    '这一章讲三件事',
    '76 个说法',
  ])('that are theirs are no problem: %s', (raw) => expect(problemsOf(raw)).toEqual([]))

  it.each([
    ['# 标题\n\n<!--\n二十七件事', 13, '二十七件事', 'events.ts has 26. Write "二十六件事"'],
    ['七十五个说法', 10, '七十五个说法', 'claims.ts has 76. Write "七十六个说法"'],
    ['十九个问题', 10, '十九个问题', 'questions.ts has 20. Write "二十个问题"'],
    ['# 文章：11 处', 10, '11 处', 'corrections.ts has 12. Write "12 处"'],
  ])('that are others are named with their line: %s', (raw, line, said, mend) => {
    expect(problemsOf(raw)).toEqual([`pages/a.md:${line}: it says "${said}", but facts/${mend}.`])
  })
})

describe('reading a deck from its files', () => {
  const folders: string[] = []
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })
  function project(files: Record<string, string | Uint8Array>): string {
    const root = mkdtempSync(path.join(tmpdir(), 'deck-'))
    folders.push(root)
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
      writeFileSync(path.join(root, file), text)
    }
    return root
  }

  it('names the file and line of a chapter where a wrong id stands', async () => {
    const root = project({
      'slides.md': '# 封面\n\n---\nsrc: ./pages/one.md\n---\n',
      'pages/one.md':
        '# 甲\n\n<!-- 说 -->\n\n---\ntime: 30\nclaims: [s1-02-renam]\n---\n\n# 乙\n\n<!-- 说 -->\n',
    })
    expect(await deckProblems(root, path.join(root, 'slides.md'))).toEqual([
      expect.stringMatching(/^pages\/one\.md:7: unknown claim "s1-02-renam".*"s1-02-rename"/),
    ])
  })

  it('names a chapter file that is missing', async () => {
    const root = project({ 'slides.md': '# 封面\n\n---\nsrc: ./pages/none.md\n---\n' })
    expect(await deckProblems(root, path.join(root, 'slides.md'))).toEqual([
      expect.stringMatching(/^slides\.md:3: .* not found: \/?pages\/none\.md\. Correct the path/),
    ])
  })

  it('names frontmatter that is not YAML', async () => {
    const root = project({
      'slides.md': '# 甲\n\n---\nclaims: [s1-02-rename\n---\n\n# 乙\n\n<!-- 说 -->\n',
    })
    expect(await deckProblems(root, path.join(root, 'slides.md'))).toEqual([
      expect.stringMatching(/^slides\.md:5: the frontmatter is not YAML: .* Close its brackets/),
    ])
  })

  it('names a file that is not UTF-8, its first such line, and nothing that follows from it', async () => {
    const start = '# 封面\n\n---\nsrc: ./pages/one.md\n---\n'
    const gbk = Uint8Array.from([0xc8, 0xdd, 0xc6, 0xf7])
    const root = project({
      'slides.md': start,
      'pages/one.md': Buffer.concat([
        Buffer.from('---\ntime: 30\n---\n\n# '),
        gbk,
        Buffer.from('\n'),
      ]),
    })
    const line =
      'pages/one.md:5: the file is not UTF-8. Save it as UTF-8, e.g. iconv -f GBK -t UTF-8.'
    expect(await problemsIn(root, 'slides.md', config, false)).toEqual([line])
    expect(await problemsIn(root, 'slides.md', config, true)).toEqual([line])
  })

  it('asks one chapter alone for right ids, not for the whole talk', async () => {
    const root = project({ 'one.md': '---\nclaims: [s1-02-rename]\n---\n\n# 甲\n' })
    expect(await deckProblems(root, path.join(root, 'one.md'))).toEqual([])
  })
})
