/** @file Names on the basemap: countries in the widest visible part of their land, then points by rank. */
'use strict';
(function (geonews) {
  const { el } = geonews.dom;
  const GRAIN = 8;
  const MEASURE = { country: 11, water: 6.4, mountain: 7.6, city: 6.9, capital: 7.4 };

  /**
   * @param {number} lon
   * @param {number} lat
   * @returns {[number, number]} on the unit square of the Mercator projection
   */
  function unit(lon, lat) {
    const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
    return [0.5 + lon / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  }

  /** @param {any} geometry @returns {Array<{rings: Float64Array[], box: number[]}>} */
  function polygonsOf(geometry) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.map((polygon) => {
      const rings = polygon.map((ring) => Float64Array.from(ring.flatMap(([lon, lat]) => unit(lon, lat))));
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = 0; i < rings[0].length; i += 2) {
        box[0] = Math.min(box[0], rings[0][i]);
        box[1] = Math.min(box[1], rings[0][i + 1]);
        box[2] = Math.max(box[2], rings[0][i]);
        box[3] = Math.max(box[3], rings[0][i + 1]);
      }
      return { rings, box };
    });
  }

  /**
   * Return, for each number in a raster, the point farthest from other numbers and from the edges.
   * @param {Uint8Array} ids  0 for none
   * @param {number} width
   * @param {number} height
   * @returns {Map<number, {x: number, y: number, reach: number}>} reach in cells
   */
  function widestPoints(ids, width, height) {
    const reach = new Uint16Array(ids.length);
    const at = (x, y, id) =>
      x < 0 || y < 0 || x >= width || y >= height || ids[y * width + x] !== id ? 0 : reach[y * width + x];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const i = y * width + x;
        reach[i] = ids[i] ? Math.min(at(x - 1, y, ids[i]), at(x, y - 1, ids[i]), at(x - 1, y - 1, ids[i])) + 1 : 0;
      }
    }
    const best = new Map();
    for (let y = height - 1; y >= 0; y--) {
      for (let x = width - 1; x >= 0; x--) {
        const i = y * width + x;
        if (!ids[i]) {
          continue;
        }
        const after = Math.min(at(x + 1, y, ids[i]), at(x, y + 1, ids[i]), at(x + 1, y + 1, ids[i])) + 1;
        reach[i] = Math.min(reach[i], after);
        const found = best.get(ids[i]);
        if (!found || reach[i] > found.reach) {
          best.set(ids[i], { x, y, reach: reach[i] });
        }
      }
    }
    return best;
  }

  /** The labels of the basemap. */
  class Labels {
    /** @param {any} view */
    constructor(view) {
      this.view = view;
      const names = view.basemap.labels.countries;
      const near = new Set(view.basemap.countries.map((feature) => feature.id));
      const far = view.basemap.world.filter((feature) => !near.has(feature.id));
      this.countries = [...view.basemap.countries, ...far]
        .filter((feature) => names[feature.id])
        .slice(0, 65535)
        .map((feature) => ({ id: feature.id, name: names[feature.id], polygons: polygonsOf(feature.geometry) }));
      this.points = view.basemap.labels.points.map(([name, lat, lon, kind, zoom]) => ({ name, lat, lon, kind, zoom }));
      this.canvas = document.createElement('canvas');
      this.pane = view.map.getPane('gn-labels');
      /** @type {Map<string, HTMLElement>} labels of this view of the map, by what and where they are */
      this.written = new Map();
      view.map.on('zoomanim', () => this.pane.replaceChildren());
      view.map.on('moveend', () => this.written.clear());
    }

    /** Write what fits. @param {any} room */
    draw(room) {
      const labels = [];
      this.drawCountries(room, labels);
      this.drawPoints(room, labels);
      this.show(labels);
    }

    /** Let the pane hold some labels; those that it holds already stay. @param {HTMLElement[]} labels */
    show(labels) {
      const kept = new Set(labels);
      for (const label of [...this.pane.children]) {
        if (!kept.has(label)) {
          label.remove();
        }
      }
      labels.forEach((label, i) => {
        const there = this.pane.children[i] || null;
        if (there !== label) {
          this.pane.insertBefore(label, there);
        }
      });
    }

    /** @param {any} room @param {HTMLElement[]} labels */
    drawCountries(room, labels) {
      if (this.view.map.getZoom() < 3) {
        return;
      }
      const shown = new Set(this.markedPlaces().map((place) => place.id));
      for (const { name, id, x, y, reach } of this.placeCountries()) {
        const wide = (name.length * MEASURE.country) / 2;
        if (shown.has(id) || reach * 1.7 < wide || reach < 20) {
          continue;
        }
        const shifts = [0, -26, 26, -50, 50].filter((shift) => Math.abs(shift) < reach * 0.8);
        const boxes = shifts.map((shift) => [x - wide, y + shift - 9, x + wide, y + shift + 9]);
        const taken = room.takeFirst(boxes);
        if (taken >= 0) {
          labels.push(this.write(name, 'country', x, y + shifts[taken]));
        }
      }
    }

    /** @returns {any[]} places that carry a marker, which names them already */
    markedPlaces() {
      const { markers, map } = this.view;
      const bounds = map.getBounds();
      const places = markers
        ? [...markers.shown.values()].flatMap(({ gnGroup }) => gnGroup.members.map((m) => m.place))
        : [];
      return places.filter((place) => bounds.contains([place.lat, place.lon]));
    }

    /** @returns {Array<{name: string, id: string, x: number, y: number, reach: number}>} see findRoom() */
    placeCountries() {
      const { map } = this.view;
      const size = map.getSize();
      const { lat, lng } = map.getCenter();
      const seen = [map.getZoom(), lat, lng, size.x, size.y].join();
      if (this.seen !== seen) {
        this.seen = seen;
        this.widest = this.findRoom(size);
      }
      return this.widest;
    }

    /**
     * Find the widest visible part of each country, in pixels of the container.
     * @param {{x: number, y: number}} size  of the container
     * @returns {Array<{name: string, id: string, x: number, y: number, reach: number}>}
     */
    findRoom(size) {
      const { map } = this.view;
      const width = Math.ceil(size.x / GRAIN);
      const height = Math.ceil(size.y / GRAIN);
      if (!width || !height) {
        return [];
      }
      const scale = 256 * 2 ** map.getZoom();
      const corner = map.project(map.containerPointToLatLng([0, 0]));
      const frame = [corner.x / scale, corner.y / scale, (corner.x + size.x) / scale, (corner.y + size.y) / scale];
      const context = this.paper(width, height);
      const drawn = [];
      for (const country of this.countries) {
        const polygons = country.polygons.filter(
          ({ box }) => box[0] < frame[2] && box[2] > frame[0] && box[1] < frame[3] && box[3] > frame[1],
        );
        if (polygons.length && drawn.length < 254) {
          drawn.push(country);
          fill(context, polygons, drawn.length, scale / GRAIN, frame);
        }
      }
      const ids = readIds(context, width, height);
      return [...widestPoints(ids, width, height)]
        .filter(([id]) => drawn[id - 1])
        .map(([id, at]) => ({
          name: drawn[id - 1].name,
          id: drawn[id - 1].id,
          x: (at.x + 0.5) * GRAIN,
          y: (at.y + 0.5) * GRAIN,
          reach: at.reach * GRAIN,
        }));
    }

    /** @param {number} width @param {number} height @returns {CanvasRenderingContext2D} */
    paper(width, height) {
      this.canvas.width = width;
      this.canvas.height = height;
      return this.canvas.getContext('2d', { willReadFrequently: true });
    }

    /** @param {any} room @param {HTMLElement[]} labels */
    drawPoints(room, labels) {
      const { map } = this.view;
      const zoom = map.getZoom();
      const size = map.getSize();
      const shown = new Set(this.markedPlaces().map((place) => place.name));
      for (const point of this.points) {
        if (zoom < point.zoom) {
          continue;
        }
        const { x, y } = map.latLngToContainerPoint([point.lat, point.lon]);
        if (x < 0 || y < 8 || x > size.x || y > size.y - 8 || shown.has(point.name)) {
          continue;
        }
        const wide = point.name.length * MEASURE[point.kind] + 6;
        if (point.kind === 'city' || point.kind === 'capital') {
          const boxes = [
            [x - 5, y - 8, x + 6 + wide, y + 8],
            [x - 6 - wide, y - 8, x + 5, y + 8],
          ];
          const taken = room.takeFirst(boxes);
          if (taken >= 0) {
            labels.push(this.write(point.name, point.kind + (taken ? ' gn-left' : ''), x, y));
          }
        } else if (room.takeFirst([[x - wide / 2, y - 8, x + wide / 2, y + 8]]) >= 0) {
          labels.push(this.write(point.name, point.kind, x, y));
        }
      }
    }

    /** @param {string} name @param {string} kind @param {number} x @param {number} y @returns {HTMLElement} */
    write(name, kind, x, y) {
      const point = this.view.map.containerPointToLayerPoint([x, y]).round();
      const key = [name, kind, point.x, point.y].join('\n');
      let label = this.written.get(key);
      if (!label) {
        label = el('span', { class: 'gn-label gn-label-' + kind }, el('span', { text: name }));
        L.DomUtil.setPosition(label, point);
        this.written.set(key, label);
      }
      return label;
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {any[]} polygons
   * @param {number} id
   * @param {number} scale
   * @param {number[]} frame
   */
  function fill(context, polygons, id, scale, frame) {
    context.fillStyle = `rgb(${id},0,0)`;
    context.beginPath();
    for (const { rings } of polygons) {
      for (const ring of rings) {
        for (let i = 0; i < ring.length; i += 2) {
          const x = (ring[i] - frame[0]) * scale;
          const y = (ring[i + 1] - frame[1]) * scale;
          if (i) {
            context.lineTo(x, y);
          } else {
            context.moveTo(x, y);
          }
        }
        context.closePath();
      }
    }
    context.fill('evenodd');
  }

  /** @param {CanvasRenderingContext2D} context @param {number} width @param {number} height @returns {Uint8Array} */
  function readIds(context, width, height) {
    const pixels = context.getImageData(0, 0, width, height).data;
    const ids = new Uint8Array(width * height);
    for (let i = 0; i < ids.length; i++) {
      ids[i] = pixels[4 * i + 3] > 250 ? pixels[4 * i] : 0;
    }
    return ids;
  }

  geonews.Labels = Labels;
  geonews.widestPoints = widestPoints;
})((globalThis.geonews = globalThis.geonews || {}));
