/** @file The page's data: JSON in elements that never run, compressed when long. */
'use strict';
(function (geonews) {
  /** @param {string} base64 @returns {Uint8Array<ArrayBuffer>} */
  function bytesOf(base64) {
    const raw = atob(base64);
    const bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i++) {
      bytes[i] = raw.charCodeAt(i);
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
    return element.dataset.packing === 'gzip' ? JSON.parse(await inflated(bytesOf(value))) : value;
  }

  geonews.unpack = { unpack, bytesOf };
})((globalThis.geonews = globalThis.geonews || {}));
