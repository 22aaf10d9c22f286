/** The pages that the facts cite. */
import { pages } from '../../facts/pages.ts'

/** @returns address of every page, each once */
export const citedPages = (): string[] => [...new Set(Object.values(pages).map(({ url }) => url))]
