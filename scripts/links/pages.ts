/** The pages that the facts cite. */
import { sourceByUrl } from '../../facts/sources.ts'

/** @returns address of every page, each once */
export const citedPages = (): string[] => [...sourceByUrl.keys()]
