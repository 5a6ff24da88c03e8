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

  const PRECISION = new Map([
    ['country', 'country'],
    ['region', 'region'],
    ['district', 'district'],
    ['settlement', 'city'],
    ['quarter', 'site'],
    ['facility', 'site'],
    ['crossing', 'site'],
  ]);

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
      geometry: t.geometries[index] ? JSON.parse(t.geometries[index]) : null,
      mentions: [],
      events: [],
    }));
  }

  /**
   * @param {any[]} articles
   * @param {string} of  mentions or events
   * @returns {number[]} the article of each mention or event
   */
  function owners(articles, of) {
    return articles.flatMap((article, index) => new Array(article[of]).fill(index));
  }

  /** @param {any} tables @returns {Mention[]} */
  function readMentions(tables) {
    const t = tables.mentions;
    return owners(tables.articles, 'mentions').map((article, index) => ({
      index,
      article,
      start: t.start[index],
      end: t.end[index],
      place: t.place[index],
      confidence: t.confidence[index] / 100,
      rival: readRival(tables.places.rivals[t.rival[index]]),
    }));
  }

  /** @param {string[] | undefined} row */
  function readRival(row) {
    return row ? { name: row[0], kind: row[1], country: row[2], admin1: row[3] } : null;
  }

  /** @param {any} tables @param {Map<string, [string, string]>} types @returns {Event[]} */
  function readEvents(tables, types) {
    const { events: t, whens, manners, words } = tables;
    return owners(tables.articles, 'events').map((article, index) => {
      const when = t.when[index];
      const manner = t.manner[index];
      const type = manners.type[manner];
      return {
        index,
        id: t.id[index],
        article,
        type,
        category: types.has(type) ? types.get(type)[1] : 'context',
        place: t.place[index],
        mention: t.mention[index],
        start: t.start[index],
        end: t.end[index],
        first: when < 0 ? null : whens.first[when],
        last: when < 0 ? null : whens.last[when],
        precision: when < 0 ? '' : whens.precision[when],
        dated: when < 0 ? '' : whens.dated[when],
        status: manners.status[manner],
        novelty: manners.novelty[manner],
        basis: manners.basis[manner],
        confidence: t.confidence[index] / 100,
        actors: (tables.actors[index] || []).map((row) => words[row]),
        attribution: words[tables.attributions[index]] || '',
        numbers: tables.numbers[index] || {},
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
      this.types = new Map(Object.entries(tables.types));
      this.countries = new Map(Object.entries(tables.countries));
      this.regions = new Map(Object.entries(tables.places.regions));
      this.articles = tables.articles.map((row, index) => ({ ...row, index, mentions: [], events: [] }));
      this.places = readPlaces(tables);
      /** Places that the articles name; one that is only named in a relation has no row of its own. */
      this.named = tables.named;
      this.mentions = readMentions(tables);
      this.events = readEvents(tables, this.types);
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
})((globalThis.geonews = globalThis.geonews || {}));
