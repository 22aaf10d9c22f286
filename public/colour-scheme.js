// Light or dark before the first paint: what the viewer chose in the deck, else what the system says.
{
  const chosen = localStorage.getItem('slidev-color-schema')
  const isDark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.add(isDark ? 'dark' : 'light')
}
