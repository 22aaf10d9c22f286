/** The grid in which a container's copy of a file is drawn: cells of one MiB, in rows from the top. */

/** Side of a cell and distance from one to the next, in px. */
export const CELL = 36
export const PITCH = 39
export const COLUMNS = 7

/** The top left corner of a cell, counted from 0. */
export const cellPlace = (index: number): { x: number; y: number } => ({
  x: (index % COLUMNS) * PITCH,
  y: Math.floor(index / COLUMNS) * PITCH,
})
