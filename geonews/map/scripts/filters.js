/** @file Which events are shown. */
'use strict';
(function (geonews) {
  /**
   * @typedef {Object} Filter
   * @property {string[]} off  categories switched off
   * @property {number | null} first  day, null when open
   * @property {number | null} last  day, null when open
   * @property {string} query
   * @property {number} article  -1 for every article
   * @property {string} country  '' for every country
   */

  /** @returns {Filter} a filter that lets everything through */
  function open() {
    return { off: [], first: null, last: null, query: '', article: -1, country: '' };
  }

  /** @param {Filter} filter @returns {boolean} */
  function isOpen(filter) {
    return (
      !filter.off.length &&
      filter.first === null &&
      filter.last === null &&
      !filter.query.trim() &&
      filter.article < 0 &&
      !filter.country
    );
  }

  /**
   * Find, in one round, which events pass, how many of each category would, and which would at any time.
   * An undated event passes only while the whole time is shown.
   * @param {any} data  Dataset
   * @param {Filter} filter
   * @returns {{passed: number[], tally: Map<string, number>, anytime: number[]}}
   */
  function sift(data, filter) {
    const off = new Set(filter.off);
    const found = data.search(filter.query);
    const narrowed = filter.first !== null || filter.last !== null;
    const first = filter.first ?? -Infinity;
    const last = filter.last ?? Infinity;
    const passed = [];
    const tally = new Map();
    const anytime = [];
    for (const event of data.events) {
      if (
        (filter.article >= 0 && event.article !== filter.article) ||
        (filter.country && (event.place < 0 || data.places[event.place].country !== filter.country)) ||
        (found && !found[event.index])
      ) {
        continue;
      }
      const on = !off.has(event.category);
      if (on) {
        anytime.push(event.index);
      }
      if (event.first === null ? narrowed : event.last < first || event.first > last) {
        continue;
      }
      tally.set(event.category, (tally.get(event.category) || 0) + 1);
      if (on) {
        passed.push(event.index);
      }
    }
    return { passed, tally, anytime };
  }

  /** @param {any} data  Dataset @param {Filter} filter @returns {number[]} the events that pass */
  function apply(data, filter) {
    return sift(data, filter).passed;
  }

  /**
   * Return the events that pass, by place, and how many of each category.
   * @param {any} data  Dataset
   * @param {number[]} passed
   * @returns {Map<number, {place: number, events: number[], counts: Object<string, number>}>}
   */
  function byPlace(data, passed) {
    const spots = new Map();
    for (const index of passed) {
      const event = data.events[index];
      if (event.place < 0) {
        continue;
      }
      let spot = spots.get(event.place);
      if (!spot) {
        spot = { place: event.place, events: [], counts: {} };
        spots.set(event.place, spot);
      }
      spot.events.push(index);
      spot.counts[event.category] = (spot.counts[event.category] || 0) + 1;
    }
    return spots;
  }

  geonews.filters = { open, isOpen, sift, apply, byPlace };
})((globalThis.geonews = globalThis.geonews || {}));
