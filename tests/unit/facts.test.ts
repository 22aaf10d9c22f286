import { describe, expect, it } from 'vitest'
import { chapters } from '../../facts/chapters'
import { claims } from '../../facts/claims'
import { corrections } from '../../facts/corrections'
import { events } from '../../facts/events'
import { pages } from '../../facts/pages'
import { questions } from '../../facts/questions'
import { claimsOf, pagesOf, siteOf, sourcesOf } from '../../facts/sources'
import type { Claim, HistoryEvent, Question, Source } from '../../facts/types'
import { RULES } from '../../models/pod-vs-compose/rules'
import { LIBCONTAINER } from '../../models/runtime-chain'
import {
  claimProblems,
  correctionProblems,
  eventProblems,
  factProblems,
  pageProblems,
  questionProblems,
} from '../../check/facts'

const page = { url: 'https://example.org/a', title: 'A page', read: true }
const event: HistoryEvent = {
  id: 'good',
  date: '2015-06-22',
  track: 'docker',
  inArticle: true,
  title: { zh: '标题', en: 'Title' },
  summary: { zh: '一句话。', en: 'Docker, Inc. says one sentence.' },
  sources: ['k8s-pods'],
}
const claim: Claim = {
  id: 's2-01-good',
  chapter: 2,
  verdict: 'wrong',
  said: { zh: '说法', en: 'Said' },
  brief: { zh: '史料', en: 'Record' },
  record: { zh: '史料全文。', en: 'The record.' },
  correction: 1,
  sources: ['k8s-pods'],
}
const question: Question = {
  id: 'good-one',
  question: { zh: '问？', en: 'Question?' },
  answer: { zh: '答。', en: 'Answer.' },
  sources: ['k8s-pods'],
}
const correction = { number: 1, said: claim.said, record: claim.record }

describe('the shipped facts', () => {
  it('have no problems', () => {
    expect(factProblems({ events, claims, questions, corrections, pages })).toEqual([])
  })

  it('give every wrong or imprecise claim a source that was read', () => {
    const unread = claims.filter(
      ({ verdict, sources }) =>
        (verdict === 'wrong' || verdict === 'imprecise') &&
        !pagesOf({ sources }).some(({ read }) => read),
    )
    expect(unread.map(({ id }) => id)).toEqual([])
  })

  it('number the parts of the talk by their place', () => {
    expect(chapters.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5])
  })
})

describe('a wrong event', () => {
  it.each<[string, Partial<HistoryEvent>, string]>([
    ['a day that does not exist', { date: '2015-02-30' }, 'date "2015-02-30" is no date'],
    ['a month without its zero', { date: '2015-6' }, 'date "2015-6" is no date'],
    ['month 13', { date: '2015-13' }, 'date "2015-13" is no date'],
    ['an empty English title', { title: { zh: '标题', en: '' } }, 'title.en is empty'],
    [
      'two Chinese sentences',
      { summary: { zh: '一。二。', en: 'One.' } },
      'summary.zh is not one sentence',
    ],
    [
      'two English sentences',
      { summary: { zh: '一。', en: 'One. Two.' } },
      'summary.en is not one sentence',
    ],
    ['no full stop', { summary: { zh: '一', en: 'One.' } }, 'summary.zh is not one sentence'],
  ])('with %s is named', (_, change, reason) => {
    expect(eventProblems([{ ...event, ...change }])).toEqual([
      expect.stringContaining(`facts/events.ts: event "good": ${reason}`),
    ])
  })

  it('with an id used twice is named', () => {
    expect(eventProblems([event, event])).toEqual([
      'facts/events.ts: event "good": the id is used twice. Give one of them another.',
    ])
  })

  it('out of date order is named', () => {
    expect(eventProblems([event, { ...event, id: 'early', date: '2014' }])).toEqual([
      expect.stringContaining('event "early": date 2014 is before that of the entry above'),
    ])
  })

  it('is distinguished from a right one, at every precision of date', () => {
    const right = [
      { ...event, id: 'a', date: '2015' },
      { ...event, id: 'b', date: '2015-06' },
      { ...event, id: 'c', date: '2016-02-29' },
    ]
    expect(eventProblems(right)).toEqual([])
  })
})

describe('a wrong claim', () => {
  it.each<[string, Partial<Claim>, string]>([
    ['an id of another chapter', { chapter: 3 }, 'the id does not name chapter 3'],
    ['a long brief', { brief: { zh: '长'.repeat(61), en: 'Long' } }, 'brief.zh is longer than 60'],
    ['no source', { sources: [] }, 'it has no source'],
    ['a bad date', { date: '2015-00' }, 'date "2015-00" is no date'],
    ['an empty record', { record: { zh: '', en: 'Record.' } }, 'record.zh is empty'],
  ])('with %s is named', (_, change, reason) => {
    expect(claimProblems([{ ...claim, ...change }])).toEqual([
      expect.stringContaining(`facts/claims.ts: claim "s2-01-good": ${reason}`),
    ])
  })

  it('may lack sources only where it is an opinion', () => {
    expect(claimProblems([{ ...claim, verdict: 'opinion', sources: [] }])).toEqual([])
  })
})

describe('wrong questions and corrections', () => {
  it('names a question with a bad id or no answer', () => {
    expect(questionProblems([{ ...question, id: 'Bad One' }])).toHaveLength(1)
    expect(questionProblems([{ ...question, answer: { zh: '', en: 'A.' } }])).toEqual([
      'facts/questions.ts: question "good-one": answer.zh is empty. Write it.',
    ])
  })

  it('names a correction without claims and a claim without its correction', () => {
    expect(correctionProblems([correction], [])).toEqual([
      expect.stringContaining('correction 1: no claim carries its number'),
    ])
    expect(correctionProblems([], [claim])).toEqual([
      expect.stringContaining('claim "s2-01-good": correction 1 does not exist'),
    ])
    expect(correctionProblems([correction], [claim])).toEqual([])
  })
})

describe('a wrong page', () => {
  it.each<[string, Partial<Source>, string]>([
    ['an address without http', { url: 'man7.org' }, '"man7.org" is no http(s) address'],
    ['an ftp address', { url: 'ftp://a.org/' }, '"ftp://a.org/" is no http(s) address'],
    ['no title', { title: ' ' }, 'it has no title'],
  ])('with %s is named', (_, change, reason) => {
    expect(pageProblems({ 'a-page': { ...page, ...change } })).toEqual([
      expect.stringContaining(`facts/pages.ts: page "a-page": ${reason}`),
    ])
  })

  it('with the address of another is named', () => {
    expect(pageProblems({ first: page, second: { ...page, title: 'Again' } })).toEqual([
      'facts/pages.ts: page "second": https://example.org/a is already page "first". Name that one.',
    ])
  })

  it('that nothing names is found', () => {
    const named = new Set<string>([
      ...[...events, ...claims, ...questions].flatMap(({ sources }) => sources),
      ...[...Object.values(RULES), LIBCONTAINER].map(({ source }) => source),
    ])
    expect(Object.keys(pages).filter((key) => !named.has(key))).toEqual([])
  })
})

describe('the sources of a slide', () => {
  it('are the first read source of each claim, each address once', () => {
    const told = { claims: ['s1-06-aws-2006', 's1-07-cloud-storage', 's1-02-rename'] }
    const shown = sourcesOf(told, 5)
    expect(shown).toHaveLength(2)
    expect(shown.every(({ read }) => read)).toBe(true)
  })

  it('are those the slide names, where it names some, and never more than the limit', () => {
    expect(sourcesOf({ claims: ['s1-02-rename'], sources: ['runc', 'lxc'] }, 5)).toEqual([
      pages.runc,
      pages.lxc,
    ])
    expect(sourcesOf({ claims: claims.map(({ id }) => id) }, 5)).toHaveLength(5)
  })

  it('are named by host, on GitHub by owner too', () => {
    expect(siteOf({ ...page, url: 'https://www.cncf.io/x' })).toBe('cncf.io')
    expect(siteOf({ ...page, url: 'https://github.com/moby/moby/x' })).toBe('github.com/moby')
  })

  it('leave out what is not known', () => {
    expect(claimsOf({ claims: ['s9-99-none'] })).toEqual([])
  })
})
