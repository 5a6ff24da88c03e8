'use strict';
const test = require('node:test');
const assert = require('node:assert/strict');
const zlib = require('node:zlib');
const geonews = require('./load.js')('text', 'inflate', 'unpack', 'topology', 'days', 'dataset', 'filters', 'export');

const gzip = (data, options) => {
  const bytes = zlib.gzipSync(data, options);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
};

test('inflates what zlib deflates', () => {
  const noise = Buffer.from(Array.from({ length: 70000 }, (_, i) => (i * 2654435761) >>> 13));
  for (const data of [Buffer.from(''), Buffer.from('a'), Buffer.from('Ош '.repeat(20000)), noise]) {
    for (const level of [0, 1, 6, 9]) {
      assert.ok(Buffer.from(geonews.inflate.gunzip(gzip(data, { level }))).equals(data), `${data.length} at ${level}`);
    }
    const fixed = gzip(data, { strategy: zlib.constants.Z_FIXED });
    assert.ok(Buffer.from(geonews.inflate.gunzip(fixed)).equals(data));
  }
  assert.throws(() => geonews.inflate.gunzip(new Uint8Array(30)), /gzip/);
});

test('columns are read as they were written', () => {
  assert.deepEqual(geonews.unpack.numbers([-1, "#'$"]), [-1, 3, 0]);
  assert.deepEqual(geonews.unpack.table({ a: [0, [5, -9]], b: [7, ''] }), { a: [5, -9], b: [] });
});

test('geometries are read from steps', () => {
  for (const [type, steps, coordinates] of [
    ['Point', [728000, 405000], [72.8, 40.5]],
    ['MultiPolygon', [[[0, 0, 3, -1]], []], [[[[0, 0], [0.0003, -0.0001]]], []]], // prettier-ignore
  ]) {
    assert.deepEqual(geonews.readGeometry([type, steps]), { type, coordinates });
    assert.deepEqual(geonews.readGeometry(JSON.stringify({ type, coordinates })), { type, coordinates });
  }
});

test('digits hold every byte', () => {
  const said = Buffer.from(geonews.unpack.bytesOf('GCa0e9f!2t', 7)).toString();
  assert.equal(said, 'geonews');
});

const square = {
  type: 'Topology',
  transform: { scale: [0.5, 0.5], translate: [10, 20] },
  arcs: [
    [
      [0, 0],
      [0, 2],
    ],
    [
      [0, 2],
      [-2, 0],
      [0, -2],
      [2, 0],
    ],
    [
      [0, 0],
      [2, 0],
      [0, 2],
      [-2, 0],
    ],
  ],
  objects: {
    land: {
      type: 'GeometryCollection',
      geometries: [
        { id: 'left', type: 'Polygon', arcs: [[0, 1]] },
        { id: 'right', type: 'MultiPolygon', arcs: [[[2, -1]]] },
        { id: 'nothing', type: null },
      ],
    },
    line: { type: 'GeometryCollection', geometries: [{ id: 'l', type: 'LineString', arcs: [0] }] },
  },
};

test('topology is decoded, arcs run backwards where they must', () => {
  const topology = new geonews.Topology(square);
  const [left, right] = topology.features('land');
  assert.deepEqual(left.geometry.coordinates, [
    [
      [10, 20],
      [10, 21],
      [9, 21],
      [9, 20],
      [10, 20],
    ],
  ]);
  assert.deepEqual(right.geometry.coordinates, [
    [
      [
        [10, 20],
        [11, 20],
        [11, 21],
        [10, 21],
        [10, 20],
      ],
    ],
  ]);
  assert.equal(topology.features('land').length, 2);
  assert.deepEqual(topology.features('line')[0].geometry.coordinates, [
    [10, 20],
    [10, 21],
  ]);
  assert.deepEqual(topology.features('absent'), []);
});

test('a border is what two geometries share', () => {
  const topology = new geonews.Topology(square);
  assert.deepEqual(topology.borders('land').coordinates, [
    [
      [10, 20],
      [10, 21],
    ],
  ]);
  assert.deepEqual(topology.borders('land', () => false).coordinates, []);
});

const strings = {
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  'months.alone': ['', '', '', '', 'May alone'],
  'date.full': '{m} {d}, {y}',
  'date.day': '{m} {d}',
  'date.month': '{m} {y}',
  'date.year': '{y}',
};
const day = geonews.days.fromIso;

test('spans of days are said as finely as they are known', () => {
  for (const [first, last, precision, said] of [
    ['2010-05-13', '2010-05-13', 'day', 'May 13, 2010'],
    ['2010-05-13', '2010-05-14', 'day', 'May 13 – May 14, 2010'],
    ['2009-12-31', '2010-01-01', 'day', 'Dec 31, 2009 – Jan 1, 2010'],
    ['2010-05-01', '2010-05-31', 'month', 'May alone 2010'],
    ['2010-01-01', '2010-12-31', 'year', '2010'],
    ['1916-08-04', '1916-08-04', 'day', 'Aug 4, 1916'],
  ]) {
    assert.equal(geonews.days.formatSpan(day(first), day(last), precision, strings), said);
  }
  assert.equal(day('2010-13-45'), null);
  assert.equal(day('<b>'), null);
  assert.equal(geonews.days.iso(day('1969-12-31')), '1969-12-31');
});

test('the axis is even, or stepped where one gap would eat it', () => {
  const even = new geonews.days.Axis([
    [10, 10],
    [12, 14],
  ]);
  assert.deepEqual([even.length, even.day(4), even.step(12), even.steps], [5, 14, 2, null]);
  const broken = new geonews.days.Axis([
    [0, 0],
    [5000, 5000],
    [5001, 5001],
    [5003, 5003],
  ]);
  assert.deepEqual(broken.steps, [0, 5000, 5001, 5003]);
  assert.deepEqual([broken.length, broken.day(2), broken.step(5002), broken.step(9999)], [4, 5001, 2, 3]);
  assert.equal(new geonews.days.Axis([]).length, 1);
});

test('bins hold every event once', () => {
  const spans = [
    [0, 0],
    [0, 9],
    [99, 99],
    [50, 59],
  ];
  const bins = new geonews.days.Axis(spans).bins(spans, 10);
  assert.equal(Math.round(bins.reduce((a, b) => a + b)), 4);
  assert.deepEqual([bins[0], bins[5], bins[9]], [2, 1, 1]);
});

const data = {
  articles: [{ title: 'T', url: 'https://example.org' }, {}],
  places: [
    { id: 'osh', name: 'Osh', kind: 'settlement', country: 'KG', admin1: '', lat: 40, lon: 72, precision: 'city' },
    {
      id: 'near',
      name: 'near Osh',
      kind: 'settlement',
      country: 'KG',
      lat: 41,
      lon: 73,
      precision: 'relative',
      geometry: { type: 'Polygon', coordinates: [] },
    },
  ],
  mentions: [{ confidence: 0.9 }],
  events: [
    {
      index: 0,
      id: 'e0',
      article: 0,
      category: 'unrest',
      type: 'protest',
      place: 0,
      mention: 0,
      first: 10,
      last: 10,
      actors: ['=a'],
      numbers: {},
    },
    {
      index: 1,
      id: 'e1',
      article: 1,
      category: 'disaster',
      type: 'flood',
      place: 1,
      mention: -1,
      first: null,
      last: null,
      actors: [],
      numbers: { injured: [1, null, 3, 'some'] },
    },
    {
      index: 2,
      id: 'e2',
      article: 1,
      category: 'disaster',
      type: 'flood',
      place: -1,
      mention: -1,
      first: 5,
      last: 20,
      actors: [],
      numbers: { injured: [1, 2, 3, 'some'] },
    },
  ],
  haystack: (i) => ['protest in osh', 'flood near osh', 'flood nowhere'][i],
  found: { asked: '', hits: null },
  search: geonews.Dataset.prototype.search,
  quoteOf: () => 'quote, "so"',
};
const open = geonews.filters.open();

test('filters let through what they should', () => {
  for (const [change, passed] of [
    [{}, [0, 1, 2]],
    [{ off: ['unrest'] }, [1, 2]],
    [{ first: 11 }, [2]],
    [{ last: 4 }, []],
    [{ first: 10, last: 10 }, [0, 2]],
    [{ query: 'OSH  flood' }, [1]],
    [{ query: 'ósh' }, [0, 1]],
    [{ article: 1 }, [1, 2]],
    [{ country: 'KG' }, [0, 1]],
    [{ country: 'KZ' }, []],
  ]) {
    assert.deepEqual(geonews.filters.apply(data, { ...open, ...change }), passed, JSON.stringify(change));
  }
  assert.ok(geonews.filters.isOpen({ ...open, query: '  ' }));
  assert.ok(!geonews.filters.isOpen({ ...open, first: 0 }));
  const { passed, tally, anytime } = geonews.filters.sift(data, { ...open, off: ['unrest'], last: 9 });
  assert.deepEqual([passed, [...tally.values()], anytime], [[2], [1], [1, 2]]);
  const spots = geonews.filters.byPlace(data, [0, 1, 2]);
  assert.deepEqual([...spots.keys()], [0, 1]);
  assert.deepEqual(spots.get(0).counts, { unrest: 1 });
});

test('exports hold what is known and run nothing', () => {
  const collection = JSON.parse(geonews.exports.geojson(data, [0, 1, 2]));
  assert.deepEqual(
    collection.features.map((f) => f.geometry && f.geometry.type),
    ['Point', 'Polygon', null],
  );
  assert.deepEqual(collection.features[0].geometry.coordinates, [72, 40]);
  assert.equal(collection.features[1].properties.injured, 'some');
  const csv = geonews.exports.csv(data, [0, 2]);
  assert.ok(csv.startsWith('\ufeffid,type,'));
  assert.ok(csv.includes(",'=a,") && csv.includes('"quote, ""so"""') && csv.includes('1970-01-11'));
  assert.equal(csv.trim().split('\r\n').length, 3);
});
