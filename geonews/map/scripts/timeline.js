/** @file Two thumbs over a histogram of days, and a button that plays. */
'use strict';
(function (geonews) {
  const { el, svg, icon } = geonews.dom;
  const BINS = 72;
  const STEPS = 60;
  const TICK = 180;
  const PLAY = 'M4.5 2.5v11l9-5.5z';
  const PAUSE = 'M4 3h3v10H4zM9 3h3v10H9z';

  /** The timeline of a view. */
  class Timeline {
    /** @param {any} view */
    constructor(view) {
      this.view = view;
      this.foot = view.dock('foot', 'bottomleft');
      const dated = view.data.events.filter((event) => event.first !== null);
      this.spans = dated.map((event) => [event.first, event.last]);
      this.axis = new geonews.days.Axis(this.spans);
      this.timer = 0;
      if (this.axis.length < 2 || !dated.length) {
        this.sayOnly(dated.length);
        return;
      }
      this.build();
      view.on('change', () => this.update());
    }

    /** One day, or none: there is nothing to slide. @param {number} dated */
    sayOnly(dated) {
      const { data } = this.view;
      const text = dated ? geonews.days.format(this.axis.first, data.strings) : data.say('undated.all');
      this.foot.hidden = !data.events.length;
      this.foot.append(el('p', { class: 'gn-span gn-span-only', text }));
    }

    /** Make thumbs, bars and button. */
    build() {
      const { say } = this.view.data;
      this.count = Math.min(BINS, this.axis.length);
      this.bars = svg('svg', {
        class: 'gn-bars',
        viewBox: '0 0 1000 24',
        preserveAspectRatio: 'none',
        'aria-hidden': 'true',
      });
      this.rail = el('div', { class: 'gn-rail' }, el('i'));
      this.low = this.thumb(say('from'), 0);
      this.high = this.thumb(say('to'), this.axis.length - 1);
      this.play = el('button', {
        type: 'button',
        class: 'gn-play',
        on: { click: () => (this.timer ? this.stop() : this.start()) },
      });
      this.span = el('p', { class: 'gn-span' });
      this.foot.setAttribute('role', 'group');
      this.foot.setAttribute('aria-label', say('timeline'));
      this.foot.append(
        this.play,
        el('div', { class: 'gn-track' }, this.bars, this.rail, this.low, this.high),
        this.span,
      );
      this.showPlay();
    }

    /** @param {string} label @param {number} value @returns {HTMLInputElement} */
    thumb(label, value) {
      const thumb = el('input', {
        type: 'range',
        min: '0',
        max: String(this.axis.length - 1),
        step: '1',
        'aria-label': label,
        on: { input: () => this.slide(thumb) },
      });
      thumb.value = String(value);
      return thumb;
    }

    /** @param {HTMLInputElement} moved */
    slide(moved) {
      this.stop();
      let low = Number(this.low.value);
      let high = Number(this.high.value);
      if (low > high) {
        [low, high] = moved === this.low ? [high, high] : [low, low];
      }
      this.apply(low, high);
    }

    /** @param {number} low @param {number} high  steps of the axis */
    apply(low, high) {
      this.view.set({
        first: low <= 0 ? null : this.axis.day(low),
        last: high >= this.axis.length - 1 ? null : this.axis.day(high),
      });
    }

    /** @returns {[number, number]} steps of the axis that are shown */
    range() {
      const { first, last } = this.view.state;
      return [first === null ? 0 : this.axis.step(first), last === null ? this.axis.length - 1 : this.axis.step(last)];
    }

    /** Show the range, and the events outside the other filters' way. */
    update() {
      const { view, axis } = this;
      const [low, high] = this.range();
      this.low.value = String(low);
      this.high.value = String(high);
      const share = (step) => (100 * step) / (axis.length - 1) + '%';
      this.rail.firstChild.style.left = share(low);
      this.rail.firstChild.style.right = 100 - (100 * high) / (axis.length - 1) + '%';
      const text = geonews.days.formatSpan(axis.day(low), axis.day(high), 'day', view.data.strings);
      const undated = view.data.events.length - this.spans.length;
      const open = view.state.first === null && view.state.last === null;
      this.span.replaceChildren(
        text,
        undated ? el('small', { text: view.data.say(open ? 'undated.some' : 'undated.hidden', { n: undated }) }) : '',
      );
      const tell = (thumb, step) =>
        thumb.setAttribute('aria-valuetext', geonews.days.format(axis.day(step), view.data.strings));
      tell(this.low, low);
      tell(this.high, high);
      this.drawBars(low, high);
    }

    /** @param {number} low @param {number} high */
    drawBars(low, high) {
      const { view, axis } = this;
      const spans = view.anytime
        .map((i) => view.data.events[i])
        .filter((e) => e.first !== null)
        .map((e) => [e.first, e.last]);
      const bins = axis.bins(spans, this.count);
      const top = Math.max(1, ...bins);
      const stretch = axis.length / this.count;
      const width = Math.min((1000 / this.count) * 0.84, 24);
      const drawn = { 'gn-bar': '', 'gn-bar gn-bar-out': '' };
      bins.forEach((value, i) => {
        const inside = (i + 1) * stretch > low && i * stretch <= high;
        const middle = (1000 * ((i + 0.5) * stretch - 0.5)) / (axis.length - 1);
        const [x, y] = [middle - width / 2, 24 - Math.max(2, (22 * value) / top)].map((v) => v.toFixed(2));
        if (value) {
          drawn[inside ? 'gn-bar' : 'gn-bar gn-bar-out'] += `M${x} 24V${y}h${width.toFixed(2)}V24Z`;
        }
      });
      const shapes = Object.entries(drawn).map(([name, d]) => ['path', { class: name, d }]);
      geonews.dom.paint(this.bars, shapes);
    }

    /** Let a window run from the first day to the last. */
    start() {
      const [low, high] = this.range();
      const whole = low === 0 && high === this.axis.length - 1;
      const width = whole ? Math.max(0, Math.round(this.axis.length / 8) - 1) : high - low;
      const stride = Math.max(1, Math.ceil(this.axis.length / STEPS));
      let at = whole || high >= this.axis.length - 1 ? 0 : low;
      this.timer = setInterval(() => {
        if (at + width >= this.axis.length) {
          this.stop();
          this.view.set({ first: null, last: null });
          return;
        }
        this.view.set({ first: this.axis.day(at), last: this.axis.day(at + width) });
        at += stride;
      }, TICK);
      this.showPlay();
    }

    /** Stop playing. */
    stop() {
      clearInterval(this.timer);
      this.timer = 0;
      this.showPlay();
    }

    /** Show what the button does next. */
    showPlay() {
      this.play.replaceChildren(icon(this.timer ? PAUSE : PLAY));
      this.play.setAttribute('aria-label', this.view.data.say(this.timer ? 'pause' : 'play'));
    }
  }

  /** Add the timeline to a map. @param {any} map @param {any} options */
  geonews.timeline = (map, options) =>
    geonews.addPart(map, options, (view) => {
      view.timeline = new Timeline(view);
    });
})((globalThis.geonews = globalThis.geonews || {}));
