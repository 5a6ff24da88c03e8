/** @file The signs on the map: rings by category for points, diamonds for areas, dots for context. */
'use strict';
(function (geonews) {
  const { svg } = geonews.dom;
  const LEAST = 11;

  /** @param {number} count @returns {number} radius in pixels of the sign of so many events */
  function radiusOf(count) {
    return count < 2
      ? 8
      : Math.min(28, 10 + 3.1 * Math.sqrt(Math.min(count, 12)) + (count > 12 ? 2.4 * Math.log2(count / 12) : 0));
  }

  /** @param {number} n @returns {string} */
  function short(n) {
    return n < 1000 ? String(n) : (n / 1000).toFixed(n < 9950 ? 1 : 0).replace(/\.0$/, '') + 'k';
  }

  /** @param {string} category @returns {string} */
  function colour(category) {
    return `var(--gn-${category})`;
  }

  /** @param {number} r @param {number} from @param {number} to  turns @returns {string} */
  function slice(r, from, to) {
    if (to - from > 0.9999) {
      return `M0 ${-r}A${r} ${r} 0 0 1 0 ${r}A${r} ${r} 0 0 1 0 ${-r}Z`;
    }
    const point = (turn) =>
      [r * Math.sin(2 * Math.PI * turn), -r * Math.cos(2 * Math.PI * turn)].map((v) => v.toFixed(2)).join(' ');
    return `M0 0L${point(from)}A${r} ${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${point(to)}Z`;
  }

  /** @typedef {{size: number, shapes: Array<[string, Object<string, any>]>}} Sign  side of a square in pixels */

  /**
   * Return a sign as an element.
   * @param {Sign} sign
   * @param {SVGElement} [element]  that shows another one and is to show this
   * @returns {SVGElement}
   */
  function draw({ size, shapes }, element = svg('svg', { 'aria-hidden': 'true' })) {
    if (element.getAttribute('width') !== String(size)) {
      element.setAttribute('width', String(size));
      element.setAttribute('height', String(size));
      element.setAttribute('viewBox', `${-size / 2} ${-size / 2} ${size} ${size}`);
    }
    return geonews.dom.paint(element, shapes);
  }

  /**
   * Return a ring whose stretches are the categories, with the number of events inside.
   * @param {Object<string, number>} counts
   * @param {string[]} order  of the categories
   * @param {{unsure?: boolean, text?: string, fit?: number}} [options]  fit: by how much it shrinks
   * @returns {Sign}
   */
  function ring(counts, order, options = {}) {
    const total = order.reduce((sum, key) => sum + (counts[key] || 0), 0);
    const many = total > 1 || Boolean(options.text);
    const wanted = radiusOf(total);
    const r = options.text ? 9.5 : Math.max(wanted * (options.fit || 1), Math.min(wanted, LEAST));
    /** @type {Sign['shapes']} */
    const shapes = [['circle', { r: r + 2, class: 'gn-halo' }]];
    let from = 0;
    for (const key of order) {
      const to = from + (counts[key] || 0) / total;
      shapes.push(['path', { d: to > from ? slice(r, from, to) : 'M0 0', fill: colour(key) }]);
      from = to;
    }
    shapes.push(['circle', { r: many ? r * 0.62 : r * 0.36, class: 'gn-hole' }]);
    if (options.unsure) {
      shapes.push(['circle', { r: r + 3.5, class: 'gn-unsure' }]);
    }
    if (many) {
      shapes.push(['text', { y: 0.5, text: options.text || short(total) }]);
    }
    return { size: 2 * r + 10, shapes };
  }

  /**
   * Return a dashed diamond: something happened somewhere in this area.
   * @param {Object<string, number>} counts
   * @param {string[]} order
   * @param {{text?: string}} [options]
   * @returns {Sign}
   */
  function diamond(counts, order, options = {}) {
    const keys = order.filter((key) => counts[key]).sort((a, b) => counts[b] - counts[a]);
    const total = keys.reduce((sum, key) => sum + counts[key], 0);
    const r = options.text ? 11 : Math.min(17, total > 1 ? 12 + 0.7 * Math.sqrt(total) : 9.5);
    const side = r * 1.5;
    const square = { x: -side / 2, y: -side / 2, width: side, height: side, rx: 2.5, transform: 'rotate(45)' };
    /** @type {Sign['shapes']} */
    const shapes = [
      ['rect', { ...square, class: 'gn-halo' }],
      ['rect', { ...square, class: 'gn-diamond', stroke: colour(keys[0]) }],
    ];
    if (keys[1]) {
      shapes.push(['rect', { ...square, class: 'gn-diamond gn-diamond-second', stroke: colour(keys[1]) }]);
    }
    if (total > 1 || options.text) {
      shapes.push(['text', { y: 0.5, text: options.text || short(total) }]);
    }
    return { size: 2 * r * 1.12 + 8, shapes };
  }

  /** Return the sign of a place that is mentioned but where nothing is reported. @param {boolean} area @returns {Sign} */
  function dot(area) {
    const side = { x: -3.6, y: -3.6, width: 7.2, height: 7.2, rx: 1, transform: 'rotate(45)' };
    return {
      size: 24,
      shapes: [
        ['circle', { r: 7.5, class: 'gn-halo gn-halo-faint' }],
        [area ? 'rect' : 'circle', { ...(area ? side : { r: 4 }), class: 'gn-context-sign' }],
      ],
    };
  }

  /** Return a category's sign as in the legend. @param {string} category */
  function swatch(category) {
    return svg(
      'svg',
      { width: 10, height: 10, viewBox: '0 0 10 10', class: 'gn-key', 'aria-hidden': 'true' },
      svg('circle', { cx: 5, cy: 5, r: 4, fill: colour(category), stroke: colour(category) }),
    );
  }

  /** @param {string} precision @returns {boolean} whether a place of this precision has no exact point */
  function isArea(precision) {
    return precision !== 'site' && precision !== 'city';
  }

  geonews.symbols = { draw, radiusOf, ring, diamond, dot, key: swatch, colour, isArea, short };
})((globalThis.geonews = globalThis.geonews || {}));
