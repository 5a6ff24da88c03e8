/** @file The page's data: JSON in elements that never run, compressed when long. */
'use strict';
(function (geonews) {
  const FIRST = 0x23;
  const DIGITS = new Uint8Array(128);
  for (let code = 0x20, digit = 0; code < 0x7f; code++) {
    if (!'"&<\\'.includes(String.fromCharCode(code))) {
      DIGITS[code] = digit++;
    }
  }

  /**
   * Return bytes that stand in base 91: every 13 bits as two digits.
   * @param {string} text
   * @param {number} size
   * @returns {Uint8Array<ArrayBuffer>}
   */
  function bytesOf(text, size) {
    const bytes = new Uint8Array(size);
    let held = 0;
    let count = 0;
    let at = 0;
    for (let i = 0; at < size; i += 2) {
      held = (held << 13) | (DIGITS[text.charCodeAt(i)] * 91 + DIGITS[text.charCodeAt(i + 1)]);
      count += 5;
      bytes[at++] = held >>> count; // of a number too large for a byte, the last eight bits
      if (count >= 8) {
        count -= 8;
        bytes[at++] = held >>> count;
      }
    }
    return bytes;
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<string>} */
  async function inflated(bytes) {
    if (typeof DecompressionStream === 'function') {
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
      return new Response(stream).text();
    }
    return new TextDecoder().decode(geonews.inflate.gunzip(bytes));
  }

  /**
   * Return the data that an element holds.
   * @param {string} id
   * @returns {Promise<any>}
   */
  async function unpack(id) {
    const element = document.getElementById(id);
    const value = JSON.parse(element.textContent);
    const { packing, size } = element.dataset;
    return packing === 'gzip' ? JSON.parse(await inflated(bytesOf(value, Number(size)))) : value;
  }

  /**
   * Return the numbers of a column.
   * @param {[number, string | number[]]} column  see columns.py
   * @returns {number[]}
   */
  function numbers([least, signs]) {
    if (typeof signs !== 'string') {
      return signs;
    }
    const values = new Array(signs.length);
    for (let i = 0; i < signs.length; i++) {
      values[i] = signs.charCodeAt(i) - FIRST + least;
    }
    return values;
  }

  /** @param {Object<string, any>} columns @returns {Object<string, number[]>} */
  function table(columns) {
    return Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, numbers(column)]));
  }

  geonews.unpack = { unpack, bytesOf, numbers, table };
})((globalThis.geonews = globalThis.geonews || {}));
