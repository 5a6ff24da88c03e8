/** @file On paper: numbered markers, the full list with the same numbers, nothing clipped. */
'use strict';
(function (geonews) {
  /** @param {any} view @returns {Map<number, number>} number of each place with events, in the order of the list */
  function numbersOf(view) {
    const numbers = new Map();
    for (const index of view.panel ? view.panel.list.ordered() : view.passed) {
      const { place } = view.data.events[index];
      if (place >= 0 && !numbers.has(place)) {
        numbers.set(place, numbers.size + 1);
      }
    }
    return numbers;
  }

  /**
   * @param {any} view
   * @returns {any} bounds of the places with events that are seen now; of the view when there is none
   */
  function boundsOf(view) {
    const seen = view.map.getBounds();
    const points = [...view.spots.keys()]
      .map((i) => view.data.places[i])
      .map((place) => L.latLng(place.lat, place.lon));
    const inside = points.filter((point) => seen.contains(point));
    return inside.length > 1 ? L.latLngBounds(inside) : seen;
  }

  /** @param {any} view */
  function begin(view) {
    if (view.printing) {
      return;
    }
    view.before = { center: view.map.getCenter(), zoom: view.map.getZoom() };
    const bounds = boundsOf(view);
    view.printing = { numbers: numbersOf(view) };
    view.popup.hide();
    document.documentElement.classList.add('gn-printing');
    geonews.theme.apply(view);
    view.map.invalidateSize({ animate: false, pan: false });
    view.map.fitBounds(bounds, {
      paddingTopLeft: [50, 34],
      paddingBottomRight: [120, 34],
      maxZoom: 10,
      animate: false,
    });
    view.redraw();
    if (view.panel) {
      view.panel.list.draw();
      if (view.panel.several && view.state.article >= 0) {
        view.panel.story.show(view.state.article);
      }
    }
  }

  /** @param {any} view */
  function end(view) {
    if (!view.printing) {
      return;
    }
    view.printing = false;
    document.documentElement.classList.remove('gn-printing');
    geonews.theme.apply(view);
    view.map.invalidateSize({ animate: false, pan: false });
    view.map.setView(view.before.center, view.before.zoom, { animate: false });
    view.redraw();
    if (view.panel) {
      view.panel.list.draw();
    }
  }

  /** Prepare a page for the printer whenever it is asked to. @param {any} view */
  geonews.preparePrinting = (view) => {
    globalThis.addEventListener('beforeprint', () => begin(view));
    globalThis.addEventListener('afterprint', () => end(view));
  };
})((globalThis.geonews = globalThis.geonews || {}));
