/** @file Marking sentences in the text without changing it, or with spans where the browser cannot. */
'use strict';
(function (geonews) {
  const NAME = 'gn-sentence';
  const CHOSEN = 'gn-chosen';
  /** @type {HTMLElement[]} */
  let wrapped = [];

  /** Take every mark away. */
  function clear() {
    if (globalThis.CSS && CSS.highlights) {
      CSS.highlights.delete(NAME);
      CSS.highlights.delete(CHOSEN);
    }
    for (const span of wrapped) {
      span.classList.remove(NAME);
    }
    wrapped = [];
  }

  /**
   * Mark spans of a text.
   * @param {Array<{start: number, node: Text}>} texts  in order
   * @param {Array<[number, number]>} spans  offsets into the text
   * @param {Array<[number, number]>} [chosen]  what of them stands out
   */
  function mark(texts, spans, chosen = []) {
    clear();
    const ranges = rangesOf(texts, spans);
    if (globalThis.CSS && CSS.highlights && globalThis.Highlight) {
      const above = new Highlight(...rangesOf(texts, chosen));
      above.priority = 1;
      CSS.highlights.set(NAME, new Highlight(...ranges));
      CSS.highlights.set(CHOSEN, above);
      return;
    }
    for (const range of ranges) {
      const element = range.startContainer.parentElement;
      element.classList.add(NAME);
      wrapped.push(element);
    }
  }

  /** @param {Array<{start: number, node: Text}>} texts @param {Array<[number, number]>} spans @returns {Range[]} */
  function rangesOf(texts, spans) {
    const ranges = [];
    for (const [start, end] of spans) {
      for (const { start: at, node } of texts) {
        const from = Math.max(0, start - at);
        const to = Math.min(node.length, end - at);
        if (from < to) {
          const range = document.createRange();
          range.setStart(node, from);
          range.setEnd(node, to);
          ranges.push(range);
        }
      }
    }
    return ranges;
  }

  geonews.highlight = { mark, clear };
})((globalThis.geonews = globalThis.geonews || {}));
