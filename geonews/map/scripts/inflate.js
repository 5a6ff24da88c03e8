/** @file Inflating (RFC 1951, RFC 1952) for browsers that cannot do it themselves. */
'use strict';
(function (geonews) {
  const LENGTHS = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ];
  const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
  const DISTANCES = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ];
  const DISTANCE_BITS = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ];
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  /** Bits of a byte array, lowest first. */
  class Bits {
    /** @param {Uint8Array} bytes @param {number} start */
    constructor(bytes, start) {
      this.bytes = bytes;
      this.at = start;
      this.held = 0;
      this.count = 0;
    }

    /** @param {number} n  0 to 16 @returns {number} */
    take(n) {
      while (this.count < n) {
        this.held |= this.bytes[this.at++] << this.count;
        this.count += 8;
      }
      const value = this.held & ((1 << n) - 1);
      this.held >>>= n;
      this.count -= n;
      return value;
    }

    /**
     * Read one symbol of a Huffman code.
     * @param {{counts: Uint16Array, symbols: Uint16Array}} code
     * @returns {number}
     */
    symbol(code) {
      let value = 0;
      let first = 0;
      let index = 0;
      for (let length = 1; length < 16; length++) {
        value |= this.take(1);
        const count = code.counts[length];
        if (value - count < first) {
          return code.symbols[index + value - first];
        }
        index += count;
        first = (first + count) << 1;
        value <<= 1;
      }
      throw new Error('damaged data');
    }
  }

  /** @param {ArrayLike<number>} lengths @returns {{counts: Uint16Array, symbols: Uint16Array}} */
  function huffman(lengths) {
    const counts = new Uint16Array(16);
    const offsets = new Uint16Array(16);
    const symbols = new Uint16Array(lengths.length);
    for (let i = 0; i < lengths.length; i++) {
      counts[lengths[i]] += 1;
    }
    counts[0] = 0;
    for (let i = 1; i < 16; i++) {
      offsets[i] = offsets[i - 1] + counts[i - 1];
    }
    for (let i = 0; i < lengths.length; i++) {
      if (lengths[i]) {
        symbols[offsets[lengths[i]]++] = i;
      }
    }
    return { counts, symbols };
  }

  /** @returns {Array<{counts: Uint16Array, symbols: Uint16Array}>} */
  function fixedCodes() {
    const lengths = new Uint8Array(288).fill(8);
    lengths.fill(9, 144, 256);
    lengths.fill(7, 256, 280);
    return [huffman(lengths), huffman(new Uint8Array(30).fill(5))];
  }

  /** @param {Bits} bits @returns {Array<{counts: Uint16Array, symbols: Uint16Array}>} */
  function dynamicCodes(bits) {
    const literals = bits.take(5) + 257;
    const distances = bits.take(5) + 1;
    const given = bits.take(4) + 4;
    const lengths = new Uint8Array(literals + distances);
    const meta = new Uint8Array(19);
    for (let i = 0; i < given; i++) {
      meta[ORDER[i]] = bits.take(3);
    }
    const code = huffman(meta);
    for (let i = 0; i < lengths.length;) {
      const symbol = bits.symbol(code);
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      const value = symbol === 16 ? lengths[i - 1] : 0;
      const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
      lengths.fill(value, i, i + times);
      i += times;
    }
    return [huffman(lengths.subarray(0, literals)), huffman(lengths.subarray(literals))];
  }

  /** @param {Uint8Array} bytes @returns {number} where the deflated data of a gzip member begins */
  function headerLength(bytes) {
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8 || bytes[3] & 0xfe) {
      throw new Error('not a plain gzip member');
    }
    return 10;
  }

  /**
   * Return what a gzip member without optional fields holds.
   * @param {Uint8Array} bytes
   * @returns {Uint8Array}
   */
  function gunzip(bytes) {
    const tail = bytes.length - 4;
    const size = bytes[tail] | (bytes[tail + 1] << 8) | (bytes[tail + 2] << 16) | (bytes[tail + 3] << 24);
    const out = new Uint8Array(size >>> 0);
    const bits = new Bits(bytes, headerLength(bytes));
    let at = 0;
    for (let last = 0; !last;) {
      last = bits.take(1);
      const kind = bits.take(2);
      if (kind === 0) {
        bits.held = bits.count = 0;
        const length = bits.bytes[bits.at] | (bits.bytes[bits.at + 1] << 8);
        out.set(bytes.subarray(bits.at + 4, bits.at + 4 + length), at);
        bits.at += 4 + length;
        at += length;
        continue;
      }
      const [literal, distance] = kind === 1 ? fixedCodes() : dynamicCodes(bits);
      for (let symbol = bits.symbol(literal); symbol !== 256; symbol = bits.symbol(literal)) {
        if (symbol < 256) {
          out[at++] = symbol;
          continue;
        }
        const length = LENGTHS[symbol - 257] + bits.take(LENGTH_BITS[symbol - 257]);
        const back = bits.symbol(distance);
        const from = at - DISTANCES[back] - bits.take(DISTANCE_BITS[back]);
        for (let i = 0; i < length; i++) {
          out[at++] = out[from + i];
        }
      }
    }
    return out;
  }

  geonews.inflate = { gunzip };
})((globalThis.geonews = globalThis.geonews || {}));
