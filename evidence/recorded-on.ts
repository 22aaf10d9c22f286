import latency from './latency.json' with { type: 'json' }
import podVsCompose from './pod-vs-compose.json' with { type: 'json' }
import roads from './roads.json' with { type: 'json' }
import type { Engine } from './types.ts'

/** What the recordings that the slides show were made on; each once. */
export const recordedOn: readonly Engine[] = [
  podVsCompose.compose.engine,
  podVsCompose.pod.engine,
  ...roads.engines,
  latency.engine,
].filter(
  (engine, index, all) =>
    all.findIndex(({ name, version }) => name === engine.name && version === engine.version) ===
    index,
)
