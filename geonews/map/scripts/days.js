/** @file Days as numbers since 1 January 1970: how they are written, and the axis of the timeline. */
'use strict';
(function (geonews) {
  const DAY = 86400000;
  const GAP = 0.6;

  /** @param {number} day @returns {[number, number, number]} year, month 0-11, day of month */
  function parts(day) {
    const date = new Date(day * DAY);
    return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  }

  /** @param {number} day @returns {string} ISO 8601 */
  function iso(day) {
    return new Date(day * DAY).toISOString().slice(0, 10);
  }

  /** @param {string} text  ISO 8601 @returns {number | null} */
  function fromIso(text) {
    const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text + 'T00:00:00Z') : NaN;
    return Number.isNaN(time) ? null : Math.round(time / DAY);
  }

  /**
   * Return a day in words.
   * @param {number} day
   * @param {Object<string, any>} strings
   * @param {boolean} [year]  whether the year is said
   * @returns {string}
   */
  function format(day, strings, year = true) {
    const [y, m, d] = parts(day);
    return fill(strings[year ? 'date.full' : 'date.day'], { y, m: strings.months[m], d });
  }

  /** @param {string} pattern @param {Object<string, any>} values @returns {string} */
  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
  }

  /**
   * Return a span of days in words, as finely as it is known.
   * @param {number} first
   * @param {number} last
   * @param {string} precision  day week month year vague
   * @param {Object<string, any>} strings
   * @returns {string}
   */
  function formatSpan(first, last, precision, strings) {
    const [y0, m0] = parts(first);
    const [y1, m1] = parts(last);
    if (precision === 'year' && y0 === y1) {
      return fill(strings['date.year'], { y: y0 });
    }
    if (precision === 'month' && y0 === y1 && m0 === m1) {
      return fill(strings['date.month'], { y: y0, m: strings['months.alone'][m0] });
    }
    if (first === last) {
      return format(first, strings);
    }
    return format(first, strings, y0 !== y1) + ' – ' + format(last, strings);
  }

  /** An axis over days: evenly spaced, or a step a day where one gap would eat most of it. */
  class Axis {
    /** @param {Array<[number, number]>} spans  first and last day of each dated event */
    constructor(spans) {
      const end = spans.reduce((latest, span) => Math.max(latest, span[1]), -Infinity);
      const days = [...new Set(spans.map((span) => span[0]).concat(spans.length ? end : []))].sort((a, b) => a - b);
      this.first = days.length ? days[0] : 0;
      this.last = days.length ? days[days.length - 1] : 0;
      const widest = days.reduce((gap, day, i) => (i ? Math.max(gap, day - days[i - 1]) : gap), 0);
      const broken = days.length > 2 && widest > GAP * (this.last - this.first);
      /** @type {number[] | null} */
      this.steps = broken && days.length <= 400 ? days : null;
      this.length = this.steps ? this.steps.length : this.last - this.first + 1;
    }

    /** @param {number} step @returns {number} day */
    day(step) {
      const at = Math.max(0, Math.min(this.length - 1, Math.round(step)));
      return this.steps ? this.steps[at] : this.first + at;
    }

    /** @param {number} day @returns {number} the step of the day, or of the nearest before it */
    step(day) {
      if (!this.steps) {
        return Math.max(0, Math.min(this.length - 1, day - this.first));
      }
      let at = 0;
      while (at + 1 < this.steps.length && this.steps[at + 1] <= day) {
        at += 1;
      }
      return at;
    }

    /**
     * Return how many events fall on each of some equal stretches; an event of several days counts in parts.
     * @param {Array<[number, number]>} spans
     * @param {number} count
     * @returns {Float64Array}
     */
    bins(spans, count) {
      const bins = new Float64Array(count);
      const width = this.length / count;
      for (const [first, last] of spans) {
        const from = Math.floor(this.step(first) / width);
        const to = Math.max(from, Math.min(count - 1, Math.floor(this.step(last) / width)));
        for (let i = from; i <= to; i++) {
          bins[i] += 1 / (to - from + 1);
        }
      }
      return bins;
    }
  }

  geonews.days = { iso, fromIso, format, formatSpan, Axis };
})((globalThis.geonews = globalThis.geonews || {}));
