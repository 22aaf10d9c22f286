import { defineRootSetup } from '@slidev/types'
import { useAwakeScreen } from '../composables/useAwakeScreen'

export default defineRootSetup(useAwakeScreen)
