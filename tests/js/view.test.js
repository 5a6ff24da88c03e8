'use strict';
const test = require('node:test');
const assert = require('node:assert/strict');
const geonews = require('./load.js')('text', 'days', 'filters', 'clusters', 'collision', 'address');
const { encode, decode } = geonews.address;

test('clusters sit on their heaviest place and lose nothing', () => {
  const dots = [
    { x: 0, y: 0, weight: 1 },
    { x: 10, y: 0, weight: 5 },
    { x: 20, y: 0, weight: 1 },
    { x: 200, y: 0, weight: 2 },
    { x: -5, y: -5, weight: 1 },
  ];
  const groups = geonews.clusters.cluster(dots, 30);
  assert.deepEqual(
    groups.map((g) => [g.lead.x, g.members.length]),
    [
      [10, 4],
      [200, 1],
    ],
  );
  assert.deepEqual(geonews.clusters.cluster([], 30), []);
});

test('clustering ten thousand dots is quick and complete', () => {
  const dots = Array.from({ length: 10000 }, (_, i) => ({
    x: (i * 7919) % 4001,
    y: (i * 104729) % 3001,
    weight: i % 17,
  }));
  const start = performance.now();
  const groups = geonews.clusters.cluster(dots, 34);
  assert.ok(performance.now() - start < 400);
  assert.equal(
    groups.reduce((n, g) => n + g.members.length, 0),
    10000,
  );
  for (const { lead, members } of groups) {
    assert.ok(members.every((m) => Math.hypot(m.x - lead.x, m.y - lead.y) < 34 && m.weight <= lead.weight));
  }
});

test('signs shrink until none meets another', () => {
  const at = (x, y) => ({ lead: { x, y, weight: 1 } });
  assert.deepEqual(geonews.clusters.shrink([at(0, 0), at(36, 0), at(200, 0)], [25, 20, 28]), [0.8, 0.8, 1]);
  assert.deepEqual(geonews.clusters.shrink([], []), []);
});

test('labels take room once', () => {
  const room = new geonews.Room();
  room.take([0, 0, 100, 20]);
  assert.equal(room.isFree([90, 10, 190, 30]), false);
  assert.equal(room.isFree([100, 0, 190, 20]), true);
  assert.equal(
    room.takeFirst([
      [50, 5, 60, 9],
      [300, -40, 380, -20],
    ]),
    1,
  );
  assert.equal(room.takeFirst([[310, -30, 320, -25]]), -1);
});

test('no label leaves a screen whose size is known', () => {
  const room = new geonews.Room({ x: 100, y: 50 });
  const boxes = [
    [80, 0, 120, 20],
    [-5, 0, 40, 20],
    [60, 20, 100, 40],
  ];
  assert.equal(room.takeFirst(boxes), 2);
  assert.equal(room.takeFirst(boxes), -1);
});

const full = {
  ...geonews.filters.open(),
  off: ['unrest', 'law'],
  first: 14742,
  last: null,
  query: 'Ош & "x"#',
  article: 2,
  country: 'KG',
  mode: 'counts',
  theme: 'dark',
  event: 'abc',
  zoom: 7.5,
  lat: 41.63641,
  lon: 72.7612,
};

test('the address tells the whole state and is read back', () => {
  const fragment = encode(full);
  assert.ok(/^[\x21-\x7e]+$/.test(fragment) && !/["<>#]/.test(fragment), fragment);
  assert.deepEqual(decode('#' + fragment), { ...full, off: ['law', 'unrest'], lat: 41.6364 });
  assert.deepEqual(decode(encode({ ...geonews.filters.open(), zoom: NaN })), {});
});

test('what an address says wrongly is left out', () => {
  for (const fragment of [
    '',
    '#',
    '#map=1',
    '#map=a/b/c',
    '#map=5/99/0',
    '#country=kgz',
    '#mode=x',
    '#article=0',
    '#article=-1',
    '#theme=<b>',
    '#%%%',
    '#x=%E0%A4%A',
  ]) {
    assert.deepEqual(decode(fragment), {}, fragment);
  }
  assert.deepEqual(decode('#off=%E0%A4%A'), { off: [] });
  assert.deepEqual(decode('#off=a <b> c'), { off: ['a', 'c'] });
  assert.deepEqual(decode('#time=2010-05-13'), { first: 14742, last: null });
  assert.equal(decode('#map=99/10/10').zoom, 14);
  assert.equal(decode('#q=' + 'a'.repeat(999)).query.length, 200);
});
