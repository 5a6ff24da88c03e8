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

    /** @returns {Map<number, number>} how many events of each article pass */
    counts() {
      const { data, passed } = this.view;
      const counts = new Map();
      for (const index of passed) {
        const { article } = data.events[index];
        counts.set(article, (counts.get(article) || 0) + 1);
      }
      return counts;
    }

    /** Write the list: those with events first. */
    draw() {
      const { data } = this.view;
      const order = data.articles.map((article) => article.index);
      order.sort(
        (a, b) => Number(data.articles[b].events.length > 0) - Number(data.articles[a].events.length > 0) || a - b,
      );
      const rest = order.length - this.limit;
      this.all = el('button', {
        type: 'button',
        class: 'gn-more',
        text: data.say('articles.all'),
        on: { click: () => this.view.set({ article: -1 }) },
      });
      /** @type {Map<number, HTMLElement>} */
      this.rows = new Map(order.slice(0, this.limit).map((i) => [i, this.row(data.articles[i])]));
      this.pane.replaceChildren(
        this.all,
        el('ol', { class: 'gn-articles' }, ...this.rows.values()),
        rest > 0
          ? el('button', {
              type: 'button',
              class: 'gn-more',
              text: data.say('more', { n: rest }),
              on: { click: () => this.more() },
            })
          : '',
      );
      this.update();
    }

    /** Say in the list that stands how many events of each article pass. */
    update() {
      const { data, state } = this.view;
      const counts = this.counts();
      this.all.hidden = state.article < 0;
      for (const [article, row] of this.rows) {
        const count = counts.get(article) || 0;
        const only = /** @type {HTMLElement} */ (row.lastElementChild);
        row.classList.toggle('gn-article-bare', !count);
        only.setAttribute('aria-pressed', String(state.article === article));
        if (only.dataset.count !== String(count)) {
          only.dataset.count = String(count);
          only.textContent = data.say('only', { events: data.say('count.events', { n: count }) });
        }
      }
    }

    /** Show the next articles. */
    more() {
      this.limit += STEP * 3;
      this.draw();
    }

    /** @param {any} article @returns {HTMLElement} */
    row(article) {
      const { data } = this.view;
      const title =
        article.title ||
        geonews.text.quote(article.text.trim(), [0, article.text.trim().length], null, 90).after ||
        data.say('untitled');
      const label = el('span', { class: 'gn-article-title', dir: 'auto', text: title });
      return el(
        'li',
        { class: 'gn-article' },
        el(
          'button',
          { type: 'button', class: 'gn-article-open', on: { click: () => this.open(article.index) } },
          label,
        ),
        byline(data, article),
        el('button', {
          type: 'button',
          class: 'gn-only',
          on: {
            click: () => this.view.set({ article: this.view.state.article === article.index ? -1 : article.index }),
          },
        }),
      );
    }
  }

  geonews.byline = byline;
  geonews.Articles = Articles;
})((globalThis.geonews = globalThis.geonews || {}));
