/** @file The panel beside the map: heading, filters, and tabs of story and events. */
'use strict';
(function (geonews) {
  const { el } = geonews.dom;

  /** The panel of a view. */
  class Panel {
    /** @param {any} view */
    constructor(view) {
      this.view = view;
      this.side = view.dock('side', 'topleft');
      const { say } = view.data;
      this.side.setAttribute('aria-label', say('panel'));
      this.tabs = ['story', 'list'].map((name) => this.tab(name));
      this.panes = { story: this.pane('story'), list: this.pane('list') };
      this.panes.list.hidden = true;
      this.filters = el('div', { class: 'gn-filters' });
      this.bar = el(
        'div',
        { class: 'gn-tabs', role: 'tablist', 'aria-label': say('panel'), on: { keydown: (event) => this.step(event) } },
        ...this.tabs,
      );
      this.side.append(this.heading(), this.filters, this.bar, ...Object.values(this.panes));
      this.story = new geonews.Story(view, this.panes.story);
      this.list = new geonews.List(view, this.panes.list);
      this.articles = new geonews.Articles(view, this.panes.story, (article) => this.story.show(article));
      this.several = view.data.articles.length > 1;
      view.hasStory = true;
      this.listen();
    }

    /** Follow what happens elsewhere. */
    listen() {
      const { view } = this;
      view.on('change', () => this.update());
      view.on('articles', () => this.showArticles());
      view.on('read', (what) => {
        this.choose('story');
        this.story.read(what);
      });
      view.on('list', () => this.choose('list'));
      view.on('select', ({ from }) => from !== 'list' && from !== 'clear' && !this.several && this.choose('story'));
      view.on('begun', () => this.begin());
    }

    /** Show the first thing there is to read. */
    begin() {
      const { articles } = this.view.data;
      if (this.several) {
        this.showArticles();
      } else if (articles.length) {
        this.story.show(0);
      }
      this.choose(articles.some((article) => article.text.trim()) ? 'story' : 'list');
    }

    /** Show the list of articles in the place of the story. */
    showArticles() {
      this.story.article = -1;
      this.articles.draw();
    }

    /** @returns {HTMLElement} title and where it comes from */
    heading() {
      const { data } = this.view;
      const [first] = data.articles;
      if (data.articles.length !== 1) {
        return el(
          'header',
          { class: 'gn-head' },
          el('h1', { dir: 'auto', text: this.title() }),
          el('p', {
            class: 'gn-dek',
            text: data.articles.length
              ? `${data.say('count.articles', { n: data.articles.length })} · ${this.counts()}`
              : data.say('none'),
          }),
        );
      }
      return el(
        'header',
        { class: 'gn-head' },
        geonews.byline(data, first),
        el('h1', { dir: 'auto', text: this.title() }),
        el('p', { class: 'gn-dek', text: this.counts() }),
      );
    }

    /** @returns {string} of the page; on a map without page, of its article */
    title() {
      const { data, page } = this.view;
      const own = data.articles.length === 1 ? data.articles[0].title : '';
      return (page && document.title) || own || data.say('title.none');
    }

    /** @returns {string} how many events are reported and places named */
    counts() {
      const { data } = this.view;
      const events = data.say('count.events', { n: data.events.length });
      return `${events} · ${data.say('count.named', { n: data.named })}`;
    }

    /** @param {string} name @returns {HTMLElement} */
    tab(name) {
      return el(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `gn-tab-${name}`,
          'aria-controls': `gn-pane-${name}`,
          on: { click: () => this.choose(name) },
        },
        el('span', {
          text: this.view.data.say(
            'tab.' + (name === 'story' && this.view.data.articles.length > 1 ? 'articles' : name),
          ),
        }),
        name === 'list' ? el('span', { class: 'gn-tally' }) : '',
      );
    }

    /** @param {string} name @returns {HTMLElement} */
    pane(name) {
      return el('div', {
        class: `gn-pane gn-pane-${name}`,
        role: 'tabpanel',
        id: `gn-pane-${name}`,
        'aria-labelledby': `gn-tab-${name}`,
        tabindex: '0',
      });
    }

    /** @param {string} name  of the tab */
    choose(name) {
      for (const tab of this.tabs) {
        const on = tab.id === `gn-tab-${name}`;
        tab.setAttribute('aria-selected', String(on));
        tab.tabIndex = on ? 0 : -1;
      }
      for (const [key, pane] of Object.entries(this.panes)) {
        pane.hidden = key !== name;
      }
      if (name === 'list' && this.list.stale) {
        this.list.draw();
      }
    }

    /** @param {any} event  arrow keys step through the tabs */
    step(event) {
      if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
        const other = this.tabs.find((tab) => tab.getAttribute('aria-selected') !== 'true');
        this.choose(other.id.replace('gn-tab-', ''));
        other.focus();
      }
    }

    /** Say how many events pass. */
    update() {
      const { view } = this;
      const all = view.data.events.length;
      const shown = view.passed.length;
      const tally = this.bar.querySelector('.gn-tally');
      const { number } = view.data;
      tally.textContent = shown === all ? number(all) : `${number(shown)} / ${number(all)}`;
      if (this.several && this.story.article < 0 && this.articles.rows) {
        this.articles.update();
      }
      if (shown !== this.last && this.last !== undefined) {
        view.announce(view.data.say('count.events', { n: shown }));
      }
      this.last = shown;
    }
  }

  /** Add the panel to a map. @param {any} map @param {any} options */
  geonews.panel = (map, options) =>
    geonews.addPart(map, options, (view) => {
      view.panel = new Panel(view);
    });
})((globalThis.geonews = globalThis.geonews || {}));
