/** @file Markers: one a place, or one for several too close to be told apart. */
'use strict';
(function (geonews) {
  const { el } = geonews.dom;
  const symbols = geonews.symbols;
  const NEAR = 34;
  const CROWDED = 60;
  const FONT = '650 12.8px ';
  const WIDEST = 220;
  const SURE = 0.5;
  const NAMED = 80;
  const CROWD = 40;
  const MENTIONED = 150;
  const TOLD = 5;
  const TARGET = 16;
  const HALO = 2;

  /** The markers of a view. */
  class Markers {
    /** @param {any} view */
    constructor(view) {
      this.view = view;
      this.order = view.data.categories.map((category) => category.key);
      this.layer = L.layerGroup().addTo(view.map);
      this.font = FONT + getComputedStyle(view.container).fontFamily;
      /** @type {Map<string, any>} markers on the map by what they show */
      this.shown = new Map();
      this.points = view.data.places.map((place) => L.CRS.EPSG3857.latLngToPoint(L.latLng(place.lat, place.lon), 0));
      view.on('draw', (room) => this.draw(room));
      view.on('select', () => this.mark());
      view.on('hover', (place) => this.mark(place));
    }

    /** @param {any} room */
    draw(room) {
      const { state } = this.view;
      this.view.container.classList.toggle('gn-counting', state.mode === 'counts');
      if (state.mode === 'counts') {
        this.keep(new Set());
        return;
      }
      const groups = this.groups();
      const bounds = this.view.map.getBounds();
      const grouped = new Set(groups.flatMap((group) => group.members.map((member) => member.place.index)));
      const context = this.contextPlaces()
        .filter((place) => !grouped.has(place.index) && bounds.contains([place.lat, place.lon]))
        .slice(0, MENTIONED)
        .map((place) => place.index);
      const kept = new Set();
      const named = [];
      for (const group of groups) {
        const key = this.keyOf(group);
        const marker = this.shown.get(key) || this.add(key, group);
        this.refresh(marker, group);
        kept.add(key);
        named.push(this.reserve(marker, group.lead.place, room));
      }
      if (groups.length > CROWD) {
        this.nameAll(named.splice(0), room); // where little room is left, what happened goes before what is mentioned
      }
      for (const index of context) {
        const key = 'c' + index;
        const spot = { x: 0, y: 0, weight: 0, place: this.view.data.places[index], spot: null };
        const at = this.at(spot.place);
        if (
          room.isFree([at.x - TARGET, at.y - TARGET, at.x + TARGET, at.y + TARGET]) ||
          this.view.selection.place === index
        ) {
          const group = { lead: spot, members: [spot] };
          const marker = this.shown.get(key) || this.add(key, group);
          this.refresh(marker, group);
          kept.add(key);
          named.push(this.reserve(marker, spot.place, room));
        }
      }
      this.keep(kept);
      this.nameAll(named, room);
      this.mark();
    }

    /** @param {any[]} entries  heaviest first @param {any} room */
    nameAll(entries, room) {
      entries.forEach((entry, i) => this.name(entry, room, i < NAMED));
    }

    /** @returns {any[]} groups of places with events in or near the view, heaviest first */
    groups() {
      const { map, spots, data } = this.view;
      const bounds = map.getBounds().pad(0.25);
      const scale = 2 ** map.getZoom();
      const dots = [];
      for (const spot of spots.values()) {
        const place = data.places[spot.place];
        if (bounds.contains([place.lat, place.lon])) {
          const point = this.points[spot.place];
          dots.push({ x: point.x * scale, y: point.y * scale, weight: spot.events.length, place, spot });
        }
      }
      if (this.view.printing) {
        return dots.map((dot) => ({ lead: dot, members: [dot] }));
      }
      const zoomed = map.getZoom() >= 12 ? 14 : dots.length > 400 ? CROWDED : NEAR;
      return this.settle(geonews.clusters.cluster(dots, zoomed));
    }

    /** Keep the signs of groups from covering each other. @param {any[]} groups @returns {any[]} the same */
    settle(groups) {
      const radii = groups.map(
        ({ members }) => symbols.radiusOf(members.reduce((sum, member) => sum + member.weight, 0)) + HALO,
      );
      const fits = geonews.clusters.shrink(groups, radii);
      groups.forEach((group, i) => (group.fit = fits[i]));
      return groups;
    }

    /** @returns {any[]} places that are mentioned and carry no event, the most mentioned first */
    contextPlaces() {
      const { data, spots, state, selection } = this.view;
      const hidden = state.off.includes('context');
      const filtered = state.query || state.country || state.first !== null || state.last !== null;
      return data.places
        .filter((place) => !spots.has(place.index))
        .filter(
          (place) =>
            place.index === selection.place ||
            (!hidden && !filtered && !place.events.length && this.isMentioned(place)),
        )
        .sort((a, b) => b.mentions.length - a.mentions.length);
    }

    /** @param {any} place @returns {boolean} whether the articles shown mention it */
    isMentioned(place) {
      const { state, data } = this.view;
      return place.mentions.some((i) => state.article < 0 || data.mentions[i].article === state.article);
    }

    /** @param {any} group @returns {string} what tells it from the others on the map */
    keyOf(group) {
      return group.lead.place.index + (this.view.printing ? 'p' : '');
    }

    /** @param {any} group @returns {string} everything that its sign shows */
    looksOf(group) {
      const counts = this.countsOf(group);
      return [group.fit, group.members.length, ...this.order.map((key) => counts[key] || 0)].join('.');
    }

    /** @param {any} group @returns {Object<string, number>} */
    countsOf(group) {
      if (!group.counts) {
        group.counts = {};
        const told = group.members.filter((member) => member.spot);
        for (const key of this.order) {
          group.counts[key] = told.reduce((sum, member) => sum + (member.spot.counts[key] || 0), 0);
        }
      }
      return group.counts;
    }

    /** @param {any} place @returns {boolean} whether no mention of the place is resolved with confidence */
    isUnsure(place) {
      const { mentions } = this.view.data;
      return place.mentions.length > 0 && place.mentions.every((i) => mentions[i].confidence < SURE);
    }

    /** @param {any} group */
    eventIcon(group) {
      const counts = this.countsOf(group);
      const alone = group.members.length === 1;
      const place = group.lead.place;
      const text = this.view.printing ? String(this.view.printing.numbers.get(place.index)) : '';
      const sign =
        alone && symbols.isArea(place.precision)
          ? symbols.diamond(counts, this.order, { text })
          : symbols.ring(counts, this.order, { unsure: alone && this.isUnsure(place), text, fit: group.fit });
      return { sign, name: this.nameOf(group), kind: 'gn-marker' };
    }

    /** @param {any} place */
    contextIcon(place) {
      return {
        sign: symbols.dot(symbols.isArea(place.precision)),
        name: place.name,
        kind: 'gn-marker gn-marker-context',
      };
    }

    /** @param {any} group @returns {string} */
    nameOf(group) {
      const rest = group.members.length - 1;
      return group.lead.place.name + (rest ? ' +' + rest : '') + (!rest && this.isUnsure(group.lead.place) ? ' ?' : '');
    }

    /** @param {any} group @returns {any} what a marker of the group looks like */
    lookOf(group) {
      return group.lead.spot ? this.eventIcon(group) : this.contextIcon(group.lead.place);
    }

    /** @param {any} group @returns {any} L.DivIcon */
    icon(group) {
      const { sign, name, kind } = this.lookOf(group);
      const said = el('span', { class: 'gn-unseen', text: this.describe(group, name) });
      const label = el('span', { class: 'gn-name', text: name, 'aria-hidden': 'true' });
      const body = el('span', { class: 'gn-sign', 'aria-hidden': 'true' }, symbols.draw(sign));
      return L.divIcon({ className: kind, html: el('span', {}, said, label, body), iconSize: [sign.size, sign.size] });
    }

    /** @param {string} key @param {any} group @returns {any} L.Marker */
    add(key, group) {
      const place = group.lead.place;
      const icon = this.icon(group);
      const marker = L.marker([place.lat, place.lon], { icon, keyboard: true, riseOnHover: true });
      marker.gnGroup = group;
      marker.gnLooks = this.looksOf(group);
      marker.gnRadius = icon.options.iconSize[0] / 2 - 4;
      this.shown.set(key, marker);
      this.layer.addLayer(marker);
      this.listen(marker);
      return marker;
    }

    /**
     * Let a marker show a group again whose counts may have changed; its element, and the focus, stay.
     * @param {any} marker
     * @param {any} group
     */
    refresh(marker, group) {
      marker.gnGroup = group;
      const looks = this.looksOf(group);
      if (looks !== marker.gnLooks) {
        const { sign, name } = this.lookOf(group);
        const element = marker.getElement();
        const [said, label, body] = element.firstElementChild.children;
        said.textContent = this.describe(group, name);
        label.textContent = name;
        symbols.draw(sign, body.firstElementChild);
        if (marker.gnRadius !== sign.size / 2 - 4) {
          marker.gnRadius = sign.size / 2 - 4;
          element.style.width = element.style.height = sign.size + 'px';
          element.style.marginLeft = element.style.marginTop = -sign.size / 2 + 'px';
        }
        marker.gnLooks = looks;
      }
    }

    /** @param {any} marker */
    listen(marker) {
      const element = marker.getElement();
      marker.on('click', (event) => this.open(marker, event.originalEvent.detail === 0));
      element.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          event.stopPropagation();
          this.open(marker, true);
        }
      });
      const hover = (on) => () =>
        this.view.emit('hover', on && marker.gnGroup.members.length === 1 ? marker.gnGroup.lead.place.index : -1);
      element.addEventListener('mouseenter', hover(true));
      element.addEventListener('mouseleave', hover(false));
    }

    /** @param {any} group @param {string} name @returns {string} */
    describe(group, name) {
      const { say } = this.view.data;
      const events = group.members.reduce((sum, member) => sum + (member.spot ? member.spot.events.length : 0), 0);
      if (!events) {
        return `${name}. ${say('mentioned.only')}`;
      }
      const counted = say('count.events', { n: events });
      return group.members.length > 1
        ? `${name}. ${say('cluster', { events: counted, n: group.members.length })}`
        : `${name}. ${counted}. ${say('precision.' + group.lead.place.precision)}`;
    }

    /** @param {any} marker @param {boolean} byKey */
    open(marker, byKey) {
      const { lead, members } = marker.gnGroup;
      const { map } = this.view;
      const bounds = L.latLngBounds(members.map((member) => [member.place.lat, member.place.lon]));
      const zoom = Math.min(12, map.getBoundsZoom(bounds.pad(0.2)));
      if (members.length > TOLD && zoom > map.getZoom() + 0.4) {
        geonews.flight.fly(this.view, bounds.getCenter(), Math.max(zoom, map.getZoom() + 1));
        return;
      }
      const places = members.map((member) => member.place.index);
      this.view.select({ place: lead.place.index, places }, 'map', byKey);
    }

    /** @param {any} place @returns {any} pixels of the container */
    at(place) {
      return this.view.map.latLngToContainerPoint([place.lat, place.lon]);
    }

    /** Take the room of a sign. @param {any} marker @param {any} place @param {any} room */
    reserve(marker, place, room) {
      const { x, y } = this.at(place);
      const r = marker.gnRadius;
      room.take([x - r, y - r, x + r, y + r]);
      return { marker, x, y, r };
    }

    /**
     * Put the name of a marker where there is room, or leave it out.
     * @param {any} entry
     * @param {any} room
     * @param {boolean} wanted
     */
    name({ marker, x, y, r }, room, wanted) {
      const label = marker.getElement().querySelector('.gn-name');
      const width = Math.min(geonews.widthOf(label.textContent, this.font), WIDEST) + 6;
      const corner = 0.75 * r; // of the sign, where a name comes closer
      const right = (gap, shift) => [x + gap + 2, y + shift - 9, x + gap + 2 + width, y + shift + 9];
      const left = (gap, shift) => [x - gap - 2 - width, y + shift - 9, x - gap - 2, y + shift + 9];
      /** @type {Array<[string, number[], number]>} */
      const places = [
        ['right', right(r, 0), 0],
        ['left', left(r, 0), 0],
        ['below', [x - width / 2, y + r, x + width / 2, y + r + 18], 0],
        ['above', [x - width / 2, y - r - 18, x + width / 2, y - r], 0],
        ['right', right(corner, corner), corner],
        ['right', right(corner, -corner), -corner],
        ['left', left(corner, corner), corner],
        ['left', left(corner, -corner), -corner],
      ];
      const seen = room.isInside([x, y, x, y]); // a name without its sign would only puzzle
      const taken = wanted && seen ? room.takeFirst(places.map(([, box]) => box)) : -1;
      const [side, , shift] = places[taken] || ['none', [], 0];
      if (label.dataset.side !== side || marker.gnShift !== shift) {
        marker.gnShift = shift;
        label.dataset.side = side;
        label.style.setProperty('--gn-shift', shift + 'px');
        label.style.setProperty('--gn-closer', (shift ? corner - r : 0) + 'px');
      }
    }

    /** @param {Set<string>} kept  what stays on the map */
    keep(kept) {
      for (const key of [...this.shown.keys()]) {
        if (!kept.has(key)) {
          this.drop(key);
        }
      }
    }

    /** @param {string} key */
    drop(key) {
      const marker = this.shown.get(key);
      if (marker) {
        this.layer.removeLayer(marker);
        this.shown.delete(key);
      }
    }

    /** Show which marker holds the place chosen, and which the one pointed at. @param {number} [hovered] */
    mark(hovered = -1) {
      for (const marker of this.shown.values()) {
        const holds = (place) => marker.gnGroup.members.some((member) => member.place.index === place);
        const chosen = holds(this.view.selection.place);
        marker.getElement().classList.toggle('gn-hovered', holds(hovered));
        if (chosen !== Boolean(marker.gnChosen)) {
          marker.gnChosen = chosen;
          marker.getElement().classList.toggle('gn-chosen', chosen);
          marker.setZIndexOffset(chosen ? 1000 : 0);
        }
      }
    }

    /** @param {number} place @returns {HTMLElement | null} the marker that stands for a place */
    elementOf(place) {
      for (const marker of this.shown.values()) {
        if (marker.gnGroup.members.some((member) => member.place.index === place)) {
          return marker.getElement();
        }
      }
      return null;
    }
  }

  geonews.Markers = Markers;
})((globalThis.geonews = globalThis.geonews || {}));
