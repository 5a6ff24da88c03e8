/** @file The tables of the page as objects: places, mentions, events, articles. */
'use strict';
(function (geonews) {
  /**
   * @typedef {Object} Place
   * @property {number} index
   * @property {string} id
   * @property {string} name
   * @property {string} kind
   * @property {string} country  ISO 3166-1 alpha-2, '' when several or none
   * @property {string} admin1  name of the first-level region
   * @property {number} lat
   * @property {number} lon
   * @property {number} radius  kilometres
   * @property {string} region  id of the first-level region, '' when none
   * @property {string} precision  site city district region country area relative
   * @property {any} geometry  GeoJSON, null when there is none
   * @property {number[]} mentions
   * @property {number[]} events
   */
  /**
   * @typedef {Object} Mention
   * @property {number} index
   * @property {number} article
   * @property {number} start
   * @property {number} end
   * @property {number} place  -1 when unresolved
   * @property {number} confidence  0 to 1
   * @property {{name: string, kind: string, country: string, admin1: string} | null} rival
   */
  /**
   * @typedef {Object} Event
   * @property {number} index
   * @property {string} id
   * @property {number} article
   * @property {string} type
   * @property {string} category
   * @property {number} place  -1 when none
   * @property {number} mention  -1 when none
   * @property {number} start
   * @property {number} end
   * @property {number | null} first  day
   * @property {number | null} last  day
   * @property {string} precision
   * @property {string} dated  explicit, relative, dateline or publication
   * @property {string} status
   * @property {string} novelty
   * @property {string} basis
   * @property {number} confidence
   * @property {string[]} actors
   * @property {string} attribution
   * @property {Object<string, [number|null, number|null, number|null, string]>} numbers
   */

  const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
  const STEPS = 10000;
  const PRECISION = new Map([
    ['country', 'country'],
    ['region', 'region'],
    ['district', 'district'],
    ['settlement', 'city'],
    ['quarter', 'site'],
    ['facility', 'site'],
    ['crossing', 'site'],
  ]);

  /** @param {string | [string, any]} said  GeoJSON, or type and steps, see geometry.py @returns {any} GeoJSON */
  function readGeometry(said) {
    if (typeof said === 'string') {
      return JSON.parse(said);
    }
    const [type, steps] = said;
    const coordinates = readSteps(steps);
    return { type, coordinates: type === 'Point' ? coordinates[0] : coordinates };
  }

  /** @param {any[]} steps  a run of positions, or a list of such @returns {any[]} */
  function readSteps(steps) {
    if (typeof steps[0] !== 'number') {
      return steps.map(readSteps);
    }
    const positions = [];
    let [x, y] = [0, 0];
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      positions.push([x / STEPS, y / STEPS]);
    }
    return positions;
  }

  /** @param {any} tables @returns {Place[]} */
  function readPlaces(tables) {
    const t = tables.places;
    return t.id.map((id, index) => ({
      index,
      id,
      name: t.name[index],
      kind: t.kind[index],
      country: t.country[index],
      admin1: t.admin1[index],
      lat: t.lat[index],
      lon: t.lon[index],
      radius: t.radius[index],
      region: t.region[index],
      precision: t.relative[index] ? 'relative' : PRECISION.get(t.kind[index]) || 'area',
      geometry: t.geometries[index] ? readGeometry(t.geometries[index]) : null,
      mentions: [],
      events: [],
    }));
  }

  /** @param {any} tables @returns {any[]} articles, without what the reader was not told */
  function readArticles(tables) {
    const columns = tables.articles;
    return columns.id.map((_, index) => {
      const article = { index, mentions: [], events: [] };
      for (const key in columns) {
        article[key] = columns[key][index] ?? undefined;
      }
      return article;
    });
  }

  /**
   * Make rows of one article after the other.
   * @template T
   * @param {[number, any]} counts  how many rows each article has
   * @param {(article: number, index: number, first: boolean) => T} make
   * @returns {T[]}
   */
  function rowsOf(counts, make) {
    /** @type {T[]} */
    const rows = [];
    geonews.unpack.numbers(counts).forEach((count, article) => {
      for (let i = 0; i < count; i++) {
        rows.push(make(article, rows.length, !i));
      }
    });
    return rows;
  }

  /** @param {any} tables @returns {Mention[]} */
  function readMentions(tables) {
    const t = geonews.unpack.table(tables.mentions);
    const { rivals } = tables.places;
    let start = 0;
    return rowsOf(tables.counts.mentions, (article, index, first) => {
      start = (first ? 0 : start) + t.step[index];
      return {
        index,
        article,
        start,
        end: start + t.length[index],
        place: t.place[index],
        confidence: t.confidence[index] / 100,
        rival: t.rival[index] ? readRival(rivals[t.place[index]][t.rival[index] - 1]) : null,
      };
    });
  }

  /** @param {string[]} row */
  function readRival([name, kind, country, admin1]) {
    return { name, kind, country, admin1 };
  }

  /** @param {string} base64  six bytes an id @returns {string[]} hexadecimal */
  function readIds(base64) {
    const bytes = atob(base64);
    let digits = '';
    for (let i = 0; i < bytes.length; i++) {
      digits += HEX[bytes.charCodeAt(i)];
    }
    return digits.match(/.{12}/g) || [];
  }

  /**
   * @param {any} tables
   * @param {Map<string, [string, string]>} types
   * @param {any[]} articles
   * @param {Mention[]} mentions
   * @returns {Event[]}
   */
  function readEvents(tables, types, articles, mentions) {
    const t = geonews.unpack.table(tables.events);
    const { whens, words, elsewhere } = tables;
    const ids = typeof tables.ids === 'string' ? readIds(tables.ids) : tables.ids;
    const casts = tables.casts.map((cast) => cast.map((word) => words[word]));
    const categories = tables.types.map((type) => (types.has(type) ? types.get(type)[1] : 'context'));
    const alone = new Set(tables.unmentioned);
    let begin = 0;
    const begins = geonews.unpack.numbers(tables.counts.mentions).map((count) => (begin += count) - count);
    let mention = 0;
    let end = 0;
    return rowsOf(tables.counts.events, (article, index, isFirst) => {
      const { published } = articles[article];
      mention = (isFirst ? begins[article] : mention) + t.mention[index];
      const start = (isFirst ? 0 : end) + t.gap[index];
      end = start + t.length[index];
      const when = t.when[index];
      const first = when < 0 ? null : (published || 0) + whens.after[when];
      return {
        index,
        id: ids[index],
        article,
        type: tables.types[t.type[index]],
        category: categories[t.type[index]],
        place: index in elsewhere ? elsewhere[index] : mentions[mention].place,
        mention: alone.has(index) ? -1 : mention,
        start,
        end,
        first,
        last: when < 0 ? null : first + whens.length[when],
        precision: when < 0 ? '' : whens.precision[when],
        dated: when < 0 ? '' : whens.dated[when],
        status: tables.statuses[t.status[index]],
        novelty: tables.novelties[t.novelty[index]],
        basis: tables.bases[t.basis[index]],
        confidence: t.confidence[index] / 100,
        actors: casts[t.actors[index]],
        attribution: words[t.attribution[index]],
        numbers: tables.numbers[t.numbers[index]],
      };
    });
  }

  /** Everything a page knows. */
  class Dataset {
    /** @param {any} tables  see payload.py */
    constructor(tables) {
      this.language = tables.language;
      this.strings = tables.strings;
      this.number = geonews.text.numbers(tables.language);
      this.say = geonews.text.words(tables.strings, tables.language);
      this.categories = tables.categories.map(([key, label, colour, dark]) => ({
        key,
        label: tables.strings.category[key] || label,
        full: label,
        colour,
        dark,
      }));
      /** @type {Map<string, [string, string]>} label and category by type; a Map, because keys come from texts */
      this.types = new Map(Object.entries(tables.labels));
      this.countries = new Map(Object.entries(tables.countries));
      this.regions = new Map(Object.entries(tables.places.regions));
      this.articles = readArticles(tables);
      this.places = readPlaces(tables);
      /** Places that the articles name; one that is only named in a relation has no row of its own. */
      this.named = tables.named;
      this.mentions = readMentions(tables);
      this.events = readEvents(tables, this.types, this.articles, this.mentions);
      /** Whether any event has a date; where none has, saying so of each would only be noise. */
      this.dated = this.events.some((event) => event.first !== null);
      this.link();
      /** @type {string[] | null} */
      this.haystacks = null;
      /** @type {{asked: string, hits: Uint8Array | null}} the last search */
      this.found = { asked: '', hits: null };
    }

    /** Let places and articles know what points at them. */
    link() {
      for (const mention of this.mentions) {
        this.articles[mention.article].mentions.push(mention.index);
        if (mention.place >= 0) {
          this.places[mention.place].mentions.push(mention.index);
        }
      }
      for (const event of this.events) {
        this.articles[event.article].events.push(event.index);
        if (event.place >= 0) {
          this.places[event.place].events.push(event.index);
        }
      }
    }

    /** @param {Event} event @returns {string} what kind of event it is */
    typeLabel(event) {
      if (!this.types.has(event.type)) {
        return event.type.replace(/_/g, ' ');
      }
      return this.strings.types[event.type] || this.types.get(event.type)[0];
    }

    /** @param {string} code @returns {string} */
    countryName(code) {
      if (this.countries.has(code)) {
        return this.countries.get(code);
      }
      try {
        return new Intl.DisplayNames([this.language, 'en'], { type: 'region' }).of(code) || code;
      } catch {
        return code;
      }
    }

    /** @param {{name: string, country: string, admin1: string}} place @returns {string} what holds the place */
    whereabouts(place) {
      const country = place.country ? this.countryName(place.country) : '';
      return [place.admin1, country].filter((name) => name && name !== place.name).join(', ');
    }

    /** @param {Event} event @returns {string} */
    when(event) {
      if (event.first === null) {
        return this.dated ? this.say('undated') : '';
      }
      return geonews.days.formatSpan(event.first, event.last, event.precision, this.strings);
    }

    /** @param {Event} event @returns {string} */
    quoteOf(event) {
      return this.articles[event.article].text.slice(event.start, event.end);
    }

    /** @param {number} index @returns {string} everything of an event that a search looks at, folded */
    haystack(index) {
      if (!this.haystacks) {
        this.haystacks = new Array(this.events.length);
      }
      if (this.haystacks[index] === undefined) {
        this.haystacks[index] = geonews.text.fold(this.searchable(this.events[index]));
      }
      return this.haystacks[index];
    }

    /** Fold what a search looks at while nothing else is to be done. @param {number} [from] */
    prepareSearch(from = 0) {
      if (from < this.events.length && typeof requestIdleCallback === 'function') {
        requestIdleCallback((deadline) => {
          let at = from;
          while (at < this.events.length && (deadline.timeRemaining() > 2 || at % 50)) {
            this.haystack(at++);
          }
          this.prepareSearch(at);
        });
      }
    }

    /**
     * @param {string} query
     * @returns {Uint8Array | null} 1 for each event that holds every word; null when nothing is asked
     */
    search(query) {
      const words = geonews.text.fold(query).split(/\s+/).filter(Boolean);
      const asked = words.join(' ');
      if (this.found.asked !== asked) {
        const holds = (_, index) => words.every((word) => this.haystack(index).includes(word));
        this.found = { asked, hits: words.length ? Uint8Array.from(this.events, holds) : null };
      }
      return this.found.hits;
    }

    /** @param {Event} event @returns {string} */
    searchable(event) {
      const place = this.places[event.place];
      const article = this.articles[event.article];
      const parts = [
        this.typeLabel(event),
        this.quoteOf(event),
        article.title || '',
        article.source || '',
        event.attribution,
        ...event.actors,
      ];
      if (place) {
        parts.push(place.name, this.whereabouts(place));
      }
      if (event.mention >= 0) {
        const mention = this.mentions[event.mention];
        parts.push(article.text.slice(mention.start, mention.end));
      }
      return parts.join(' ');
    }
  }

  geonews.Dataset = Dataset;
  geonews.readGeometry = readGeometry;
})((globalThis.geonews = globalThis.geonews || {}));
