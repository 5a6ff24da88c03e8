/** @file Counts mode: first-level regions shaded by how many events, or articles, they hold. */
'use strict';
(function (geonews) {
  const { el } = geonews.dom;
  const CLASSES = 5;
  const APART = 1.15;

  /** @param {number} rank @param {number} ranks  how many classes there are @returns {number} which shade */
  function shadeOf(rank, ranks) {
    return Math.round(((rank + 0.5) * CLASSES) / ranks - 0.5);
  }

  /**
   * Return the upper limits of up to five classes with about as many values in each; near values share one.
   * @param {number[]} values  whole numbers > 0
   * @returns {number[]} rising, the last is the greatest value
   */
  function quantiles(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const limits = [];
    for (let i = 1; i <= CLASSES; i++) {
      const limit = sorted[Math.ceil((i * sorted.length) / CLASSES) - 1];
      if (limit !== undefined && !(limit < limits[limits.length - 1] * APART)) {
        limits.push(limit);
      }
    }
    if (limits.length) {
      limits[limits.length - 1] = sorted[sorted.length - 1];
    }
    return limits;
  }

  /** The shaded regions of a view. */
  class Counts {
    /** @param {any} view */
    constructor(view) {
      this.view = view;
      this.per = 'events';
      this.renderer = L.svg({ pane: 'gn-shapes', padding: 0.4 });
      this.layer = L.layerGroup().addTo(view.map);
      this.key = el('div', { class: 'gn-classes', role: 'group' });
      geonews.dom.shield(this.key);
      this.control = new L.Control({ position: 'bottomright' });
      this.control.onAdd = () => this.key;
      view.on('change', () => this.draw());
      view.on('labels', (room) => this.number(room));
    }

    /** @returns {{counts: Map<string, number>, rest: number}} by region id, and how many have no region */
    count() {
      const { data, passed } = this.view;
      const counts = new Map();
      const seen = new Set();
      let rest = 0;
      for (const index of passed) {
        const event = data.events[index];
        const region = event.place >= 0 ? data.places[event.place].region : '';
        const key = region + '\n' + event.article;
        if (this.per === 'articles' && seen.has(key)) {
          continue;
        }
        seen.add(key);
        if (region) {
          counts.set(region, (counts.get(region) || 0) + 1);
        } else {
          rest += 1;
        }
      }
      return { counts, rest };
    }

    /** Shade the regions, or take the shades away. */
    draw() {
      this.layer.clearLayers();
      this.labels = [];
      const { state, basemap, map } = this.view;
      if (state.mode !== 'counts' || !basemap) {
        this.control.remove();
        return;
      }
      const { counts, rest } = this.count();
      const limits = quantiles([...counts.values()]);
      for (const [region, count] of counts) {
        this.shade(
          basemap.regions.get(region),
          count,
          limits.findIndex((limit) => count <= limit),
          limits.length,
        );
      }
      this.control.addTo(map);
      this.explain(limits, Math.min(...counts.values()), rest);
    }

    /** @param {any} feature @param {number} count @param {number} rank @param {number} ranks */
    shade(feature, count, rank, ranks) {
      if (!feature) {
        return;
      }
      const step = shadeOf(rank, ranks);
      const style = { className: 'gn-shade gn-shade-' + step };
      const options = { pane: 'gn-shapes', renderer: this.renderer, style };
      const layer = L.geoJSON(geonews.feature(feature.geometry), options);
      const name = this.view.data.regions.get(feature.id) || feature.id;
      layer.bindTooltip(el('span', { text: `${name}: ${this.said(count)}` }), { sticky: true, className: 'gn-tip' });
      layer.on('click', () => this.enter(layer.getBounds()));
      this.layer.addLayer(layer);
      layer.eachLayer((path) => {
        geonews.bare(path.getElement());
        path.getElement()?.setAttribute('role', 'img');
        path.getElement()?.setAttribute('aria-label', `${name}: ${this.said(count)}`);
      });
      this.labels.push({ feature, count, center: centre(feature.geometry) });
    }

    /** Show the events of a region one by one. @param {any} bounds */
    enter(bounds) {
      this.view.map.fitBounds(bounds, { animate: false });
      this.view.set({ mode: 'points' });
    }

    /** @param {number} count @returns {string} */
    said(count) {
      return this.view.data.say('count.' + this.per, { n: count });
    }

    /** Write the numbers, largest first, before the labels of the basemap. @param {any} room */
    number(room) {
      if (this.view.state.mode !== 'counts') {
        return;
      }
      const { map } = this.view;
      const pane = map.getPane('gn-labels');
      this.numbers = this.numbers || el('div', { class: 'gn-numbers' });
      this.numbers.replaceChildren();
      for (const { count, center } of [...this.labels].sort((a, b) => b.count - a.count)) {
        const { x, y } = map.latLngToContainerPoint(center);
        const half = String(count).length * 4.5 + 3;
        if (room.takeFirst([[x - half, y - 9, x + half, y + 9]]) >= 0) {
          const label = el('span', { class: 'gn-label gn-label-count' }, el('span', { text: String(count) }));
          L.DomUtil.setPosition(label, map.latLngToLayerPoint(center).round());
          this.numbers.append(label);
        }
      }
      queueMicrotask(() => pane.append(this.numbers));
    }

    /** @param {number[]} limits @param {number} least @param {number} rest */
    explain(limits, least, rest) {
      const { data } = this.view;
      const { say } = data;
      const choose = (per) =>
        el('button', {
          type: 'button',
          text: say('per.' + per),
          'aria-pressed': String(this.per === per),
          on: { click: () => this.switchTo(per) },
        });
      const rows = limits.map((limit, i) => {
        const from = i ? limits[i - 1] + 1 : least;
        const step = shadeOf(i, limits.length);
        return el(
          'span',
          { class: 'gn-class' },
          el('i', { class: 'gn-shade-' + step }),
          from === limit ? data.number(limit) : `${data.number(from)}–${data.number(limit)}`,
        );
      });
      this.key.setAttribute('aria-label', say('mode.counts'));
      this.key.replaceChildren(
        el('span', { class: 'gn-switch' }, choose('events'), choose('articles')),
        ...rows,
        rest ? el('span', { class: 'gn-rest', text: say('counts.rest', { count: this.said(rest) }) }) : '',
      );
    }

    /** @param {string} per  events or articles */
    switchTo(per) {
      this.per = per;
      this.view.set({});
    }
  }

  /** @param {any} geometry @returns {[number, number]} lat, lon of the centroid of the largest ring */
  function centre(geometry) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    /** @type {{area: number, at: [number, number]}} */
    let best = { area: 0, at: [0, 0] };
    for (const [ring] of polygons) {
      let double = 0;
      let x = 0;
      let y = 0;
      ring.forEach(([x0, y0], i) => {
        const [x1, y1] = ring[(i + 1) % ring.length];
        const cross = x0 * y1 - x1 * y0;
        double += cross;
        x += (x0 + x1) * cross;
        y += (y0 + y1) * cross;
      });
      if (Math.abs(double) > best.area) {
        best = { area: Math.abs(double), at: [y / (3 * double), x / (3 * double)] };
      }
    }
    return best.at;
  }

  geonews.Counts = Counts;
  geonews.quantiles = quantiles;
})((globalThis.geonews = globalThis.geonews || {}));
