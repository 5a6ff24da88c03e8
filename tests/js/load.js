'use strict';
// Loads scripts of the page as the page does: in order, into one namespace.
const path = require('node:path');

/** @param {...string} names @returns {any} the namespace */
module.exports = (...names) => {
  for (const name of names) {
    require(path.join(__dirname, '../../geonews/map/scripts', name + '.js'));
  }
  return globalThis.geonews;
};
