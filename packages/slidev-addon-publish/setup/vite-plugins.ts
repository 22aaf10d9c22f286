import { defineVitePluginsSetup } from '@slidev/types'
import { fonts } from '../node/vite/fonts'
import { light } from '../node/vite/light'

export default defineVitePluginsSetup((options) => [fonts(), light(options)])
