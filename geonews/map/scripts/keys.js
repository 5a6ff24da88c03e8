/** @file The keyboard: / searches, n and p step through the events, Escape closes. */
'use strict';
(function (geonews) {
  /** @param {any} view @param {number} step  1 or -1 */
  function stepEvents(view, step) {
    const { data, selection } = view;
    const order = [...view.passed]
      .filter((i) => data.events[i].place >= 0)
      .sort(
        (a, b) =>
          data.events[a].article - data.events[b].article || data.events[a].start - data.events[b].start || a - b,
      );
    if (!order.length) {
      return;
    }
    let at = order.indexOf(selection.event);
    if (at < 0 && selection.place >= 0) {
      at = order.findIndex((i) => data.events[i].place === selection.place);
    }
    const next = at < 0 ? (step > 0 ? 0 : order.length - 1) : (at + step + order.length) % order.length;
    view.select({ event: order[next] }, 'keys', true);
  }

  /** Listen to the keyboard of a page. @param {any} view */
  geonews.listenToKeys = (view) => {
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      if (event.key === 'Escape') {
        if (view.popup.isOpen) {
          view.popup.dismiss(true);
        }
        return;
      }
      const field = /** @type {any} */ (event.target);
      if (/^(?:INPUT|SELECT|TEXTAREA)$/.test(field.tagName) && field.type !== 'range') {
        return;
      }
      if (event.key === '/' && view.legend) {
        event.preventDefault();
        view.legend.search.focus();
      } else if (event.key === 'n' || event.key === 'p') {
        stepEvents(view, event.key === 'n' ? 1 : -1);
      }
    });
  };
})((globalThis.geonews = globalThis.geonews || {}));
