/** @file Several articles: a list to choose from, each a filter and a link to its source. */
'use strict';
(function (geonews) {
  const { el } = geonews.dom;
  const STEP = 100;

  /** @param {any} data @param {any} article @returns {HTMLElement} source, date and link of an article */
  function byline(data, article) {
    const day = article.published === undefined ? '' : geonews.days.format(article.published, data.strings);
    const source = article.source || (article.url ? article.url.replace(/^https?:\/\//i, '').split('/')[0] : '');
    return el(
      'p',
      { class: 'gn-byline' },
      source ? geonews.dom.link(article.url, source) : '',
      source && day ? ' · ' : '',
      day,
    );
  }

  /** The list of articles. */
  class Articles {
    /** @param {any} view @param {HTMLElement} pane @param {(article: number) => void} open */
    constructor(view, pane, open) {
      this.view = view;
      this.pane = pane;
      this.open = open;
      this.limit = STEP;
    }

    /** Write the list: those with events first. */
    draw() {
      const { data, passed, state } = this.view;
      const counts = new Map();
      for (const index of passed) {
        const { article } = data.events[index];
        counts.set(article, (counts.get(article) || 0) + 1);
      }
      const order = data.articles.map((article) => article.index);
      order.sort(
        (a, b) => Number(data.articles[b].events.length > 0) - Number(data.articles[a].events.length > 0) || a - b,
      );
      const rest = order.length - this.limit;
      const all =
        state.article >= 0
          ? el('button', {
              type: 'button',
              class: 'gn-more',
              text: data.say('articles.all'),
              on: { click: () => this.view.set({ article: -1 }) },
            })
          : '';
      this.pane.replaceChildren(
        all,
        el(
          'ol',
          { class: 'gn-articles' },
          ...order.slice(0, this.limit).map((i) => this.row(data.articles[i], counts.get(i) || 0)),
        ),
        rest > 0
          ? el('button', {
              type: 'button',
              class: 'gn-more',
              text: data.say('more', { n: rest }),
              on: { click: () => this.more() },
            })
          : '',
      );
    }

    /** Show the next articles. */
    more() {
      this.limit += STEP * 3;
      this.draw();
    }

    /** @param {any} article @param {number} count @returns {HTMLElement} */
    row(article, count) {
      const { data, state } = this.view;
      const only = state.article === article.index;
      const title =
        article.title ||
        geonews.text.quote(article.text.trim(), [0, article.text.trim().length], null, 90).after ||
        data.say('untitled');
      const label = el('span', { class: 'gn-article-title', dir: 'auto', text: title });
      return el(
        'li',
        { class: 'gn-article' + (count ? '' : ' gn-article-bare') },
        el(
          'button',
          { type: 'button', class: 'gn-article-open', on: { click: () => this.open(article.index) } },
          label,
        ),
        byline(data, article),
        el('button', {
          type: 'button',
          class: 'gn-only',
          'aria-pressed': String(only),
          text: data.say('only', { events: data.say('count.events', { n: count }) }),
          on: { click: () => this.view.set({ article: only ? -1 : article.index }) },
        }),
      );
    }
  }

  geonews.byline = byline;
  geonews.Articles = Articles;
})((globalThis.geonews = globalThis.geonews || {}));
