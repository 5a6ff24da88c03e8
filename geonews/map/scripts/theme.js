/** @file Light and dark: the reader's wish, else that of the system. */
'use strict';
(function (geonews) {
  /** @param {any} view @returns {boolean} */
  function isDark(view) {
    return view.state.theme ? view.state.theme === 'dark' : Boolean(view.page) && geonews.dom.isDark();
  }

  /** Put the colours of the categories, and the theme, on the page. @param {any} view */
  function apply(view) {
    const root = view.page ? document.documentElement : view.container;
    const dark = isDark(view) && !view.printing;
    const theme = dark ? 'dark' : 'light';
    if (root.dataset.theme === theme && root.classList.contains('gn-theme')) {
      return; // to say so again would cost the browser a look at every element
    }
    root.classList.add('gn-theme');
    root.dataset.theme = theme;
    for (const { key, colour, dark: shade } of view.data.categories) {
      root.style.setProperty('--gn-' + key, dark ? shade : colour);
    }
  }

  /** Follow reader and system. @param {any} view */
  function follow(view) {
    view.on('change', () => apply(view));
    globalThis.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => apply(view));
  }

  geonews.theme = { isDark, apply, follow };
})((globalThis.geonews = globalThis.geonews || {}));
