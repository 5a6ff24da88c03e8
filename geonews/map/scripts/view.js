/** @file One map and what is shown on it: data, filter, selection, and who wants to know. */
'use strict';
(function (geonews) {
  /** @type {WeakMap<any, View>} */
  const views = new WeakMap();

  /** The state of a map, shared by the parts of its page. */
  class View {
    /** @param {any} map  L.Map */
    constructor(map) {
      this.map = map;
      this.container = map.getContainer();
      /** @type {HTMLElement | null} */
      this.page = this.container.closest('.gn-page');
      /** @type {any} Dataset */
      this.data = null;
      /** @type {any} Basemap, when the map has one */
      this.basemap = null;
      this.state = { ...geonews.filters.open(), mode: 'points', theme: '' };
      this.selection = { place: -1, event: -1, mention: -1 };
      /** @type {number[]} */
      this.passed = [];
      /** @type {Map<string, number>} events of each category, were every category switched on */
      this.tally = new Map();
      /** @type {number[]} events that pass everything but the time */
      this.anytime = [];
      /** @type {Map<number, any>} */
      this.spots = new Map();
      this.printing = false;
      this.listeners = new Map();
      /** @type {Array<{build: Function, options: any, loaded: Promise<any>}>} */
      this.parts = [];
    }

    /** @param {string} name  begin change select draw labels drawn @param {(detail?: any) => void} listener */
    on(name, listener) {
      const listeners = this.listeners.get(name) || [];
      listeners.push(listener);
      this.listeners.set(name, listeners);
    }

    /** @param {string} name @param {any} [detail] */
    emit(name, detail) {
      (this.listeners.get(name) || []).forEach((listener) => listener(detail));
    }

    /** Change filter or mode. @param {Object<string, any>} patch */
    set(patch) {
      const { mode } = this.state;
      Object.assign(this.state, patch);
      this.refilter();
      const room = new geonews.Room(this.map.getSize());
      const settled = mode === this.state.mode;
      if (settled) {
        this.takeControls(room); // measured before anything is written, which spares the browser a layout
      }
      this.emit('change');
      if (settled) {
        this.draw(room);
      } else {
        this.redraw();
      }
    }

    /** Work out which events pass, unless that is known. */
    refilter() {
      const { off, first, last, query, article, country } = this.state;
      const asked = JSON.stringify([off, first, last, query, article, country]);
      if (this.asked === asked) {
        return;
      }
      this.asked = asked;
      const { passed, tally, anytime } = geonews.filters.sift(this.data, this.state);
      this.passed = passed;
      this.tally = tally;
      this.anytime = anytime;
      this.spots = geonews.filters.byPlace(this.data, passed);
    }

    /** Keep labels from under the controls. @param {any} room */
    takeControls(room) {
      const frame = this.container.getBoundingClientRect();
      for (const control of this.container.querySelectorAll('.leaflet-control, .gn-beyond:not([hidden])')) {
        const box = control.getBoundingClientRect();
        room.take([
          box.left - frame.left - 2,
          box.top - frame.top - 2,
          box.right - frame.left + 2,
          box.bottom - frame.top + 2,
        ]);
      }
    }

    /** Draw markers, then labels where there is room left, then what depends on both. */
    redraw() {
      const room = new geonews.Room(this.map.getSize());
      this.takeControls(room);
      this.draw(room);
    }

    /** @param {any} room  where labels may still go */
    draw(room) {
      this.emit('draw', room);
      this.emit('labels', room);
      this.emit('drawn');
    }

    /**
     * Choose a place, an event or a mention.
     * @param {{place?: number, event?: number, mention?: number}} what
     * @param {string} from  story, map, list, address: the part that asks, which need not follow itself
     * @param {boolean} [byKey]  whether the keyboard asked, so that the focus follows
     */
    select(what, from, byKey = false) {
      this.selection = { place: -1, event: -1, mention: -1, ...what };
      if (this.selection.place < 0 && this.selection.event >= 0) {
        this.selection.place = this.data.events[this.selection.event].place;
      }
      if (this.selection.place < 0 && this.selection.mention >= 0) {
        this.selection.place = this.data.mentions[this.selection.mention].place;
      }
      this.emit('select', { from, byKey });
    }

    /** Choose nothing. */
    clear() {
      this.selection = { place: -1, event: -1, mention: -1 };
      this.emit('select', { from: 'clear', byKey: false });
    }

    /**
     * Return the element in which a part lives: of the page, or over the map where there is no page.
     * @param {string} name  side foot
     * @param {L.ControlPosition} corner  Leaflet's word, for a map without page
     * @returns {HTMLElement}
     */
    dock(name, corner) {
      /** @type {HTMLElement | null} */
      const own = this.page && this.page.querySelector('.gn-' + name);
      if (own) {
        return own;
      }
      const element = geonews.dom.el('div', { class: `gn-dock gn-dock-${name}` });
      geonews.dom.shield(element);
      const control = new L.Control({ position: corner });
      control.onAdd = () => element;
      control.addTo(this.map);
      return element;
    }

    /** @param {string} text  said to a reader who does not see */
    announce(text) {
      if (!this.voice) {
        this.voice = geonews.dom.el('div', { class: 'gn-unseen', role: 'status', 'aria-live': 'polite' });
        (this.page || this.container).append(this.voice);
      }
      this.voice.textContent = text;
    }
  }

  /** @param {any} map @returns {View} */
  function viewOf(map) {
    let view = views.get(map);
    if (!view) {
      view = new View(map);
      views.set(map, view);
    }
    return view;
  }

  /**
   * Add a part to a map; all parts are built in order once their data is unpacked.
   * @param {any} map
   * @param {{data?: string}} options
   * @param {(view: View, data: any, options: any) => void} build
   */
  function addPart(map, options, build) {
    const view = viewOf(map);
    view.parts.push({ build, options, loaded: options.data ? geonews.unpack.unpack(options.data) : Promise.resolve() });
    if (view.parts.length === 1) {
      Promise.resolve().then(() => boot(view));
    }
  }

  /** @param {View} view */
  async function boot(view) {
    const loaded = await Promise.all(view.parts.map((part) => part.loaded));
    const built = view.parts.map((part, i) => [part, loaded[i]]);
    built.sort((a, b) => Number(b[0].options.first || 0) - Number(a[0].options.first || 0));
    built.forEach(([part, data]) => part.build(view, data, part.options));
    view.emit('begin');
    if (view.data) {
      view.set({});
      view.map.on('moveend', () => view.redraw());
      view.emit('begun');
    } else {
      view.map.on('moveend', () => view.emit('labels', new geonews.Room(view.map.getSize())));
      view.emit('labels', new geonews.Room(view.map.getSize()));
    }
    view.container.dataset.ready = String(Math.round(performance.now()));
  }

  geonews.View = View;
  geonews.viewOf = viewOf;
  geonews.addPart = addPart;
})((globalThis.geonews = globalThis.geonews || {}));
