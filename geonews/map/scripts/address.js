/** @file The state of the page in the fragment of its address: what is sent is what is seen. */
'use strict';
(function (geonews) {
  const days = () => geonews.days;

  /**
   * Return the fragment of a state, without its #.
   * @param {any} state  see View.state, with zoom, lat and lon
   * @returns {string}
   */
  function encode(state) {
    const parts = [];
    const add = (key, value) => parts.push(key + '=' + encodeURIComponent(value));
    if (Number.isFinite(state.zoom)) {
      parts.push('map=' + [state.zoom, state.lat.toFixed(4), state.lon.toFixed(4)].map(Number).join('/'));
    }
    if (state.off.length) {
      add('off', [...state.off].sort().join(' '));
    }
    if (state.first !== null || state.last !== null) {
      add('time', [state.first, state.last].map((day) => (day === null ? '' : days().iso(day))).join('..'));
    }
    if (state.query) {
      add('q', state.query);
    }
    if (state.article >= 0) {
      add('article', state.article + 1);
    }
    if (state.country) {
      add('country', state.country);
    }
    if (state.mode && state.mode !== 'points') {
      add('mode', state.mode);
    }
    if (state.theme) {
      add('theme', state.theme);
    }
    if (state.event) {
      add('event', state.event);
    }
    return parts.join('&');
  }

  /**
   * Return the state that a fragment describes; what it does not say or says wrongly is left out.
   * @param {string} fragment  with or without #
   * @returns {any}
   */
  function decode(fragment) {
    const said = new Map();
    for (const part of fragment.replace(/^#/, '').split('&')) {
      const [key, value] = part.split(/=(.*)/s);
      if (value !== undefined) {
        said.set(key, decodeSafely(value));
      }
    }
    const state = {};
    const [zoom, lat, lon] = (said.get('map') || '').split('/').map(Number);
    if (said.has('map') && [zoom, lat, lon].every(Number.isFinite) && Math.abs(lat) <= 90 && Math.abs(lon) <= 540) {
      Object.assign(state, { zoom: Math.max(2, Math.min(14, zoom)), lat, lon });
    }
    if (said.has('off')) {
      state.off = said
        .get('off')
        .split(' ')
        .filter((key) => /^[a-z_]+$/.test(key));
    }
    if (said.has('time')) {
      [state.first, state.last] = said.get('time').split('..').concat('').slice(0, 2).map(days().fromIso);
    }
    if (said.has('q')) {
      state.query = said.get('q').slice(0, 200);
    }
    if (/^[1-9]\d{0,6}$/.test(said.get('article') || '')) {
      state.article = Number(said.get('article')) - 1;
    }
    if (/^[A-Z]{2}$/.test(said.get('country') || '')) {
      state.country = said.get('country');
    }
    if (['points', 'counts'].includes(said.get('mode'))) {
      state.mode = said.get('mode');
    }
    if (['light', 'dark'].includes(said.get('theme'))) {
      state.theme = said.get('theme');
    }
    if (said.has('event')) {
      state.event = said.get('event').slice(0, 80);
    }
    return state;
  }

  /** @param {string} value @returns {string} */
  function decodeSafely(value) {
    try {
      return decodeURIComponent(value);
    } catch {
      return '';
    }
  }

  geonews.address = { encode, decode };
})((globalThis.geonews = globalThis.geonews || {}));
