import { defineVitePluginsSetup } from '@slidev/types'
import { checkDeck } from '../check/vite'
import { citedFacts } from '../scripts/vite/cited-facts'
import { diagrams } from '../diagrams/render/vite'
import { oneLanguage } from '../scripts/vite/one-language'
import { siteCodes } from '../scripts/vite/site-code'
import { slideLoading } from '../scripts/vite/slide-loading'

export default defineVitePluginsSetup((options) => [
  checkDeck(options),
  citedFacts(options),
  diagrams(),
  oneLanguage(options),
  siteCodes(),
  slideLoading(),
])
