/** @file Pointers to places with events outside the view: one line, the heaviest first. */
'use strict';
(function (geonews) {
  const { el, svg } = geonews.dom;
  const SHOWN = 5;

  /** The line of pointers over the map. */
  class Beyond {
    /** @param {any} view */
    constructor(view) {
      this.view = view;
      this.bar = el('div', { class: 'gn-beyond', role: 'group', 'aria-label': view.data.say('beyond'), hidden: true });
      view.container.append(this.bar);
      L.DomEvent.disableClickPropagation(this.bar);
      L.DomEvent.disableScrollPropagation(this.bar);
      view.on('drawn', () => this.draw());
    }

    /** @returns {number[]} places outside the view: those with events, then those only mentioned */
    outside() {
      const { map, spots, data, markers } = this.view;
      const bounds = map.getBounds();
      const outside = (place) => !bounds.contains([place.lat, place.lon]);
      const told = [...spots.values()]
        .sort((a, b) => b.events.length - a.events.length || a.place - b.place)
        .map((spot) => data.places[spot.place]);
      return [...told, ...markers.contextPlaces()].filter(outside).map((place) => place.index);
    }

    /** Point at what lies outside. */
    draw() {
      const places = this.view.state.mode === 'counts' ? [] : this.outside();
      this.bar.hidden = !places.length;
      if (!places.length) {
        return;
      }
      const { say } = this.view.data;
      const rest = places.length - SHOWN;
      this.bar.replaceChildren(
        el('span', { class: 'gn-beyond-title', text: say('beyond') }),
        ...places.slice(0, SHOWN).map((place) => this.pointer(this.view.data.places[place])),
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
      const all = [...new Set([...places, ...spots.keys()])].map((i) => [data.places[i].lat, data.places[i].lon]);
      map.fitBounds(L.latLngBounds(all), { padding: [60, 60] });
    }
  }

  geonews.Beyond = Beyond;
})((globalThis.geonews = globalThis.geonews || {}));
