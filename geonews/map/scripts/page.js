/** @file Putting it together: the map, its events, and the address that remembers what is seen. */
'use strict';
(function (geonews) {
  const CROWD = 150;
  const SIGNS = 40;

  /** Make the map of a page. @param {string} id @returns {any} L.Map */
  geonews.createMap = (id) => {
    const map = L.map(id, {
      center: [41.5, 70],
      zoom: 5,
      minZoom: 2,
      maxZoom: 14,
      zoomSnap: 0.5,
      zoomDelta: 1,
      wheelPxPerZoomLevel: 110,
      zoomControl: false,
      maxBounds: [
        [-75, -220],
        [84, 260],
      ],
      worldCopyJump: false,
    });
    map.attributionControl.setPrefix('Leaflet');
    L.control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
    return map;
  };

  /** @param {any} view @returns {any} */
  function seen(view) {
    const { map, state, selection, data } = view;
    const { lat, lng } = map.getCenter();
    const event = data.events[selection.event];
    return { ...state, zoom: map.getZoom(), lat, lon: lng, event: event ? event.id : '' };
  }

  /** Write what is seen into the address, and follow an address that is changed by hand. @param {any} view */
  geonews.keepAddress = (view) => {
    let waiting = 0;
    const write = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const fragment = '#' + geonews.address.encode(seen(view));
        if (view.printing || fragment === location.hash) {
          return;
        }
        try {
          history.replaceState(null, '', fragment);
        } catch {
          // a frame without an address of its own keeps none
        }
      }, 200);
    };
    view.on('begun', () => {
      view.on('drawn', write);
      view.on('select', write);
    });
    globalThis.addEventListener('hashchange', () => restore(view));
  };

  /** Show what the address asks for. @param {any} view @returns {boolean} whether it says where to look */
  function restore(view) {
    const { zoom, lat, lon, event, ...asked } = geonews.address.decode(location.hash);
    const known = new Set(view.data.categories.map((category) => category.key));
    const patch = { ...geonews.filters.open(), mode: 'points', ...asked };
    patch.off = patch.off.filter((key) => known.has(key));
    patch.article = patch.article < view.data.articles.length ? patch.article : -1;
    view.set({ ...patch, theme: asked.theme || view.state.theme });
    if (zoom !== undefined) {
      view.map.setView([lat, lon], zoom, { animate: false });
    }
    const chosen = event ? view.data.events.findIndex((other) => other.id === event) : -1;
    if (chosen >= 0) {
      view.select({ event: chosen }, 'address', false);
    }
    return zoom !== undefined || chosen >= 0;
  }

  /** Choose the first view and, where points would only crowd it, counts. @param {any} view @param {any} options */
  function firstView(view, options) {
    view.refilter();
    if (!options.fit) {
      return;
    }
    geonews.flight.home(view);
  }

  /** @param {any} view @returns {boolean} whether there are more signs in the view than can be told apart */
  function isCrowded(view) {
    return Boolean(view.basemap) && view.spots.size > CROWD && view.markers.groups().length > SIGNS;
  }

  /** Add events to a map. @param {any} map @param {{data: string, fit: boolean}} options */
  geonews.events = (map, options) =>
    geonews.addPart(map, { ...options, first: true }, (view, tables) => {
      view.data = new geonews.Dataset(tables);
      geonews.makePanes(view.map);
      geonews.theme.follow(view);
      view.shapes = new geonews.Shapes(view);
      view.counts = new geonews.Counts(view);
      view.markers = new geonews.Markers(view);
      view.popup = new geonews.Popup(view);
      view.container.setAttribute('role', 'region');
      view.container.setAttribute('aria-label', view.data.say('map'));
      view.on('begin', () => {
        geonews.credit(view.map, tables.places.credits);
        view.map.invalidateSize({ animate: false, pan: false });
        firstView(view, options);
        geonews.theme.apply(view);
        new ResizeObserver(() => view.map.invalidateSize({ animate: false })).observe(view.container);
      });
      view.on('begun', () => {
        if (view.page && location.hash.length > 1) {
          restore(view);
        } else if (isCrowded(view)) {
          view.set({ mode: 'counts' });
        }
      });
    });
})((globalThis.geonews = globalThis.geonews || {}));
