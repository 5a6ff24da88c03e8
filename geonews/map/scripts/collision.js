/** @file Room for labels: rectangles that must not overlap. */
'use strict';
(function (geonews) {
  const CELL = 64;

  /** Rectangles taken on the screen. */
  class Room {
    constructor() {
      /** @type {Map<number, Array<number[]>>} */
      this.cells = new Map();
    }

    /** @param {number[]} box  left top right bottom, pixels @param {(key: number) => boolean | void} visit */
    visit(box, visit) {
      for (let x = Math.floor(box[0] / CELL); x <= Math.floor(box[2] / CELL); x++) {
        for (let y = Math.floor(box[1] / CELL); y <= Math.floor(box[3] / CELL); y++) {
          if (visit(x * 0x10000 + y)) {
            return true;
          }
        }
      }
      return false;
    }

    /** @param {number[]} box @returns {boolean} */
    isFree(box) {
      return !this.visit(box, (key) =>
        (this.cells.get(key) || []).some((b) => box[0] < b[2] && box[2] > b[0] && box[1] < b[3] && box[3] > b[1]),
      );
    }

    /** @param {number[]} box */
    take(box) {
      this.visit(box, (key) => {
        const held = this.cells.get(key);
        if (held) {
          held.push(box);
        } else {
          this.cells.set(key, [box]);
        }
      });
    }

    /** @param {number[][]} boxes  best first @returns {number} which one was free and is taken now; -1 for none */
    takeFirst(boxes) {
      const at = boxes.findIndex((box) => this.isFree(box));
      if (at >= 0) {
        this.take(boxes[at]);
      }
      return at;
    }
  }

  geonews.Room = Room;
})((globalThis.geonews = globalThis.geonews || {}));
