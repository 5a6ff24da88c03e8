/** @file Outlines: regions that are mentioned, relative areas, the error of a point. */
'use strict';
(function (geonews) {
  const CROWD = 150;

  /** The outlines of a view. */
  class Shapes {
    /** @param {any} view */
    constructor(view) {
      this.view = view;
      this.renderer = L.svg({ pane: 'gn-shapes', padding: 0.4 });
      this.layer = L.layerGroup().addTo(view.map);
      this.circle = L.layerGroup().addTo(view.map);
      /** @type {Map<number, any>} outlines by place */
      this.drawn = new Map();
      this.hovered = -1;
      view.on('change', () => this.draw());
      view.on('select', () => {
        this.draw();
        this.mark();
      });
      view.on('hover', (place) => {
        this.hovered = place;
        this.draw();
        this.mark();
      });
    }

    /** @param {any} place @returns {any} GeoJSON geometry to outline, null when the place has only its point */
    outlineOf(place) {
      if (place.geometry) {
        return place.geometry.type === 'Point' ? null : place.geometry;
      }
      return this.view.basemap ? this.view.basemap.outline(place.id) : null;
    }

    /** @returns {Map<number, string>} what to outline, and the category that colours it */
    wanted() {
      const { data, spots, state, selection } = this.view;
      const wanted = new Map();
      if (state.mode === 'counts') {
        return wanted;
      }
      const crowded = spots.size > CROWD; // so many outlines tell nothing
      for (const { place, counts } of spots.values()) {
        if (place === selection.place || (!crowded && data.places[place].precision !== 'country')) {
          wanted.set(place, Object.keys(counts).sort((a, b) => counts[b] - counts[a])[0]);
        }
      }
      for (const place of [selection.place, this.hovered]) {
        if (place >= 0 && !wanted.has(place)) {
          wanted.set(place, 'context'); // where nothing is reported, an outline would only crowd the view
        }
      }
      return wanted;
    }

    /** Draw what the filter lets through, and what is chosen or pointed at. */
    draw() {
      const { data } = this.view;
      const wanted = this.wanted();
      for (const [place, layer] of [...this.drawn]) {
        if (wanted.get(place) !== layer.gnCategory) {
          this.layer.removeLayer(layer);
          this.drawn.delete(place);
        }
      }
      for (const [place, category] of wanted) {
        const outline = this.drawn.has(place) ? null : this.outlineOf(data.places[place]);
        if (outline) {
          this.add(place, outline, category);
        }
      }
    }

    /** @param {number} place @param {any} outline @param {string} category */
    add(place, outline, category) {
      const options = {
        pane: 'gn-shapes',
        renderer: this.renderer,
        style: { className: 'gn-shape gn-shape-' + category },
      };
      const layer = L.geoJSON(geonews.feature(outline), options);
      layer.gnCategory = category;
      layer.on('click', (event) => {
        L.DomEvent.stop(event);
        this.view.select({ place }, 'map', false);
      });
      layer.on('mouseover', () => this.view.emit('hover', place));
      layer.on('mouseout', () => this.view.emit('hover', -1));
      this.layer.addLayer(layer);
      layer.eachLayer((/** @type {any} */ path) => {
        geonews.bare(path.getElement());
        path.getElement()?.style.setProperty('--gn-own', geonews.symbols.colour(category));
      });
      this.drawn.set(place, layer);
    }

    /** Fill what is chosen or pointed at; draw how far off a chosen point may be. */
    mark() {
      const { data, selection } = this.view;
      for (const [place, layer] of this.drawn) {
        const on = place === selection.place || place === this.hovered;
        layer.eachLayer((path) => path.getElement()?.classList.toggle('gn-filled', on));
      }
      this.circle.clearLayers();
      const place = data.places[selection.place];
      if (
        place &&
        !this.drawn.has(place.index) &&
        (place.precision === 'city' || place.precision === 'district') &&
        place.radius > 8
      ) {
        const circle = L.circle([place.lat, place.lon], {
          radius: place.radius * 1000,
          pane: 'gn-shapes',
          renderer: this.renderer,
          interactive: false,
          className: 'gn-error',
        });
        this.circle.addLayer(circle);
        geonews.bare(circle.getElement());
      }
    }
  }

  geonews.Shapes = Shapes;
})((globalThis.geonews = globalThis.geonews || {}));
