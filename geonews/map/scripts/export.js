/** @file The events shown, as GeoJSON (RFC 7946) and as CSV. */
'use strict';
(function (geonews) {
  const COLUMNS = [
    'id',
    'type',
    'category',
    'date_start',
    'date_end',
    'date_precision',
    'place',
    'place_id',
    'kind',
    'country',
    'admin1',
    'lat',
    'lon',
    'location_precision',
    'location_confidence',
    'status',
    'actors',
    'attribution',
    'fatalities',
    'injured',
    'arrested',
    'displaced',
    'crowd',
    'magnitude',
    'quote',
    'article_title',
    'article_source',
    'article_url',
    'article_published',
  ];

  /** @param {any} data  Dataset @param {any} event @returns {Object<string, any>} */
  function properties(data, event) {
    const place = data.places[event.place];
    const article = data.articles[event.article];
    const mention = data.mentions[event.mention];
    const number = (key) => (event.numbers[key] ? (event.numbers[key][1] ?? event.numbers[key][3]) : null);
    const day = (value) => (value === null || value === undefined ? null : geonews.days.iso(value));
    return {
      id: event.id,
      type: event.type,
      category: event.category,
      date_start: day(event.first),
      date_end: day(event.last),
      date_precision: event.precision || null,
      place: place ? place.name : null,
      place_id: place ? place.id : null,
      kind: place ? place.kind : null,
      country: place ? place.country || null : null,
      admin1: place ? place.admin1 || null : null,
      lat: place ? place.lat : null,
      lon: place ? place.lon : null,
      location_precision: place ? place.precision : null,
      location_confidence: mention ? mention.confidence : null,
      status: event.status,
      actors: event.actors.join('; ') || null,
      attribution: event.attribution || null,
      fatalities: number('fatalities'),
      injured: number('injured'),
      arrested: number('arrested'),
      displaced: number('displaced'),
      crowd: number('crowd'),
      magnitude: number('magnitude'),
      quote: data.quoteOf(event),
      article_title: article.title || null,
      article_source: article.source || null,
      article_url: article.url || null,
      article_published: day(article.published),
    };
  }

  /** @param {any} data @param {number[]} events @returns {string} */
  function geojson(data, events) {
    const features = events.map((index) => {
      const event = data.events[index];
      const place = data.places[event.place];
      const { lat, lon, ...rest } = properties(data, event);
      const point = place ? { type: 'Point', coordinates: [lon, lat] } : null;
      const geometry = place && place.precision === 'relative' && place.geometry ? place.geometry : point;
      return { type: 'Feature', id: event.id, geometry, properties: rest };
    });
    return JSON.stringify({ type: 'FeatureCollection', features }, null, 1);
  }

  /**
   * @param {any} data
   * @param {number[]} events
   * @returns {string} with a byte order mark, which spreadsheets ask for
   */
  function csv(data, events) {
    const lines = events.map((index) => {
      const row = properties(data, data.events[index]);
      return COLUMNS.map((key) => geonews.text.csvCell(row[key])).join(',');
    });
    return '\ufeff' + [COLUMNS.join(','), ...lines].join('\r\n') + '\r\n';
  }

  geonews.exports = { geojson, csv };
})((globalThis.geonews = globalThis.geonews || {}));
