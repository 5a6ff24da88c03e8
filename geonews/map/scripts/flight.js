/** @file Moving the map: to a place, to the first view. */
'use strict';
(function (geonews) {
  const ZOOM = { site: 10, city: 8, district: 8, area: 7, relative: 8, region: 7, country: 5 };
  const LIFT = 90;
  const GROWTH = 1.45;

  /** @param {any} view @param {any} center @param {number} zoom @param {() => void} [then] */
  function fly(view, center, zoom, then) {
    const { map } = view;
    if (then) {
      map.once('moveend', then);
    }
    if (geonews.dom.isStill() || !L.Browser.any3d) {
      map.setView(center, zoom, { animate: false });
    } else {
      map.flyTo(center, zoom, { duration: 0.6 });
    }
  }

  /**
   * @param {any} view
   * @param {any} place
   * @returns {number} a zoom at which the place is seen with its surroundings
   */
  function zoomFor(view, place) {
    const [corner, other] = boundsOf(view, place);
    const usual = ZOOM[place.precision];
    if (!other) {
      return Math.max(view.map.getZoom(), usual);
    }
    return Math.max(3, Math.min(usual, view.map.getBoundsZoom(L.latLngBounds(corner, other).pad(0.15))));
  }

  /**
   * Move to a place, unless it can be seen well already.
   * @param {any} view
   * @param {any} place
   * @param {() => void} then
   */
  function flyToPlace(view, place, then) {
    const { map } = view;
    const zoom = zoomFor(view, place);
    const aim = map.project([place.lat, place.lon], zoom).subtract([0, geonews.dom.isPhone() ? -40 : LIFT]);
    const center = map.unproject(aim, zoom);
    const close = map.project(center, zoom).distanceTo(map.project(map.getCenter(), zoom)) < 60;
    if (close && zoom === map.getZoom()) {
      then();
    } else {
      fly(view, center, zoom, then);
    }
  }

  /**
   * Return the bounds of the first view: the country most is reported from, and what lies near it.
   * @param {any} view
   * @returns {any} L.LatLngBounds, null when there is nothing to show
   */
  function firstBounds(view) {
    const { data, spots } = view;
    let weighed = [...spots.values()].map((spot) => [data.places[spot.place], spot.events.length]);
    if (!weighed.length) {
      weighed = data.places.map((place) => [place, place.mentions.length]);
    }
    const exact = weighed.filter(([place]) => place.precision !== 'country');
    const used = exact.length ? exact : weighed;
    if (!used.length) {
      return null;
    }
    const totals = new Map();
    for (const [place, weight] of used) {
      totals.set(place.country, (totals.get(place.country) || 0) + weight);
    }
    const [focus] = [...totals].sort((a, b) => b[1] - a[1])[0];
    const bounds = L.latLngBounds(
      used
        .filter(([place]) => place.country === focus)
        .map(([place]) => boundsOf(view, place))
        .flat(),
    );
    const rest = used.filter(([place]) => place.country !== focus).map(([place]) => L.latLng(place.lat, place.lon));
    const center = bounds.getCenter();
    rest.sort((a, b) => a.distanceTo(center) - b.distanceTo(center));
    const reach = Math.max(bounds.getSouthWest().distanceTo(bounds.getNorthEast()), 200000);
    for (const point of rest) {
      const grown = L.latLngBounds(bounds.getSouthWest(), bounds.getNorthEast()).extend(point);
      if (grown.getSouthWest().distanceTo(grown.getNorthEast()) > reach * GROWTH) {
        break;
      }
      bounds.extend(point);
    }
    return bounds;
  }

  /** @param {any} view @param {any} place @returns {any[]} corners of what is drawn of a place */
  function boundsOf(view, place) {
    const outline = place.geometry || (view.basemap && view.basemap.outline(place.id));
    if (!outline || outline.type === 'Point') {
      return [L.latLng(place.lat, place.lon)];
    }
    const bounds = L.geoJSON(outline).getBounds();
    return [bounds.getSouthWest(), bounds.getNorthEast()];
  }

  /** Show the first view. @param {any} view */
  function home(view) {
    const bounds = firstBounds(view);
    if (bounds) {
      const phone = geonews.dom.isPhone();
      view.map.fitBounds(bounds, {
        paddingTopLeft: phone ? [24, 60] : [70, 80],
        paddingBottomRight: phone ? [60, 24] : [150, 60],
        maxZoom: 8,
        animate: false,
      });
    }
  }

  geonews.flight = { fly, flyToPlace, firstBounds, home };
})((globalThis.geonews = globalThis.geonews || {}));
