#!/usr/bin/env node
/** Runs one of the commands beside this file: `slidev-publish build`. They are TypeScript; tsx reads it. */
import { register } from 'tsx/esm/api'

const COMMANDS = ['build', 'start', 'export', 'shots']
const [, , name] = process.argv

if (COMMANDS.includes(name)) {
  process.argv.splice(2, 1)
  register()
  await import(`./${name}.ts`)
} else {
  console.error(`slidev-publish ${name ?? ''}: choose one of ${COMMANDS.join(', ')}`)
  process.exitCode = 1
}
