/** @file The events as a list, and what could not be placed. */
'use strict';
(function (geonews) {
  const { el } = geonews.dom;
  const STEP = 120;

  /** The list of events. */
  class List {
    /** @param {any} view @param {HTMLElement} pane */
    constructor(view, pane) {
      this.view = view;
      this.pane = pane;
      this.limit = STEP;
      this.stale = true;
      view.on('change', () => {
        this.limit = STEP;
        this.stale = true;
        if (!pane.hidden) {
          this.draw();
        }
      });
      view.on('select', () => this.mark());
      pane.addEventListener('click', (/** @type {any} */ event) => {
        const row = event.target.closest('[data-event]');
        if (row) {
          view.select({ event: Number(row.dataset.event) }, 'list', event.detail === 0);
        }
      });
    }

    /** @returns {number[]} events shown, by day, undated last */
    ordered() {
      const { events } = this.view.data;
      return [...this.view.passed].sort((a, b) => {
        const [x, y] = [events[a], events[b]];
        return (x.first ?? Infinity) - (y.first ?? Infinity) || x.article - y.article || x.start - y.start || a - b;
      });
    }

    /** Write the list. */
    draw() {
      this.stale = false;
      const { data } = this.view;
      const events = this.ordered();
      const shown = this.view.printing ? events : events.slice(0, this.limit);
      const rest = events.length - shown.length;
      this.pane.replaceChildren(
        shown.length
          ? el('ol', { class: 'gn-list' }, ...shown.map((index) => this.row(data.events[index])))
          : el('p', { class: 'gn-empty', text: data.say(data.events.length ? 'filtered' : 'none') }),
        rest > 0
          ? el('button', {
              type: 'button',
              class: 'gn-more',
              text: data.say('more.events', { n: rest }),
              on: { click: () => this.more() },
            })
          : '',
        this.unresolved(),
      );
      this.mark();
    }

    /** Show the next rows. */
    more() {
      this.limit += STEP * 4;
      this.draw();
    }

    /** @param {any} event @returns {HTMLElement} */
    row(event) {
      const { data, printing } = this.view;
      const place = data.places[event.place];
      const number =
        printing && place ? el('span', { class: 'gn-number', text: String(printing.numbers.get(place.index)) }) : '';
      const where = place ? place.name : data.say('placeless');
      const { before } = geonews.text.quote(
        data.quoteOf(event),
        [0, event.end - event.start],
        [event.end - event.start, event.end - event.start],
        1e9,
      );
      const quote = geonews.text.quote(before, [0, before.length], null, printing ? 400 : 110).after;
      return el(
        'li',
        {},
        el(
          'button',
          { type: 'button', class: 'gn-row', 'data-event': event.index },
          el('span', { class: 'gn-row-date', text: data.when(event) }),
          el('span', { class: 'gn-row-type' }, number, geonews.symbols.key(event.category), data.typeLabel(event)),
          el(
            'span',
            { class: 'gn-row-place' + (place ? '' : ' gn-row-lost'), dir: 'auto' },
            where,
            geonews.status(data, event),
          ),
          el('span', { class: 'gn-row-quote', dir: 'auto', text: quote }),
        ),
      );
    }

    /** @returns {HTMLElement | string} names that could not be placed, each once */
    unresolved() {
      const { data, state } = this.view;
      const counts = new Map();
      for (const mention of data.mentions) {
        if (mention.place < 0 && (state.article < 0 || state.article === mention.article)) {
          const name = data.articles[mention.article].text.slice(mention.start, mention.end);
          counts.set(name, (counts.get(name) || 0) + 1);
        }
      }
      if (!counts.size) {
        return '';
      }
      const names = [...counts]
        .slice(0, 60)
        .map(([name, count]) => el('li', { dir: 'auto', text: count > 1 ? `${name} × ${count}` : name }));
      return el(
        'section',
        { class: 'gn-lost' },
        el('h2', { text: data.say('unresolved.title') }),
        el('ul', {}, ...names),
      );
    }

    /** Show which row is chosen. */
    mark() {
      const { event } = this.view.selection;
      for (const row of this.pane.querySelectorAll('[data-event]')) {
        row.classList.toggle('gn-row-chosen', Number(row.getAttribute('data-event')) === event);
      }
    }
  }

  geonews.List = List;
})((globalThis.geonews = globalThis.geonews || {}));
