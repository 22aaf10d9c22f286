/** A namespace of our own in the cluster that kubectl reaches. */
import { randomBytes } from 'node:crypto'
import { CommandError } from '../command.ts'
import { PATIENCE } from './container.ts'
import { checkEngine } from './engine.ts'
import { needPrograms } from './host.ts'
import { cleaningUp, lastLine, must, removeAll, run, runAnyway, until, type Ran } from './shell.ts'

const LABEL = 'k8s-and-docker/evidence'

export interface Cluster {
  /** Of the API server, e.g. `v1.34.1`. */
  version: string
  namespace: string
  /** kubectl in our namespace. */
  kubectl: (...args: string[]) => string[]
  apply: (manifest: object | string) => Promise<void>
  /** An object or a list as the API has it. @throws CommandError where it is not there */
  get: <T>(...what: string[]) => Promise<T>
  /** Runs a program in a container of a Pod. @throws CommandError where the cluster cannot */
  exec: (pod: string, container: string, argv: readonly string[]) => Promise<Ran>
}

/**
 * Makes a namespace, works in it and removes it with all that is in it.
 *
 * @param context of the kubeconfig; undefined for the current one
 * @throws CommandError where kubectl is missing, reaches no cluster or may not make namespaces
 */
export async function inNamespace<T>(
  context: string | undefined,
  work: (cluster: Cluster) => Promise<T>,
): Promise<T> {
  needPrograms('kubectl')
  const base = ['kubectl', ...(context === undefined ? [] : [`--context=${context}`])]
  const asked = await run([...base, 'version', '-o', 'json', '--request-timeout=10s'])
  const version = asked.exit === 0 && serverVersion(asked.out)
  if (!version)
    throw new CommandError(
      `kubectl reaches no cluster (${lastLine(asked)}); point KUBECONFIG or --context at one`,
    )

  const token = randomBytes(4).toString('hex')
  const namespace = `k8s-and-docker-evidence-${token}`
  const kubectl = (...args: string[]) => [...base, '--namespace', namespace, ...args]
  const cluster: Cluster = {
    version,
    namespace,
    kubectl,
    apply: async (manifest) => {
      const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest)
      await must(kubectl('apply', '-f', '-'), text)
    },
    get: async (...what) => JSON.parse(await must(kubectl('get', ...what, '-o', 'json'))),
    exec: async (pod, container, argv) =>
      checkEngine(
        await run(kubectl('exec', pod, '-c', container, '--', ...argv), '', 2 * PATIENCE),
      ),
  }
  await needRights(base)
  const remove = () => removeNamespace(base, namespace, `${LABEL}=${token}`)
  return cleaningUp(remove, async () => {
    const made = await run(
      [...base, 'create', '-f', '-'],
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace, labels: { [LABEL]: token } },
      }),
    )
    if (made.exit !== 0) throw new CommandError(`cannot make a namespace (${lastLine(made)})`)
    await until('the service account of the new namespace', 60, async () => {
      const account = await run(kubectl('get', 'serviceaccount', 'default'))
      return account.exit === 0
    })
    return work(cluster)
  })
}

/** @throws CommandError naming what we may not do: better now than when half is done */
async function needRights(base: string[]): Promise<void> {
  const lacking: string[] = []
  for (const right of [
    'create namespaces',
    'delete namespaces',
    'create pods',
    'create pods/exec',
  ]) {
    const { exit } = await run([
      ...base,
      'auth',
      'can-i',
      ...right.split(' '),
      '--all-namespaces',
      '--quiet',
    ])
    if (exit !== 0) lacking.push(right)
  }
  if (lacking.length)
    throw new CommandError(
      `lacks rights in this cluster: may not ${lacking.join(', ')}; ask for them, or point --context at another cluster`,
    )
}

async function removeNamespace(base: string[], name: string, label: string): Promise<void> {
  const find = async () => {
    const { exit, out } = await runAnyway([...base, 'get', 'namespace', '-l', label, '-o', 'name'])
    return exit === 0 ? out.split(/\s+/).filter(Boolean) : undefined
  }
  const left = await removeAll(find, async () => {
    await runAnyway([...base, 'delete', 'namespace', '-l', label, '--timeout=180s'])
  })
  if (left?.length === 0) return
  const why = left ? 'it does not go' : 'the cluster does not answer'
  console.error(
    `left behind: namespace ${name} (${why}); remove it with: ${base.join(' ')} delete namespace ${name}`,
  )
}

/** @param text `kubectl version -o json` */
const serverVersion = (text: string): string | undefined =>
  (JSON.parse(text) as { serverVersion?: { gitVersion: string } }).serverVersion?.gitVersion
