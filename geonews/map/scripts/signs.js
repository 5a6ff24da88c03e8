/** @file What the signs on the map mean: those that occur, in a corner. */
'use strict';
(function (geonews) {
  const { el } = geonews.dom;
  const symbols = geonews.symbols;

  /** The key to the signs of a view. */
  class Signs {
    /** @param {any} view */
    constructor(view) {
      this.view = view;
      this.key = el('div', { class: 'gn-signs' }, ...this.rows());
      geonews.dom.shield(this.key);
      this.control = new L.Control({ position: 'bottomright' });
      this.control.onAdd = () => this.key;
      view.on('change', () => this.update());
    }

    /** @returns {HTMLElement[]} a line for each kind of sign that the page has */
    rows() {
      const { data, markers } = this.view;
      const { say } = data;
      const told = data.places.filter((place) => place.events.length);
      const [order, one] = [['context'], { context: 1 }];
      const lines = [
        [told.some((place) => !symbols.isArea(place.precision)), symbols.ring(one, order), say('precision.city')],
        [told.some((place) => symbols.isArea(place.precision)), symbols.diamond(one, order), say('precision.area')],
        [told.length < data.places.length, symbols.dot(false), say('mentioned.only')],
        [
          told.some((place) => !symbols.isArea(place.precision) && markers.isUnsure(place)),
          symbols.ring(one, order, { unsure: true }),
          say('unsure'),
        ],
      ];
      return lines
        .filter(([on]) => on)
        .map(([, sign, text]) => el('p', {}, symbols.draw(sign), el('span', { text: text.replace(/\.$/, '') })));
    }

    /** Counts have a key of their own. */
    update() {
      const on = this.view.state.mode !== 'counts' && this.key.childElementCount > 1;
      if (on !== Boolean(this.key.isConnected)) {
        if (on) {
          this.control.addTo(this.view.map);
        } else {
          this.control.remove();
        }
      }
    }
  }

  geonews.Signs = Signs;
})((globalThis.geonews = globalThis.geonews || {}));
