/** @file Where the card of a place appears: beside its marker, or as a sheet at the foot of a phone. */
'use strict';
(function (geonews) {
  const { el, isPhone } = geonews.dom;

  /** The one card that is open. */
  class Popup {
    /** @param {any} view */
    constructor(view) {
      this.view = view;
      /** @type {number[]} places the open card is about */
      this.places = [];
      this.popup = L.popup({
        closeButton: false,
        minWidth: 250,
        maxWidth: 330,
        maxHeight: 380,
        className: 'gn-popup',
        autoPanPaddingTopLeft: [14, 62],
        autoPanPaddingBottomRight: [60, 20],
        closeOnEscapeKey: false,
      });
      this.sheet = el('div', { class: 'gn-sheet', hidden: true });
      (view.page || view.container).append(this.sheet);
      geonews.dom.shield(this.sheet);
      view.on('select', (how) => this.follow(how));
      view.on('change', () => this.refresh());
      view.map.on('popupclose', (event) => event.popup === this.popup && !this.busy && this.dismiss(false));
    }

    /** @returns {boolean} */
    get isOpen() {
      return this.places.length > 0;
    }

    /** @param {{from: string, byKey: boolean}} how */
    follow({ from, byKey }) {
      const { place, places } = this.view.selection;
      this.hide();
      if (place < 0) {
        return;
      }
      this.opener = byKey ? document.activeElement : null;
      const open = () => this.view.selection.place === place && this.open(places || [place], byKey);
      if (from === 'map') {
        open();
      } else {
        geonews.flight.flyToPlace(this.view, this.view.data.places[place], open);
      }
    }

    /** @param {number[]} places @param {boolean} byKey */
    open(places, byKey) {
      const card = this.card(places);
      const place = this.view.data.places[places[0]];
      this.places = places;
      this.sheet.hidden = !isPhone();
      if (isPhone()) {
        this.sheet.replaceChildren(card);
      } else {
        this.busy = true;
        this.popup.options.offset = L.point(0, -8);
        this.popup.options.maxHeight = Math.max(160, Math.min(380, this.view.map.getSize().y - 150));
        this.popup.setLatLng([place.lat, place.lon]).setContent(card).openOn(this.view.map);
        this.busy = false;
      }
      if (byKey) {
        card.focus({ preventScroll: true });
      }
      this.view.announce(place.name);
    }

    /** @param {number[]} places @returns {HTMLElement} */
    card(places) {
      return geonews.card(this.view, places, { close: () => this.dismiss(true) });
    }

    /** Show the filter's effect in the open card; close it when nothing of it is left. */
    refresh() {
      if (!this.isOpen) {
        return;
      }
      const { spots, data, state } = this.view;
      const left = this.places.filter((place) => spots.has(place) || !data.places[place].events.length);
      if (!left.length || state.mode === 'counts') {
        this.dismiss(false);
        return;
      }
      this.places = left;
      if (this.sheet.hidden) {
        this.popup.setContent(this.card(left));
      } else {
        this.sheet.replaceChildren(this.card(left));
      }
    }

    /** Take the card away; what was chosen stays chosen. */
    hide() {
      this.places = [];
      this.sheet.hidden = true;
      this.busy = true;
      this.view.map.closePopup(this.popup);
      this.busy = false;
    }

    /**
     * Take the card away and choose nothing.
     * @param {boolean} back  whether the focus returns to where it came from
     */
    dismiss(back) {
      if (!this.isOpen) {
        return;
      }
      const opener = this.opener;
      const place = this.places[0];
      this.hide();
      this.opener = null;
      this.view.clear();
      if (back) {
        const target = opener && opener.isConnected ? opener : this.view.markers.elementOf(place);
        (target || this.view.container).focus({ preventScroll: true });
      }
    }
  }

  geonews.Popup = Popup;
})((globalThis.geonews = globalThis.geonews || {}));
