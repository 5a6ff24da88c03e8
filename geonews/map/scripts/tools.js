/** @file The tools of the map: zoom, first view, counts, dark, full screen, link, download, print. */
'use strict';
(function (geonews) {
  const { el, icon } = geonews.dom;
  const ICONS = {
    in: 'M8 3v10M3 8h10',
    out: 'M3 8h10',
    home: 'M2.5 8L8 3l5.5 5M4 7v6h8V7',
    counts: 'M2 4l4-1.5 4 1.5 4-1.5v9.5l-4 1.5-4-1.5-4 1.5zM6 2.5v9.5M10 4v9.5',
    theme: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z',
    full: 'M2.5 6v-3.5h3.5M10 2.5h3.5v3.5M13.5 10v3.5h-3.5M6 13.5h-3.5v-3.5',
    link: 'M6.5 9.5l3-3M7 5l1.5-1.5a2.6 2.6 0 0 1 4 4l-1.5 1.5M9 11l-1.5 1.5a2.6 2.6 0 0 1-4-4l1.5-1.5',
    download: 'M8 2.5v7.5M4.8 7L8 10.2 11.2 7M2.5 13.5h11',
    print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  };

  /** The tools of a view. */
  class Tools {
    /** @param {any} view */
    constructor(view) {
      this.view = view;
      this.add([
        ['in', () => view.map.zoomIn()],
        ['out', () => view.map.zoomOut()],
      ]);
      this.buttons = this.add([
        ['home', () => this.home()],
        ['counts', () => this.counts()],
        ['theme', () => this.toggleTheme()],
        ['full', () => this.fullScreen()],
        ['link', () => this.copyLink()],
        ['download', (button) => this.offer(button)],
        ['print', () => globalThis.print()],
      ]);
      if (view.basemap) {
        view.on('change', () =>
          this.buttons.get('counts').setAttribute('aria-pressed', String(view.state.mode === 'counts')),
        );
      } else {
        this.buttons.get('counts').remove();
      }
      view.map.on('click movestart', () => this.menu && this.closeMenu(false));
    }

    /** @param {Array<[string, (button: HTMLElement) => void]>} entries @returns {Map<string, HTMLElement>} */
    add(entries) {
      const { say } = this.view.data;
      const buttons = new Map(
        entries.map(([name, action]) => {
          const label = say('tool.' + name);
          const button = el(
            'button',
            {
              type: 'button',
              title: label,
              'aria-label': label,
              class: 'gn-tool gn-tool-' + name,
              on: { click: () => action(button) },
            },
            icon(ICONS[name]),
          );
          return [name, button];
        }),
      );
      const bar = el('div', { class: 'gn-tools leaflet-bar' }, ...buttons.values());
      geonews.dom.shield(bar);
      const control = new L.Control({ position: 'topright' });
      control.onAdd = () => bar;
      control.addTo(this.view.map);
      return buttons;
    }

    /** Show the first view again. */
    home() {
      this.view.popup.dismiss(false);
      geonews.flight.home(this.view);
    }

    /** Switch between points and counts. */
    counts() {
      this.view.set({ mode: this.view.state.mode === 'counts' ? 'points' : 'counts' });
    }

    /** Switch between light and dark. */
    toggleTheme() {
      this.view.set({ theme: geonews.theme.isDark(this.view) ? 'light' : 'dark' });
    }

    /** Fill the screen, or stop to. */
    fullScreen() {
      const done = document.fullscreenElement
        ? document.exitFullscreen()
        : document.documentElement.requestFullscreen();
      done.catch(() => this.say('denied'));
    }

    /** Put the address of what is seen on the clipboard. */
    async copyLink() {
      const address = location.href;
      try {
        await navigator.clipboard.writeText(address);
      } catch {
        const field = el('textarea', { class: 'gn-unseen' });
        field.value = address;
        document.body.append(field);
        field.select();
        document.execCommand('copy');
        field.remove();
      }
      this.say('copied');
    }

    /** Let the reader choose a format. @param {HTMLElement} button */
    offer(button) {
      if (this.menu) {
        this.closeMenu(true);
        return;
      }
      const { view } = this;
      const choose = (label, write, type, suffix) =>
        el('button', {
          type: 'button',
          role: 'menuitem',
          text: label,
          on: { click: () => this.save(write(view.data, view.passed), type, suffix) },
        });
      const geo = choose('GeoJSON', geonews.exports.geojson, 'application/geo+json', 'geojson');
      this.menu = el(
        'div',
        {
          class: 'gn-menu',
          role: 'menu',
          'aria-label': view.data.say('tool.download'),
          on: { keydown: (event) => this.stepMenu(event) },
        },
        geo,
        choose('CSV', geonews.exports.csv, 'text/csv', 'csv'),
      );
      button.after(this.menu);
      button.setAttribute('aria-expanded', 'true');
      geo.focus();
    }

    /** @param {any} event */
    stepMenu(event) {
      const items = [...this.menu.children];
      const at = items.indexOf(document.activeElement);
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        items[(at + 1) % items.length].focus();
      } else if (event.key === 'Escape') {
        event.stopPropagation();
        this.closeMenu(true);
      }
    }

    /** @param {boolean} back  whether the focus returns to the button */
    closeMenu(back) {
      this.menu.remove();
      this.menu = null;
      const button = this.buttons.get('download');
      button.setAttribute('aria-expanded', 'false');
      if (back) {
        button.focus();
      }
    }

    /** @param {string} content @param {string} type @param {string} suffix */
    save(content, type, suffix) {
      const address = URL.createObjectURL(new Blob([content], { type }));
      const anchor = document.createElement('a');
      anchor.href = address;
      anchor.download = 'events.' + suffix;
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
      this.closeMenu(true);
      this.say('saved', { n: this.view.passed.length });
    }

    /** Show a line for a moment. @param {string} key @param {any} [values] */
    say(key, values) {
      const text = this.view.data.say(key, values);
      this.view.announce(text);
      const toast = el('div', { class: 'gn-toast', text, 'aria-hidden': 'true' });
      this.view.container.append(toast);
      setTimeout(() => toast.remove(), 2200);
    }
  }

  /** Add the tools to a map. @param {any} map @param {any} options */
  geonews.tools = (map, options) =>
    geonews.addPart(map, options, (view) => {
      view.tools = new Tools(view);
      new geonews.Beyond(view);
      geonews.listenToKeys(view);
      geonews.preparePrinting(view);
      geonews.keepAddress(view);
    });
})((globalThis.geonews = globalThis.geonews || {}));
