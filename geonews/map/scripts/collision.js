/** @file Room for labels: rectangles that must not overlap. */
'use strict';
(function (geonews) {
  const CELL = 64;

  /** Rectangles taken on the screen. */
  class Room {
    /** @param {{x: number, y: number}} [size]  of the screen, which no label may leave */
    constructor(size) {
      this.size = size;
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

    /** @param {number[]} box @returns {boolean} */
    isInside(box) {
      return !this.size || (box[0] >= 0 && box[1] >= 0 && box[2] <= this.size.x && box[3] <= this.size.y);
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
      const at = boxes.findIndex((box) => this.isInside(box) && this.isFree(box));
      if (at >= 0) {
        this.take(boxes[at]);
      }
      return at;
    }
  }

  /** @type {CanvasRenderingContext2D | undefined} */
  let paper;
  /** @type {Map<string, number>} */
  const widths = new Map();

  /** @param {string} text @param {string} font  as in CSS @returns {number} pixels */
  function widthOf(text, font) {
    const key = font + text;
    if (!widths.has(key)) {
      paper = paper || document.createElement('canvas').getContext('2d');
      paper.font = font;
      widths.set(key, paper.measureText(text).width);
    }
    return widths.get(key);
  }

  geonews.Room = Room;
  geonews.widthOf = widthOf;
})((globalThis.geonews = globalThis.geonews || {}));
