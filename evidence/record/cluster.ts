/** A namespace of our own in the cluster that kubectl reaches. */
import { randomBytes } from 'node:crypto'
import { CommandError } from '../../packages/slidev-addon-publish/node/command.ts'
import { needPrograms } from './host.ts'
import { cleaningUp, lastLine, must, run, runNow, until, type Ran } from './shell.ts'

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
  /** Runs a program in a container of a Pod. */
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
    exec: (pod, container, argv) => run(kubectl('exec', pod, '-c', container, '--', ...argv)),
  }
  const remove = () =>
    runNow([...base, 'delete', 'namespace', '-l', `${LABEL}=${token}`, '--timeout=180s'])
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

/** @param text `kubectl version -o json` */
const serverVersion = (text: string): string | undefined =>
  (JSON.parse(text) as { serverVersion?: { gitVersion: string } }).serverVersion?.gitVersion
