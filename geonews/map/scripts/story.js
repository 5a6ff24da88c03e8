/** @file The text of an article, every mention of a place a button, the sentence of what is chosen highlighted. */
'use strict';
(function (geonews) {
  const { el } = geonews.dom;
  const SURE = 0.5;
  const MARKED = 200;
  const UNDER_TABS = 64;

  /** The article that is read. */
  class Story {
    /** @param {any} view @param {HTMLElement} pane */
    constructor(view, pane) {
      this.view = view;
      this.pane = pane;
      this.article = -1;
      /** @type {Map<number, HTMLElement>} */
      this.buttons = new Map();
      /** @type {Array<{start: number, node: Text}>} texts of the article in order */
      this.texts = [];
      pane.addEventListener('click', (event) => this.choose(event, event.detail === 0));
      pane.addEventListener('keydown', (/** @type {any} */ event) => {
        if ((event.key === 'Enter' || event.key === ' ') && event.target.dataset.mention) {
          event.preventDefault();
          this.choose(event, true);
        }
      });
      pane.addEventListener('mouseover', (event) => this.point(event.target, true));
      pane.addEventListener('mouseout', (event) => this.point(event.target, false));
      view.on('select', ({ from }) => this.follow(from));
      view.on('change', () => this.colour());
    }

    /** @param {any} event @param {boolean} byKey */
    choose(event, byKey) {
      const button = event.target.closest('[data-mention]');
      if (button) {
        this.view.select({ mention: Number(button.dataset.mention) }, 'story', byKey);
      }
    }

    /** Show on the map what the pointer is over. @param {any} target @param {boolean} on */
    point(target, on) {
      const button = target.closest('[data-mention]');
      if (button) {
        this.view.emit('hover', on ? this.view.data.mentions[Number(button.dataset.mention)].place : -1);
      }
    }

    /** Write an article into the pane. @param {number} index */
    show(index) {
      if (index === this.article) {
        return;
      }
      this.article = index;
      this.buttons.clear();
      this.texts = [];
      const article = this.view.data.articles[index];
      const mentions = article.mentions
        .map((i) => this.view.data.mentions[i])
        .sort((a, b) => a.start - b.start || b.end - a.end);
      let next = 0;
      const paragraphs = geonews.text.paragraphs(article.text).map((span) => {
        const first = next;
        while (next < mentions.length && mentions[next].start < span[1]) {
          next += 1;
        }
        return this.paragraph(article, span, mentions.slice(first, next));
      });
      const body = el('div', { class: 'gn-text', lang: article.language || null, dir: 'auto' }, ...paragraphs);
      this.pane.replaceChildren(...this.heading(article), body);
      this.colour();
    }

    /**
     * @param {any} article
     * @returns {HTMLElement[]} way back to the list, title and source, where there are several
     */
    heading(article) {
      const { data } = this.view;
      if (data.articles.length < 2) {
        return [];
      }
      return [
        el('button', {
          type: 'button',
          class: 'gn-back',
          text: data.say('back'),
          on: { click: () => this.view.emit('articles') },
        }),
        el('h2', { class: 'gn-title', dir: 'auto', text: article.title || data.say('untitled') }),
        geonews.byline(data, article),
      ];
    }

    /**
     * @param {any} article
     * @param {[number, number]} span
     * @param {any[]} mentions  those that begin in it, in order
     * @returns {HTMLElement}
     */
    paragraph(article, [from, to], mentions) {
      const paragraph = el('p', { dir: 'auto' });
      let at = from;
      for (const mention of mentions) {
        if (mention.start < at || mention.end > to) {
          continue;
        }
        this.write(paragraph, article.text, at, mention.start);
        paragraph.append(this.button(article.text, mention));
        at = mention.end;
      }
      this.write(paragraph, article.text, at, to);
      return paragraph;
    }

    /** @param {Element} parent @param {string} text @param {number} from @param {number} to */
    write(parent, text, from, to) {
      if (to > from) {
        const node = document.createTextNode(text.slice(from, to));
        this.texts.push({ start: from, node });
        parent.append(node);
      }
    }

    /** @param {string} text @param {any} mention @returns {HTMLElement} */
    button(text, mention) {
      const { data } = this.view;
      const place = data.places[mention.place];
      const name = el('span', { class: 'gn-mention' });
      this.write(name, text, mention.start, mention.end);
      if (!place) {
        name.classList.add('gn-mention-lost');
        name.title = data.say('unresolved');
        return name;
      }
      name.setAttribute('role', 'button');
      name.setAttribute('tabindex', '0');
      name.dataset.mention = String(mention.index);
      name.title =
        [place.name, data.whereabouts(place)].filter(Boolean).join(', ') + (mention.confidence < SURE ? ' (?)' : '');
      name.classList.toggle('gn-mention-unsure', mention.confidence < SURE);
      this.buttons.set(mention.index, name);
      return name;
    }

    /** Underline mentions in the colour of what is reported of them. */
    colour() {
      const { data, passed } = this.view;
      const own = new Map();
      for (const index of passed) {
        const { mention, category } = data.events[index];
        if (this.buttons.has(mention) && !own.has(mention)) {
          own.set(mention, category);
        }
      }
      for (const [index, button] of this.buttons) {
        button.style.setProperty('--gn-own', geonews.symbols.colour(own.get(index) || 'context'));
        button.classList.toggle('gn-mention-event', own.has(index));
      }
    }

    /** Highlight what is chosen, and scroll to it unless the choice was made here. @param {string} from */
    follow(from) {
      const { data, selection } = this.view;
      this.buttons.forEach((button) => button.classList.remove('gn-mention-chosen'));
      geonews.highlight.clear();
      if (selection.place < 0 && selection.event < 0 && selection.mention < 0) {
        return;
      }
      const spans = this.spansOf(selection);
      if (!spans.length) {
        return;
      }
      if (spans.every((span) => span.article !== this.article)) {
        if (data.articles.length > 1 && from !== 'list' && from !== 'address') {
          return;
        }
        this.show(spans[0].article);
      }
      const own = spans.filter((span) => span.article === this.article);
      const text = data.articles[this.article].text;
      const chosen = own.map(({ mention }) => mention).filter((mention) => this.buttons.has(mention));
      geonews.highlight.mark(
        this.texts,
        own.map((span) => geonews.text.sentenceAt(text, span.start, span.end)),
        chosen.map((mention) => [data.mentions[mention].start, data.mentions[mention].end]),
      );
      chosen.forEach((mention) => this.buttons.get(mention).classList.add('gn-mention-chosen'));
      if (from !== 'story') {
        this.scrollTo(own[0]);
      }
    }

    /** @param {any} selection @returns {Array<{article: number, start: number, end: number, mention: number}>} */
    spansOf({ place, event, mention }) {
      const { data, spots } = this.view;
      if (mention >= 0) {
        const m = data.mentions[mention];
        const told = spots.has(m.place)
          ? spots.get(m.place).events.filter((i) => data.events[i].mention === mention)
          : [];
        return [
          { article: m.article, start: m.start, end: m.end, mention },
          ...told.map((i) => this.spanOfEvent(data.events[i])),
        ];
      }
      const events = event >= 0 ? [event] : spots.has(place) ? spots.get(place).events : [];
      const spans = events.slice(0, MARKED).map((i) => this.spanOfEvent(data.events[i]));
      if (spans.length || place < 0) {
        return spans;
      }
      return data.places[place].mentions.slice(0, MARKED).map((i) => {
        const m = data.mentions[i];
        return { article: m.article, start: m.start, end: m.end, mention: i };
      });
    }

    /** @param {any} event */
    spanOfEvent(event) {
      return { article: event.article, start: event.start, end: event.end, mention: event.mention };
    }

    /** @param {{start: number, mention: number}} span */
    scrollTo(span) {
      const entry = this.texts.findLast((text) => text.start <= span.start);
      const element = this.buttons.get(span.mention) || (entry && entry.node.parentElement);
      if (element) {
        const scroller =
          [this.pane, this.pane.parentElement].find((box) => box.scrollHeight > box.clientHeight + 1) || this.pane;
        const frame = scroller.getBoundingClientRect();
        const aim = scroller === this.pane ? frame.height / 3 : UNDER_TABS;
        const behavior = geonews.dom.isStill() ? 'auto' : 'smooth';
        scroller.scrollBy({ top: element.getBoundingClientRect().top - frame.top - aim, behavior });
      }
    }

    /** Show a mention or an event in the text. @param {any} what */
    read(what) {
      this.show(what.article);
      const text = this.view.data.articles[this.article].text;
      geonews.highlight.mark(this.texts, [geonews.text.sentenceAt(text, what.start, what.end)]);
      this.scrollTo({ start: what.start, mention: what.mention ?? what.index });
    }
  }

  geonews.Story = Story;
})((globalThis.geonews = globalThis.geonews || {}));
