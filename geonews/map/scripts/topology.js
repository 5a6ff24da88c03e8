/** @file TopoJSON to rings and lines. */
'use strict';
(function (geonews) {
  /**
   * @typedef {{id: string, properties: Object<string, any>, geometry: {type: string, coordinates: any}}} Feature
   */

  /** A decoded topology. */
  class Topology {
    /** @param {any} source  TopoJSON, quantised or not */
    constructor(source) {
      this.objects = source.objects;
      this.arcs = source.arcs.map((arc) => decodeArc(arc, source.transform));
    }

    /** @param {string} name @returns {Feature[]} the features of an object; none when there is no such object */
    features(name) {
      const geometries = this.objects[name] ? this.objects[name].geometries : [];
      return geometries
        .map((g) => ({ id: String(g.id ?? ''), properties: g.properties || {}, geometry: this.geometry(g) }))
        .filter((feature) => feature.geometry);
    }

    /** @param {any} g @returns {{type: string, coordinates: any} | null} */
    geometry(g) {
      const line = (arcs) => this.join(arcs);
      const lines = (parts) => parts.map(line);
      const shapes = {
        LineString: line,
        MultiLineString: lines,
        Polygon: lines,
        MultiPolygon: (polygons) => polygons.map(lines),
      };
      const shape = shapes[g.type];
      return shape && g.arcs ? { type: g.type, coordinates: shape(g.arcs) } : null;
    }

    /** @param {number[]} arcs  a negative number is an arc run backwards @returns {Array<[number, number]>} */
    join(arcs) {
      const points = [];
      for (const index of arcs) {
        const arc = index < 0 ? this.arcs[~index].slice().reverse() : this.arcs[index];
        for (let i = points.length ? 1 : 0; i < arc.length; i++) {
          points.push(arc[i]);
        }
      }
      return points;
    }

    /**
     * Return the lines between two geometries of an object, each once.
     * @param {string} name
     * @param {(a: any, b: any) => boolean} [wanted]  whether the line between two geometries is wanted
     * @returns {{type: string, coordinates: any}}
     */
    borders(name, wanted = () => true) {
      const owners = new Map();
      const geometries = this.objects[name] ? this.objects[name].geometries : [];
      for (const g of geometries) {
        for (const index of (g.arcs || []).flat(3)) {
          const arc = index < 0 ? ~index : index;
          owners.set(arc, (owners.get(arc) || new Set()).add(g));
        }
      }
      const coordinates = [];
      for (const [arc, users] of owners) {
        const [a, b] = users;
        if (b && wanted(a, b)) {
          coordinates.push(this.arcs[arc]);
        }
      }
      return { type: 'MultiLineString', coordinates };
    }
  }

  /** @param {any[]} arc  pairs of numbers @param {any} transform @returns {Array<[number, number]>} */
  function decodeArc(arc, transform) {
    if (!transform) {
      return arc;
    }
    const [kx, ky] = transform.scale;
    const [dx, dy] = transform.translate;
    let x = 0;
    let y = 0;
    return arc.map((step) => {
      x += step[0];
      y += step[1];
      return [x * kx + dx, y * ky + dy];
    });
  }

  geonews.Topology = Topology;
})((globalThis.geonews = globalThis.geonews || {}));
