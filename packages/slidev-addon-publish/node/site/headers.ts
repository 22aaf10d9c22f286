/** What a host says along with every file of the site; the one source of it for all hosts. */

/**
 * Everything comes from our own origin, and no script but our own files runs: none inline, no `eval`.
 *
 * Styles may be inline: the pages hold slides as HTML with style attributes, and the rules of their
 * fonts. Images may be `data:`, as the icons in the style sheet are.
 */
const POLICY: Record<string, string> = {
  'default-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'object-src': "'none'",
  'base-uri': "'self'",
  'form-action': "'none'",
  'frame-ancestors': "'self'",
}

/** Directives that browsers heed in a header only. */
const HEADER_ONLY = new Set(['frame-ancestors'])

/**
 * Sent with every response. Strict-Transport-Security is not among them: it speaks for the whole host
 * and belongs to whoever terminates TLS there (Netlify, Vercel and GitHub Pages send it themselves).
 */
export const SECURITY_HEADERS: Record<string, string> = {
  'Content-Security-Policy': written(Object.entries(POLICY)),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
}

/** `Cache-Control` of the files under assets/, whose names change with their content. */
export const CACHE_ASSETS = 'public, max-age=31536000, immutable'

/** `Cache-Control` of everything else: kept, but asked after each time. */
export const CACHE_REST = 'no-cache'

/** The policy for hosts that send no headers of ours; goes before everything that loads a file. */
export const POLICY_TAG = `<meta http-equiv="Content-Security-Policy" content="${written(
  Object.entries(POLICY).filter(([directive]) => !HEADER_ONLY.has(directive)),
)}">`

/**
 * The file that Netlify and Cloudflare Pages read their headers from. They join what several rules
 * say about one header, so only the assets' rule names Cache-Control; for the rest their own is
 * `max-age=0, must-revalidate`.
 *
 * @param base path of the site; begins and ends with a slash
 */
export function headersFile(base: string): string {
  const rule = (path: string, headers: Record<string, string>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n')
  return (
    rule(`${base}*`, SECURITY_HEADERS) + rule(`${base}assets/*`, { 'Cache-Control': CACHE_ASSETS })
  )
}

function written(directives: [string, string][]): string {
  return directives.map(([directive, sources]) => `${directive} ${sources}`).join('; ')
}
