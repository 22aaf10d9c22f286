import { defineVitePluginsSetup } from '@slidev/types'
import { checkDeck } from '../scripts/vite/check-deck'
import { citedFacts } from '../scripts/vite/cited-facts'
import { diagrams } from '../diagrams/render/vite'
import { fonts } from '../packages/slidev-addon-publish/node/vite/fonts'
import { light } from '../packages/slidev-addon-publish/node/vite/light'
import { oneLanguage } from '../scripts/vite/one-language'

export default defineVitePluginsSetup((options) => [
  checkDeck(options),
  citedFacts(options),
  diagrams(),
  fonts(),
  light(options),
  oneLanguage(options),
])
