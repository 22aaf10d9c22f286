import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ROOT } from '../../scripts/deck.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'report-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** A gh that writes down how it is called, and the body it is given. */
const GH = `#!/bin/sh
echo "$*" >> "$LOG"
case "$1 $2" in "issue list") echo "$OPEN" ;; esac
while [ $# -gt 1 ]; do [ "$1" = --body-file ] && cp "$2" "$LOG.body"; shift; done
exit 0
`

const EVIDENCE = `compose: Docker Engine 30.0.0 with docker compose 3.0.0; the deck's recording: Docker Engine 28.5.2
  = Compose: addresses: one each
  ≠ Compose: DNS server: not the engine's; the deck's recording says the engine's own
evidence: an outcome differs from the deck's recording: compose
`

/** @returns the calls of gh, without asking for open issues and labels, and the body */
function report(outcome: string, { open = '' } = {}) {
  const log = path.join(folder, 'log')
  const gh = path.join(folder, 'gh')
  writeFileSync(gh, GH)
  chmodSync(gh, 0o755)
  writeFileSync(path.join(folder, 'evidence.txt'), EVIDENCE)
  writeFileSync(path.join(folder, 'links.txt'), '3 answered\n')
  const { status, stderr } = spawnSync(
    path.join(ROOT, '.github/report-differences'),
    [outcome, path.join(folder, 'evidence.txt'), 'success', path.join(folder, 'links.txt')],
    {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, LOG: log, OPEN: open },
    },
  )
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const calls = readFileSync(log, 'utf8').trim().split('\n')
  return {
    calls: calls.filter((call) => !/^(issue list|label create)/.test(call)),
    body: existsSync(`${log}.body`) ? readFileSync(`${log}.body`, 'utf8') : '',
  }
}

it('opens one issue with what differs', () => {
  const { calls, body } = report('failure')
  expect(calls).toHaveLength(1)
  expect(calls[0]).toMatch(/^issue create --title The talk .* --label evidence --body-file /)
  expect(body.split('<details>')[0]).toContain("≠ Compose: DNS server: not the engine's")
  expect(body.split('<details>')[0]).not.toContain('= Compose: addresses')
  expect(body).toContain('= Compose: addresses')
  expect(body).not.toContain('3 answered')
})

it('updates the open one rather than open another', () => {
  const { calls } = report('failure', { open: '12' })
  expect(calls).toHaveLength(1)
  expect(calls[0]).toMatch(/^issue edit 12 --body-file /)
})

it('closes it when all is well again, and does nothing where there is none', () => {
  expect(report('success', { open: '12' }).calls[0]).toMatch(/^issue close 12 --comment /)
  rmSync(path.join(folder, 'log'))
  expect(report('success').calls).toEqual([])
})

it('is run by a workflow, monthly and by hand, after commands that exist', () => {
  const text = readFileSync(path.join(ROOT, '.github/workflows/evidence.yml'), 'utf8')
  const workflow = parse(text) as {
    on: { schedule: { cron: string }[]; workflow_dispatch: null }
    jobs: { compare: { steps: { run?: string }[] } }
  }
  expect(workflow.on.schedule[0]!.cron).toMatch(/^\d+ \d+ \d+ \* \*$/)
  expect(workflow.on).toHaveProperty('workflow_dispatch')
  const runs = workflow.jobs.compare.steps.map(({ run = '' }) => run).join('\n')
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const called = [...runs.matchAll(/npm run (?:--silent )?(\S+)/g)].map(([, name]) => name!)
  expect(called).toEqual(['evidence', 'check:links'])
  for (const name of called) expect(scripts).toHaveProperty([name])
})
