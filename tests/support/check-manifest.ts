import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import ts from 'typescript'

const require = createRequire(import.meta.url)

/** What is wrong with a document; empty where nothing is. */
export type Complaints = string[]

/**
 * Checks a parsed Compose file against the JSON schema of the Compose Specification that dclint ships.
 * The schema knows fields, types and enums; it does not follow references between sections.
 */
export function checkCompose(): (document: unknown) => Complaints {
  const schema = path.join(
    path.dirname(require.resolve('dclint/package.json')),
    'schemas/compose.schema.json',
  )
  const ajv = new Ajv({ strict: false, allErrors: true })
  for (const format of ['duration', 'expose', 'ports', 'subnet_ip_address'])
    ajv.addFormat(format, true)
  const { $schema: _, ...rules } = JSON.parse(readFileSync(schema, 'utf8'))
  const validate = ajv.compile(rules)
  return (document) =>
    validate(document)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}

const TYPES: Record<string, string> = {
  'v1/Pod': 'v1/Pod',
  'v1/Service': 'v1/Service',
  'apps/v1/Deployment': 'apps/v1/Deployment',
  'apps/v1/StatefulSet': 'apps/v1/StatefulSet',
  'apps/v1/DaemonSet': 'apps/v1/DaemonSet',
  'batch/v1/Job': 'batch/v1/Job',
  'batch/v1/CronJob': 'batch/v1/CronJob',
  'networking.k8s.io/v1/Ingress': 'networking.k8s.io/v1/Ingress',
  'policy/v1/PodDisruptionBudget': 'policy/v1/PodDisruptionBudget',
}

/**
 * Checks parsed Kubernetes manifests, each as an object literal of its kind's type in
 * kubernetes-models: the TypeScript compiler then sees unknown fields, wrong types, missing fields and
 * wrong enum values, which the package's own `validate()` only partly does.
 *
 * @returns one list of complaints per document, in order
 */
export function checkManifests(documents: unknown[]): Complaints[] {
  const files = new Map(
    documents.map((document, index) => {
      const { apiVersion, kind } = document as { apiVersion: string; kind: string }
      const module = TYPES[`${apiVersion}/${kind}`]
      const source = module
        ? `import type { I${kind} } from 'kubernetes-models/${module}'\nexport const manifest: I${kind} = ${JSON.stringify(document, null, 1)}\n`
        : `export const manifest: never = 'no ${apiVersion}/${kind} in kubernetes-models'\n`
      return [path.join(import.meta.dirname, `manifest-${index}.ts`).replaceAll('\\', '/'), source]
    }),
  )
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (name) => files.has(name) || fileExists(name)
  host.readFile = (name) => files.get(name) ?? readFile(name)
  host.getSourceFile = (name, ...rest) =>
    files.has(name)
      ? ts.createSourceFile(name, files.get(name)!, ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest)
  const program = ts.createProgram([...files.keys()], options, host)
  return [...files.keys()].map((name) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(name))
      .map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')),
  )
}
