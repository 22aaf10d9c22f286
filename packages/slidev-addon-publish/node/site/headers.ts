/** What a host says along with every file of the site; the one source of it for all hosts. */

/** What a deck needs besides its own files. */
export interface Needs {
  /** Origins that may give everything but scripts. */
  allow: readonly string[]
  /** Whether its slides run code that the audience writes. */
  evals: boolean
}

const NOTHING: Needs = { allow: [], evals: false }

/**
 * Everything comes from our own origin, and no script but our own files runs: none inline, no `eval`.
 *
 * Styles may be inline: the pages hold slides as HTML with style attributes, and the rules of their
 * fonts. Images may be `data:`, as the icons in the style sheet are.
 */
function policy({ allow, evals }: Needs): [directive: string, sources: string][] {
  const from = (own: string) => [own, ...allow].join(' ')
  return [
    ['default-src', "'self'"],
    ...(evals ? [['script-src', "'self' 'unsafe-eval'"] as [string, string]] : []),
    ['style-src', from("'self' 'unsafe-inline'")],
    ['img-src', from("'self' data:")],
    ...(allow.length > 0
      ? ['connect-src', 'font-src', 'frame-src', 'media-src'].map((directive): [string, string] => [
          directive,
          from("'self'"),
        ])
      : []),
    ['object-src', "'none'"],
    ['base-uri', "'self'"],
    ['form-action', "'none'"],
    ['frame-ancestors', "'self'"],
  ]
}

/** Directives that browsers heed in a header only. */
const HEADER_ONLY = new Set(['frame-ancestors'])

/**
 * Sent with every response. Strict-Transport-Security is not among them: it speaks for the whole host
 * and belongs to whoever terminates TLS there (Netlify, Vercel and GitHub Pages send it themselves).
 */
export function securityHeaders(needs: Needs = NOTHING): Record<string, string> {
  return {
    'Content-Security-Policy': written(policy(needs)),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy':
      'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
  }
}

/** `Cache-Control` of the files under assets/, whose names change with their content. */
export const CACHE_ASSETS = 'public, max-age=31536000, immutable'

/** `Cache-Control` of everything else: kept, but asked after each time. */
export const CACHE_REST = 'no-cache'

/** The policy for hosts that send no headers of ours; goes before everything that loads a file. */
export function policyTag(needs: Needs = NOTHING): string {
  const heeded = policy(needs).filter(([directive]) => !HEADER_ONLY.has(directive))
  return `<meta http-equiv="Content-Security-Policy" content="${written(heeded)}">`
}

/**
 * The file that Netlify and Cloudflare Pages read their headers from. They join what several rules
 * say about one header, so only the assets' rule names Cache-Control; for the rest their own is
 * `max-age=0, must-revalidate`.
 *
 * @param base path of the site; begins and ends with a slash
 */
export function headersFile(base: string, needs: Needs = NOTHING): string {
  const rule = (path: string, headers: Record<string, string>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n')
  return (
    rule(`${base}*`, securityHeaders(needs)) +
    rule(`${base}assets/*`, { 'Cache-Control': CACHE_ASSETS })
  )
}

/** What `headersFile` says for every file. */
export function readHeaders(file: string): Record<string, string> {
  const [rule] = file.split(/\n(?! )/)
  return Object.fromEntries(
    [...rule!.matchAll(/^ {2}(\S+): (.*)$/gm)].map(([, name, value]) => [name, value]),
  )
}

function written(directives: [string, string][]): string {
  return directives.map(([directive, sources]) => `${directive} ${sources}`).join('; ')
}
