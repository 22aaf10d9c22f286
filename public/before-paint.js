// Where the browser blocks storage, what the deck remembers lasts as long as the page.
for (const name of ['localStorage', 'sessionStorage']) {
  try {
    window[name].getItem(name)
  } catch {
    const kept = new Map()
    Object.defineProperty(window, name, {
      value: {
        getItem: (key) => kept.get(String(key)) ?? null,
        setItem: (key, value) => void kept.set(String(key), String(value)),
        removeItem: (key) => void kept.delete(String(key)),
        clear: () => kept.clear(),
        key: (index) => [...kept.keys()][index] ?? null,
        get length() {
          return kept.size
        },
      },
    })
  }
}

// Light or dark before the first paint: what the viewer chose in the deck, else what the system says.
{
  const chosen = localStorage.getItem('slidev-color-schema')
  const isDark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.add(isDark ? 'dark' : 'light')
}

// The page holds the slide as it is before the first click: not what an address with clicks asks for.
if (/[?&](clicks|print|embedded)\b/.test(location.search)) {
  document.documentElement.classList.add('other-state')
}

// A slide's page brings the slide and the fonts for it. Show it when both are complete: paint it once.
{
  const root = document.documentElement.classList
  const fonts = [...document.fonts].filter(({ display }) => display === 'block')
  const parsed = new Promise((resolve) => {
    const whatFollows = () => document.getElementById('app') && resolve()
    new MutationObserver(whatFollows).observe(document, { childList: true, subtree: true })
    document.addEventListener('readystatechange', resolve, { once: true })
  })
  root.add('arriving')
  void Promise.allSettled([parsed, ...fonts.map((font) => font.load())])
    .then(() => document.fonts.ready)
    .then(() => root.remove('arriving'))
}
