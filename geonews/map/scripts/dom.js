/** @file Making elements. Text enters the page here, as text, and nowhere else. */
'use strict';
(function (geonews) {
  const SVG = 'http://www.w3.org/2000/svg';
  const FORBIDDEN = /^(?:on|src|href|style|action|formaction|xlink)/i;

  /**
   * Give an element attributes, listeners and children.
   * @template {Element} T
   * @param {T} element
   * @param {Object<string, any>} props  text, class, on: {event: listener}, or a safe attribute
   * @param {Array<Node | string | null | false | undefined>} children
   * @returns {T}
   */
  function furnish(element, props, children) {
    for (const [key, value] of Object.entries(props)) {
      if (value === null || value === undefined || value === false) {
        continue;
      }
      if (key === 'text') {
        element.textContent = value;
      } else if (key === 'on') {
        Object.entries(value).forEach(([name, listener]) => element.addEventListener(name, listener));
      } else if (FORBIDDEN.test(key)) {
        throw new Error('attribute not allowed: ' + key);
      } else {
        element.setAttribute(key, value === true ? '' : String(value));
      }
    }
    element.append(.../** @type {Array<Node | string>} */ (children.filter(Boolean)));
    return element;
  }

  /**
   * Return a new HTML element.
   * @param {string} tag
   * @param {Object<string, any>} [props]
   * @param {...(Node | string | null | false | undefined)} children
   * @returns {HTMLElement}
   */
  function el(tag, props = {}, ...children) {
    return furnish(document.createElement(tag), props, children);
  }

  /**
   * Return a new SVG element.
   * @param {string} tag
   * @param {Object<string, any>} [props]
   * @param {...Node} children
   * @returns {SVGElement}
   */
  function svg(tag, props = {}, ...children) {
    return furnish(/** @type {SVGElement} */ (document.createElementNS(SVG, tag)), props, children);
  }

  /** @typedef {[string, Object<string, any>]} Shape  tag and attributes of an SVG element, see furnish() */

  /** @type {WeakMap<Element, Shape[]>} what an element was last painted with */
  const painted = new WeakMap();

  /**
   * Let an element hold some shapes; those that it holds already are changed, which costs a third of making them.
   * @template {Element} T
   * @param {T} parent
   * @param {Shape[]} shapes
   * @returns {T}
   */
  function paint(parent, shapes) {
    const before = painted.get(parent) || [];
    painted.set(parent, shapes);
    shapes.forEach(([tag, props], i) => {
      const [old, had] = before[i] || ['', {}];
      const child = parent.children[i];
      if (tag === old) {
        amend(child, had, props);
      } else if (child) {
        child.replaceWith(svg(tag, props));
      } else {
        parent.append(svg(tag, props));
      }
    });
    while (parent.children.length > shapes.length) {
      parent.lastElementChild.remove();
    }
    return parent;
  }

  /** @param {Element} element @param {Object<string, any>} had @param {Object<string, any>} props  what it gets now */
  function amend(element, had, props) {
    const changed = Object.entries(props).filter(([key, value]) => had[key] !== value);
    Object.keys(had).forEach((key) => key in props || element.removeAttribute(key));
    furnish(element, Object.fromEntries(changed), []);
  }

  /**
   * Return an icon drawn with one line.
   * @param {string} path  of a 16 x 16 box
   * @returns {SVGElement}
   */
  function icon(path) {
    return svg('svg', { viewBox: '0 0 16 16', class: 'gn-icon', 'aria-hidden': 'true' }, svg('path', { d: path }));
  }

  /**
   * Return a link to another site; its text alone when the address is not one of the web.
   * @param {string | undefined} address
   * @param {string} text
   * @returns {HTMLElement}
   */
  function link(address, text) {
    const element = el(address && /^https?:\/\//i.test(address) ? 'a' : 'span', { text, dir: 'auto' });
    if (element instanceof HTMLAnchorElement) {
      element.href = address;
      element.target = '_blank';
      element.rel = 'noopener noreferrer nofollow';
    }
    return element;
  }

  /** @param {string} query @returns {boolean} */
  function prefers(query) {
    return globalThis.matchMedia ? globalThis.matchMedia(query).matches : false;
  }

  /**
   * Keep what happens on an element over the map from the map. The click is stopped here: Leaflet asks the parents of
   * the target, and a button that its own click has replaced has none.
   * @param {HTMLElement} element
   */
  function shield(element) {
    L.DomEvent.disableClickPropagation(element);
    L.DomEvent.disableScrollPropagation(element);
    element.addEventListener('click', (event) => event.stopPropagation());
  }

  geonews.dom = {
    el,
    svg,
    paint,
    icon,
    link,
    shield,
    isPhone: () => prefers('(max-width: 720px)'),
    isStill: () => prefers('(prefers-reduced-motion: reduce)'),
    isDark: () => prefers('(prefers-color-scheme: dark)'),
  };
})((globalThis.geonews = globalThis.geonews || {}));
