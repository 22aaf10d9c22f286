import { defineVitePluginsSetup } from '@slidev/types'
import { checkDeck } from '../scripts/vite/check-deck'
import { diagrams } from '../scripts/vite/diagrams'
import { fonts } from '../scripts/vite/fonts'
import { light } from '../scripts/vite/light'

export default defineVitePluginsSetup((options) => [
  checkDeck(options),
  diagrams(),
  fonts(),
  light(options),
])
