/** The slides as @slidev/client's router finds them; see slidev-client.d.ts for why. */
import type { SlideRoute } from './slidev-client'

/** @param no number or `routeAlias` of a slide */
export function getSlide(no: number | string): SlideRoute | undefined
