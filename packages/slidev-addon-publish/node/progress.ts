/** How far a command is, for whoever watches it. */
import type { WriteStream } from 'node:tty'

/** A bar on one line. */
export interface Progress {
  /** Draws it: `done` of `total`, 0 or more. */
  show: (what: string, done: number, total: number) => void
  /** Wipes it, so that the next line of text starts on a clean one. Harmless where there is none. */
  end: () => void
}

const WIDTH = 30
const WIPE = '\r\u001B[K'

/**
 * @param stream where the bar is drawn; nothing is written where it is no terminal
 * @returns a bar that is not drawn yet
 */
export function showProgress(stream: Pick<WriteStream, 'isTTY' | 'write'>): Progress {
  let drawn = ''
  const draw = (line: string) => {
    if (!stream.isTTY || line === drawn) return
    stream.write(WIPE + line)
    drawn = line
  }
  return {
    show(what, done, total) {
      const filled = Math.round((done / total) * WIDTH)
      draw(`${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total} ${what}`)
    },
    end() {
      draw('')
    },
  }
}
