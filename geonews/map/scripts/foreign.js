/** @file What layers of folium itself expect of a page: $ for their popups, a picture for their markers. */
'use strict';
(function (geonews) {
  const PIN =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 25 41'%3E%3Cpath d='M12.5 .5C5.9 .5 .5 5.9 .5 12.5c0 9 12 28 12 28s12-19 12-28C24.5 5.9 19.1 .5 12.5 .5z' fill='%230b57c2' stroke='white'/%3E%3Ccircle cx='12.5' cy='12.5' r='4.5' fill='white'/%3E%3C/svg%3E";

  /** Make the page ready for layers that somebody added to it. Their text is trusted: it was put into code. */
  geonews.welcome = () => {
    L.Icon.Default.imagePath = '';
    L.Icon.Default.mergeOptions({ iconUrl: PIN, iconRetinaUrl: PIN, shadowUrl: PIN, shadowSize: [0, 0] });
    if (globalThis.$) {
      return;
    }
    globalThis.$ = (what) => {
      if (what === document) {
        return { ready: (then) => then() };
      }
      return [new DOMParser().parseFromString(what, 'text/html').body.firstElementChild];
    };
  };
})((globalThis.geonews = globalThis.geonews || {}));
