/** @file Pointers to places with events outside the view: one line, the heaviest first. */
'use strict';
(function (geonews) {
  const { el, svg } = geonews.dom;
  const SHOWN = 5;
  const LETTER = 7;

  /** The line of pointers over the map. */
  class Beyond {
    /** @param {any} view */
    constructor(view) {
      this.view = view;
      this.bar = el('div', { class: 'gn-beyond', role: 'group', 'aria-label': view.data.say('beyond'), hidden: true });
      view.container.append(this.bar);
      geonews.dom.shield(this.bar);
      view.on('drawn', () => this.draw());
    }

    /** @returns {number[]} places outside the view: those with events, then those only mentioned */
    outside() {
      const { map, spots, data, markers } = this.view;
      const bounds = map.getBounds();
      const outside = (place) => !bounds.contains([place.lat, place.lon]);
      const told = [...spots.values()]
        .filter((spot) => outside(data.places[spot.place]))
        .sort((a, b) => b.events.length - a.events.length || a.place - b.place)
        .map((spot) => spot.place);
      const named = markers.contextPlaces().filter(outside);
      return [...told, ...named.map((place) => place.index)];
    }

    /**
     * @param {number[]} places
     * @returns {number} how many pointers fit in one line; where it scrolls, as many as there may be
     */
    room(places) {
      if (geonews.dom.isPhone()) {
        return SHOWN;
      }
      const { data, map } = this.view;
      let left = map.getSize().x - 110 - (data.say('beyond').length + data.say('more', { n: 10 }).length) * LETTER - 50;
      let count = 0;
      while (count < Math.min(SHOWN, places.length) && (left > 0 || !count)) {
        left -= Math.min(170, data.places[places[count]].name.length * LETTER) + 42;
        count += left > 0 || !count ? 1 : 0;
      }
      return count;
    }

    /** Point at what lies outside. */
    draw() {
      const places = this.view.state.mode === 'counts' ? [] : this.outside();
      this.bar.hidden = !places.length;
      if (!places.length) {
        return;
      }
      const { say } = this.view.data;
      const shown = places.slice(0, this.room(places));
      const rest = places.length - shown.length;
      this.bar.replaceChildren(
        el('span', { class: 'gn-beyond-title', text: say('beyond') }),
        ...shown.map((place) => this.pointer(this.view.data.places[place])),
        rest > 0
          ? el('button', {
              type: 'button',
              class: 'gn-beyond-more',
              text: say('more', { n: rest }),
              on: { click: () => this.showAll(places) },
            })
          : '',
      );
    }

    /** @param {any} place @returns {HTMLElement} */
    pointer(place) {
      const { map } = this.view;
      const here = map.project(map.getCenter());
      const there = map.project([place.lat, place.lon]);
      const turn = (Math.atan2(there.x - here.x, here.y - there.y) * 180) / Math.PI;
      const arrow = svg(
        'svg',
        { viewBox: '-5 -5 10 10', class: 'gn-arrow', 'aria-hidden': 'true' },
        svg('path', { d: 'M0 -4.6L3.8 4.4L0 2.2L-3.8 4.4Z', transform: `rotate(${turn.toFixed(0)})` }),
      );
      const told = this.view.spots.has(place.index);
      return el(
        'button',
        {
          type: 'button',
          class: told ? null : 'gn-beyond-context',
          on: { click: (event) => this.view.select({ place: place.index }, 'beyond', event.detail === 0) },
        },
        arrow,
        el('span', { text: place.name, dir: 'auto' }),
      );
    }

    /** Show every place with events at once. @param {number[]} places */
    showAll(places) {
      const { map, data, spots } = this.view;
      /** @type {Array<[number, number]>} */
      const all = [...new Set([...places, ...spots.keys()])].map((i) => [data.places[i].lat, data.places[i].lon]);
      map.fitBounds(L.latLngBounds(all), { padding: [60, 60] });
    }
  }

  geonews.Beyond = Beyond;
})((globalThis.geonews = globalThis.geonews || {}));
