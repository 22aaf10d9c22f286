/** When the facts were last held against their sources, `YYYY-MM`. */
export const CHECKED = '2026-08'
