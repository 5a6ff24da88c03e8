/** @file What is said of a place: its events, each with quote, date, actors, numbers, and how sure the place is. */
'use strict';
(function (geonews) {
  const { el } = geonews.dom;
  const SHOWN = 12;
  const QUOTE = 230;
  const BOTH = 420;
  const SURE = 0.5;
  const INFERRED = new Set(['previous_sentence', 'dateline', 'article_country']);

  /**
   * Return the card of one or several places.
   * @param {any} view
   * @param {number[]} places
   * @param {{close: () => void}} actions
   * @returns {HTMLElement}
   */
  function card(view, places, actions) {
    const { say } = view.data;
    const first = view.data.places[places[0]];
    const close = el(
      'button',
      { type: 'button', class: 'gn-close', 'aria-label': say('close'), on: { click: actions.close } },
      geonews.dom.icon('M4 4l8 8M12 4l-8 8'),
    );
    return el(
      'div',
      { class: 'gn-card', role: 'dialog', tabindex: '-1', 'aria-label': first.name },
      close,
      ...places.map((place) => section(view, view.data.places[place])),
    );
  }

  /** @param {any} view @param {any} place @returns {HTMLElement} */
  function section(view, place) {
    const { data, spots, selection } = view;
    const spot = spots.get(place.index);
    const events = spot ? [...spot.events] : [];
    const chosen = events.indexOf(selection.event);
    if (chosen > 0) {
      events.unshift(...events.splice(chosen, 1));
    }
    const rest = events.length - SHOWN;
    return el(
      'section',
      {},
      el('h2', { text: place.name, dir: 'auto' }),
      el('p', {
        class: 'gn-where',
        text: [data.whereabouts(place), data.say('precision.' + place.precision)].filter(Boolean).join(' · '),
      }),
      ...events
        .slice(0, SHOWN)
        .map((index, i) => eventBlock(view, data.events[index], i > 0 && sameQuote(data, index, events[i - 1]))),
      rest > 0
        ? el('button', {
            type: 'button',
            class: 'gn-more',
            text: data.say('more.events', { n: rest }),
            on: { click: () => view.emit('list', place.index) },
          })
        : '',
      events.length ? '' : mentionBlock(view, place),
      certainty(view, place, events),
    );
  }

  /**
   * @param {any} data
   * @param {number} a
   * @param {number} b
   * @returns {boolean} whether two events are told by the same sentence
   */
  function sameQuote(data, a, b) {
    const [one, other] = [data.events[a], data.events[b]];
    return one.article === other.article && String(spanOf(data, one)) === String(spanOf(data, other));
  }

  /** @param {any} view @param {any} event @param {boolean} quotedAbove @returns {HTMLElement} */
  function eventBlock(view, event, quotedAbove) {
    const { data } = view;
    const when =
      event.dated === 'publication' || event.dated === 'dateline'
        ? data.say('reported', { date: data.when(event) })
        : data.when(event);
    const quoted = quotedAbove ? '' : quoteBlock(view, event.article, spanOf(data, event), markOf(data, event));
    const where = INFERRED.has(event.basis) ? data.say('inferred') : '';
    const facts = [when, ...event.actors.slice(0, 3), where].filter(Boolean);
    const block = el(
      'article',
      { class: 'gn-event' },
      el('h3', {}, geonews.symbols.key(event.category), data.typeLabel(event), status(data, event)),
      el('p', { class: 'gn-facts', dir: 'auto', text: facts.join(' · ') }),
      quoted,
      numbers(data, event),
      event.attribution
        ? el('p', { class: 'gn-facts', dir: 'auto', text: data.say('according', { who: event.attribution }) })
        : '',
      quotedAbove ? '' : links(view, event),
    );
    block.style.setProperty('--gn-own', geonews.symbols.colour(event.category));
    return block;
  }

  /**
   * @param {any} data
   * @param {any} event
   * @returns {[number, number]} what is quoted: the sentence that reports the event
   */
  function spanOf(data, event) {
    const text = data.articles[event.article].text;
    const mark = markOf(data, event);
    const sentence = geonews.text.sentenceAt(text, event.start, event.end);
    const both = mark
      ? geonews.text.sentenceAt(text, Math.min(mark[0], event.start), Math.max(mark[1], event.end))
      : sentence;
    return both[1] - both[0] <= BOTH ? both : sentence;
  }

  /** @param {any} data @param {any} event @returns {[number, number] | null} */
  function markOf(data, event) {
    const mention = data.mentions[event.mention];
    return mention ? [mention.start, mention.end] : null;
  }

  /**
   * @param {any} view
   * @param {number} article
   * @param {[number, number]} span
   * @param {[number, number] | null} mark
   */
  function quoteBlock(view, article, span, mark) {
    const { before, mark: word, after } = geonews.text.quote(view.data.articles[article].text, span, mark, QUOTE);
    return el(
      'blockquote',
      { dir: 'auto', lang: view.data.articles[article].language || null },
      before,
      word ? el('b', { text: word }) : '',
      after,
    );
  }

  /** @param {any} data @param {any} event */
  function status(data, event) {
    const odd =
      event.status && event.status !== 'occurred' ? event.status : event.novelty === 'historical' ? 'historical' : '';
    return odd ? el('span', { class: 'gn-status', text: data.strings['status.' + odd] || odd }) : '';
  }

  /** @param {any} data @param {any} event */
  function numbers(data, event) {
    const said = Object.entries(event.numbers).map(([key, [low, best, high, text]]) => {
      const figure = (n) => (typeof n === 'number' ? data.number(n) : n);
      const range =
        low !== null && high !== null && low !== high ? `${figure(low)}–${figure(high)}` : figure(best ?? text);
      return `${data.say('number.' + key)}: ${range}`;
    });
    return said.length ? el('p', { class: 'gn-figures', dir: 'auto', text: said.join(' · ') }) : '';
  }

  /**
   * @param {any} view
   * @param {any} told an event or a mention
   * @returns {HTMLElement} the ways to its sentence in the story and to its source
   */
  function links(view, told) {
    const { data } = view;
    const article = data.articles[told.article];
    const name = article.source || (article.url ? article.url.replace(/^https?:\/\/(www\.)?/i, '').split('/')[0] : '');
    return el(
      'p',
      { class: 'gn-links' },
      view.hasStory
        ? el('button', {
            type: 'button',
            class: 'gn-read',
            text: data.say('read'),
            on: { click: () => view.emit('read', told) },
          })
        : '',
      name ? el('span', { class: 'gn-source' }, geonews.dom.link(article.url, name)) : '',
    );
  }

  /** @param {any} view @param {any} place */
  function mentionBlock(view, place) {
    const { data, state } = view;
    const index =
      place.mentions.find((i) => state.article < 0 || data.mentions[i].article === state.article) ?? place.mentions[0];
    if (index === undefined) {
      return el('p', { class: 'gn-facts', text: data.say('filtered') });
    }
    const mention = data.mentions[index];
    const text = data.articles[mention.article].text;
    const quoted = quoteBlock(view, mention.article, geonews.text.sentenceAt(text, mention.start, mention.end), [
      mention.start,
      mention.end,
    ]);
    return el(
      'article',
      { class: 'gn-event' },
      el('p', { class: 'gn-facts', text: data.say('count.mentions', { n: place.mentions.length }) }),
      quoted,
      links(view, mention),
    );
  }

  /**
   * Say how sure the place is, and what else the name could have meant.
   * @param {any} view
   * @param {any} place
   * @param {number[]} events
   */
  function certainty(view, place, events) {
    const { data } = view;
    const own = events.map((i) => data.events[i].mention).filter((i) => i >= 0);
    const mentions = (own.length ? own : place.mentions).map((i) => data.mentions[i]);
    if (!mentions.length) {
      return '';
    }
    const best = mentions.reduce((a, b) => (b.confidence > a.confidence ? b : a));
    const rival = mentions.map((mention) => mention.rival).find(Boolean);
    const other = rival ? [rival.name, data.whereabouts(rival)].filter(Boolean).join(', ') : '';
    const said = data.say('match', { n: Math.round(best.confidence * 100) });
    return el(
      'p',
      { class: 'gn-sure' + (best.confidence < SURE ? ' gn-doubt' : ''), dir: 'auto' },
      best.confidence < SURE ? el('b', { text: data.say('unsure') + ' ' }) : '',
      said + (other ? ' · ' + data.say('rival', { place: other }) : ''),
    );
  }

  geonews.card = card;
  geonews.status = status;
})((globalThis.geonews = globalThis.geonews || {}));
