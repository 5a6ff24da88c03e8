/** @file The legend, whose lines are switches; search; the filter by country. */
'use strict';
(function (geonews) {
  const { el } = geonews.dom;

  /** The legend of a view. */
  class Legend {
    /** @param {any} view */
    constructor(view) {
      this.view = view;
      this.ever = new Set(view.data.events.map((event) => event.category));
      this.mentioned = view.data.places.some((place) => !place.events.length);
      const place = view.panel ? view.panel.filters : view.dock('legend', 'bottomleft');
      /** @type {Map<string, HTMLElement>} */
      this.switches = this.makeSwitches();
      const named = { class: 'gn-chips', role: 'group', 'aria-label': view.data.say('categories') };
      this.chips = el('div', named, ...this.switches.values());
      this.note = el('div', { class: 'gn-note' });
      place.append(this.finder(), this.chips, this.note);
      this.signs = new geonews.Signs(view);
      view.on('change', () => this.update());
      view.on('begun', () => view.data.prepareSearch());
    }

    /** @returns {HTMLElement} search and country */
    finder() {
      const { view } = this;
      const { say } = view.data;
      let waiting = 0;
      this.search = el('input', {
        type: 'search',
        class: 'gn-search',
        placeholder: say('search'),
        'aria-label': say('search'),
        autocomplete: 'off',
        maxlength: '200',
        dir: 'auto',
        on: {
          input: () => {
            cancelAnimationFrame(waiting);
            waiting = requestAnimationFrame(() => view.set({ query: this.search.value }));
          },
        },
      });
      const empty = !view.data.events.length;
      return el('div', { class: 'gn-finder', role: 'search', hidden: empty }, this.search, this.countries());
    }

    /** @returns {HTMLElement | string} a choice of countries, where there are several */
    countries() {
      const { data } = this.view;
      const codes = [
        ...new Set(data.events.filter((e) => e.place >= 0).map((e) => data.places[e.place].country)),
      ].filter(Boolean);
      if (codes.length < 2) {
        return '';
      }
      const options = codes
        .map((code) => [code, data.countryName(code)])
        .sort((a, b) => a[1].localeCompare(b[1], data.language));
      this.country = el(
        'select',
        {
          class: 'gn-country',
          'aria-label': data.say('country'),
          on: { change: () => this.view.set({ country: this.country.value }) },
        },
        el('option', { value: '', text: data.say('countries.all') }),
        ...options.map(([code, name]) => el('option', { value: code, text: name })),
      );
      return this.country;
    }

    /** Show what is switched on, and how many events each line has. */
    update() {
      const { state, tally } = this.view;
      for (const [key, chip] of this.switches) {
        const count = tally.get(key) || 0;
        chip.setAttribute('aria-pressed', String(!state.off.includes(key)));
        chip.lastElementChild.textContent = key === 'context' && !count ? '' : this.view.data.number(count);
      }
      if (this.search.value !== state.query && document.activeElement !== this.search) {
        this.search.value = state.query;
      }
      if (this.country) {
        this.country.value = state.country;
      }
      this.explain();
    }

    /** @returns {Map<string, HTMLElement>} a switch for each category that the page has */
    makeSwitches() {
      const categories = this.view.data.categories.filter(
        ({ key }) => this.ever.has(key) || (key === 'context' && this.mentioned),
      );
      return new Map(categories.map((category) => [category.key, this.chip(category)]));
    }

    /** @param {any} category @returns {HTMLElement} */
    chip({ key, label, full }) {
      return el(
        'button',
        {
          type: 'button',
          class: 'gn-chip',
          title: full,
          'data-category': key,
          on: { click: () => this.toggle(key), dblclick: () => this.only(key) },
        },
        geonews.symbols.key(key),
        el('span', { text: label }),
        el('span', { class: 'gn-chip-count' }),
      );
    }

    /** @param {string} key */
    toggle(key) {
      const { off } = this.view.state;
      this.view.set({ off: off.includes(key) ? off.filter((other) => other !== key) : [...off, key] });
    }

    /** Show one category alone. @param {string} key */
    only(key) {
      this.view.set({
        off: this.view.data.categories.map((category) => category.key).filter((other) => other !== key),
      });
    }

    /** Say what narrows the view, and offer to lift it. */
    explain() {
      const { data, state } = this.view;
      const article = data.articles[state.article];
      const open = geonews.filters.isOpen(state);
      this.note.hidden = open;
      this.note.replaceChildren(
        article ? el('span', { dir: 'auto', text: article.title || data.say('untitled') }) : '',
        open
          ? ''
          : el('button', {
              type: 'button',
              class: 'gn-reset',
              text: data.say('filter.reset'),
              on: { click: () => this.reset() },
            }),
      );
    }

    /** Let everything through. */
    reset() {
      this.search.value = '';
      this.view.set(geonews.filters.open());
    }
  }

  /** Add the legend to a map. @param {any} map @param {any} options */
  geonews.legend = (map, options) =>
    geonews.addPart(map, options, (view) => {
      view.legend = new Legend(view);
    });
})((globalThis.geonews = globalThis.geonews || {}));
