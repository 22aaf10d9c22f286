/**
 * What a later slide will need waits this long, milliseconds: the slide on show comes first. Slidev, too,
 * fetches the other slides after this time.
 */
export const QUIET_MS = 3000
