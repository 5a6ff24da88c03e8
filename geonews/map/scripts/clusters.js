/** @file Places too close to be told apart on the screen become one marker. */
'use strict';
(function (geonews) {
  /**
   * @typedef {{x: number, y: number, weight: number}} Dot  pixels
   */

  /**
   * Group dots greedily: the heaviest not yet taken gathers what lies within a radius, and keeps its own place.
   * @template {Dot} T
   * @param {T[]} dots
   * @param {number} radius  pixels
   * @returns {Array<{lead: T, members: T[]}>} heaviest first; members include the lead
   */
  function cluster(dots, radius) {
    const order = dots.map((_, i) => i).sort((a, b) => dots[b].weight - dots[a].weight || a - b);
    const cells = new Map();
    const cell = (x, y) => x * 0x200000 + y;
    for (const i of order) {
      const key = cell(Math.floor(dots[i].x / radius), Math.floor(dots[i].y / radius));
      const held = cells.get(key);
      if (held) {
        held.push(i);
      } else {
        cells.set(key, [i]);
      }
    }
    const taken = new Uint8Array(dots.length);
    const groups = [];
    for (const i of order) {
      if (taken[i]) {
        continue;
      }
      taken[i] = 1;
      const lead = dots[i];
      const members = [lead];
      const cx = Math.floor(lead.x / radius);
      const cy = Math.floor(lead.y / radius);
      for (let dx = -1; dx <= 1; dx++) {
        for (let dy = -1; dy <= 1; dy++) {
          for (const j of cells.get(cell(cx + dx, cy + dy)) || []) {
            const other = dots[j];
            if (!taken[j] && (other.x - lead.x) ** 2 + (other.y - lead.y) ** 2 < radius * radius) {
              taken[j] = 1;
              members.push(other);
            }
          }
        }
      }
      groups.push({ lead, members });
    }
    return groups;
  }

  /**
   * Return by how much the sign of each group must shrink so that no two signs meet.
   * @param {Array<{lead: Dot}>} groups
   * @param {number[]} radii  of the signs, pixels
   * @returns {number[]} 1 where there is room, in steps of 1/20
   */
  function shrink(groups, radii) {
    const fits = groups.map(() => 1);
    for (let i = 0; i < groups.length; i++) {
      for (let j = 0; j < i; j++) {
        const [a, b] = [groups[i].lead, groups[j].lead];
        const fit = Math.hypot(a.x - b.x, a.y - b.y) / (radii[i] + radii[j]);
        fits[i] = Math.min(fits[i], fit);
        fits[j] = Math.min(fits[j], fit);
      }
    }
    return fits.map((fit) => Math.floor(20 * fit) / 20);
  }

  geonews.clusters = { cluster, shrink };
})((globalThis.geonews = globalThis.geonews || {}));
