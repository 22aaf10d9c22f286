import { defineVitePluginsSetup } from '@slidev/types'
import { diagrams } from '../scripts/vite/diagrams'

export default defineVitePluginsSetup(() => [diagrams()])
