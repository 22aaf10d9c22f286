/** `npm run build`: the complete static site in dist/. */
import path from 'node:path'
import { CommandError, runCommand } from './command.ts'
import { ROOT, entryFor } from './deck.ts'

await runCommand(
  'build',
  'the complete static site in dist/',
  {
    base: { type: 'string', value: '/path/', about: 'path the site will be served under' },
    site: {
      type: 'string',
      value: 'https://…/',
      about: 'its full address: sets --base, canonical links, the social image and the QR code',
    },
    chapter: { type: 'string', value: 'n', about: 'the cover and one chapter alone' },
    'without-notes': { type: 'boolean', about: "leave the speaker's notes out" },
    out: { type: 'string', value: 'folder', about: 'where to write it (default: dist)' },
  },
  async ({ base, site, chapter, 'without-notes': withoutNotes = false, out = 'dist' }) => {
    const place = whereTo(base, site)
    const { buildSite } = await import('./site/build-site.ts')
    const entry = await entryFor(chapter)
    console.log('building the site …')
    await buildSite(path.resolve(ROOT, out), {
      entry,
      ...place,
      notes: !withoutNotes,
      published: true,
    })
    console.log(`wrote ${out}/ (to be served under ${place.base})`)
  },
)

/** @throws CommandError where an address or path is not of the form a site can live at */
function whereTo(base: string | undefined, site: string | undefined) {
  if (site !== undefined) {
    if (base !== undefined) throw new CommandError('--site sets the path too; leave --base out')
    if (!/^https?:\/\//.test(site) || !URL.canParse(site)) {
      throw new CommandError(
        `--site ${site}: give the full address, as in --site https://example.org/talk/`,
      )
    }
    const address = site.endsWith('/') ? site : `${site}/`
    return { base: new URL(address).pathname, address }
  }
  if (base !== undefined && !/^\/(?:[^\s?#]*\/)?$/.test(base)) {
    throw new CommandError(
      `--base ${base}: a path begins and ends with a slash, as in --base /talk/`,
    )
  }
  return { base: base ?? '/' }
}
