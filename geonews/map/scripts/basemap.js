/** @file Land, borders, regions, lakes and rivers as vectors; style sheets colour them, so dark costs nothing. */
'use strict';
(function (geonews) {
  const FIVE = new Set(['iso:KG', 'iso:KZ', 'iso:UZ', 'iso:TJ', 'iso:TM']);
  const PANES = { 'gn-land': 200, 'gn-shapes': 350, 'gn-labels': 450 };

  /** Make the panes of our layers, once a map. @param {any} map */
  function makePanes(map) {
    for (const [name, order] of Object.entries(PANES)) {
      if (!map.getPane(name)) {
        map.createPane(name).style.zIndex = String(order);
      }
    }
  }

  /** The drawn basemap. */
  class Basemap {
    /** @param {any} view @param {{topology: any, labels: any}} data */
    constructor(view, data) {
      this.view = view;
      this.labels = data.labels;
      this.topology = new geonews.Topology(data.topology);
      this.countries = this.topology.features('countries');
      this.world = this.topology.features('world');
      /** @type {Map<string, any>} countries by place id, the finer drawing where there are two */
      this.lands = new Map([...this.world, ...this.countries].map((land) => [land.id, land]));
      /** @type {Map<string, any>} regions that can be outlined, by place id */
      this.regions = new Map(this.topology.features('admin1').map((land) => [land.id, land]));
    }

    /** @param {string} id  of a place @returns {any} GeoJSON geometry of a region or country; null for others */
    outline(id) {
      const found = this.regions.get(id) || this.lands.get(id);
      return found ? found.geometry : null;
    }

    /** Draw everything. */
    draw() {
      const { map } = this.view;
      this.renderer = L.svg({ pane: 'gn-land', padding: 0.5 });
      const topology = this.topology;
      this.add(this.world, 'gn-far');
      this.add([line(topology.borders('world'))], 'gn-border gn-far-border');
      this.add(
        this.countries.filter((land) => !FIVE.has(land.id)),
        'gn-near',
      );
      this.add(
        this.countries.filter((land) => FIVE.has(land.id)),
        'gn-home',
      );
      this.add(topology.features('lakes'), 'gn-lake');
      this.add(topology.features('rivers'), 'gn-river');
      this.add([line(topology.borders('admin1'))], 'gn-region-line');
      this.add([line(topology.borders('countries', (a, b) => !FIVE.has(a.id) && !FIVE.has(b.id)))], 'gn-border');
      this.add(topology.features('disputed'), 'gn-disputed');
      geonews.credit(map, this.labels.credits);
    }

    /** Tell the style sheets how near the view is. */
    tellZoom() {
      this.view.container.dataset.near = this.view.map.getZoom() < 5.5 ? 'far' : 'near';
    }

    /** @param {any[]} features @param {string} name  class of the paths */
    add(features, name) {
      if (!features.length) {
        return;
      }
      const options = { pane: 'gn-land', renderer: this.renderer, interactive: false, smoothFactor: 0.8 };
      const collection = features.map((each) => feature(each.geometry));
      const layer = L.geoJSON(collection, { ...options, style: { className: 'gn-path ' + name } }).addTo(this.view.map);
      layer.eachLayer((/** @type {any} */ path) => bare(path.getElement()));
    }
  }

  /** @param {any} geometry  GeoJSON @returns {any} it as a feature, as Leaflet wants it */
  function feature(geometry) {
    return { type: 'Feature', properties: {}, geometry };
  }

  /** @param {any} geometry */
  function line(geometry) {
    return { id: '', properties: {}, geometry };
  }

  /** Take Leaflet's own colours off a path, which would win over a style sheet. @param {Element | undefined} path */
  function bare(path) {
    const own = [
      'stroke',
      'stroke-opacity',
      'stroke-width',
      'stroke-linecap',
      'stroke-linejoin',
      'fill',
      'fill-opacity',
    ];
    own.concat('fill-rule', 'stroke-dasharray').forEach((name) => path && path.removeAttribute(name));
  }

  /** Say where what is shown comes from. @param {any} map @param {string[]} credits */
  function credit(map, credits) {
    for (const text of map.attributionControl ? credits : []) {
      map.attributionControl.addAttribution(text.replace(/[<>&"']/g, ''));
    }
  }

  /** Add the basemap to a map. @param {any} map @param {{data: string}} options */
  geonews.basemap = (map, options) =>
    geonews.addPart(map, options, (view, data) => {
      makePanes(view.map);
      view.basemap = new Basemap(view, data);
      const labels = new geonews.Labels(view);
      view.on('begin', () => view.basemap.draw());
      view.on('labels', (room) => {
        view.basemap.tellZoom();
        labels.draw(room);
      });
    });

  geonews.makePanes = makePanes;
  geonews.feature = feature;
  geonews.bare = bare;
  geonews.credit = credit;
})((globalThis.geonews = globalThis.geonews || {}));
