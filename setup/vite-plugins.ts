import { defineVitePluginsSetup } from '@slidev/types'
import { checkDeck } from '../check/vite'
import { citedFacts } from '../scripts/vite/cited-facts'
import { diagrams } from '../scripts/vite/diagrams'
import { fonts } from '../scripts/vite/fonts'
import { light } from '../scripts/vite/light'
import { oneLanguage } from '../scripts/vite/one-language'
import { slideLoading } from '../scripts/vite/slide-loading'

export default defineVitePluginsSetup((options) => [
  checkDeck(options),
  citedFacts(options),
  diagrams(),
  fonts(),
  light(options),
  oneLanguage(options),
  slideLoading(),
])
