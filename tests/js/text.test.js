'use strict';
const test = require('node:test');
const assert = require('node:assert/strict');
const { text } = require('./load.js')('text');

test('fold compares without case, accents and apostrophes', () => {
  for (const [word, folded] of [
    ['Ош', 'ош'],
    ['Ыссык-Көл', 'ыссык-көл'],
    ["Farg'ona", 'fargona'],
    ['Fargʻona', 'fargona'],
    ['ÜRÜMQI', 'urumqi'],
    ['Алексеё', 'алексее'],
    ['Aşgabat', 'asgabat'],
    ['ırmak', 'irmak'],
    ['𝕏', 'x'],
    ['', ''],
  ]) {
    assert.equal(text.fold(word), folded);
  }
});

test('paragraphs leave blank lines out', () => {
  assert.deepEqual(text.paragraphs('One.\n\n  \nTwo.'), [
    [0, 4],
    [9, 13],
  ]);
  assert.deepEqual(text.paragraphs('\n\n'), []);
});

test('a sentence is found around a span', () => {
  const story = 'First one. In Osh, Gen. Isakov met J. Smith in U.S. exile. "Never!" he said.\nNext paragraph. Last';
  const at = (words) => {
    const start = story.indexOf(words);
    return story.slice(...text.sentenceAt(story, start, start + words.length));
  };
  assert.equal(at('First'), 'First one.');
  assert.equal(at('Osh'), 'In Osh, Gen. Isakov met J. Smith in U.S. exile.');
  assert.equal(at('Smith'), 'In Osh, Gen. Isakov met J. Smith in U.S. exile.');
  assert.equal(at('paragraph'), 'Next paragraph.');
  assert.equal(at('Last'), 'Last');
  assert.equal(at('one. In Osh'), 'First one. In Osh, Gen. Isakov met J. Smith in U.S. exile.');
  assert.deepEqual(text.sentenceAt('', 0, 0), [0, 0]);
});

test('a quote is cut at word ends and keeps its mark', () => {
  const long = 'word '.repeat(60) + 'in Osh today ' + 'more '.repeat(60);
  const start = long.indexOf('Osh');
  const { before, mark, after } = text.quote(long, [0, long.length], [start, start + 3], 100);
  assert.equal(mark, 'Osh');
  assert.match(before, /^… word .* in $/);
  assert.match(after, /^ today .* more …$/);
  assert.ok(before.length + after.length < 110);
  assert.deepEqual(text.quote('All of it.', [0, 10], null, 100), { before: '', mark: '', after: 'All of it.' });
  assert.deepEqual(text.quote('ab cd', [0, 2], [3, 5], 9), { before: '', mark: '', after: 'ab' });
});

test('no cell is a formula', () => {
  for (const [value, cell] of [
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-x', "'-x"],
    ['@a', "'@a"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    [-3.5, '-3.5'],
    [null, ''],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['\r\n=1', '"\'\r\n=1"'],
    ['plain', 'plain'],
    [0, '0'],
  ]) {
    assert.equal(text.csvCell(value), cell);
  }
});

test('words are looked up and counted', () => {
  const strings = { n: { one: '{n} файл', few: '{n} файла', many: '{n} файлов', other: '{n} файла' }, hi: 'Hi {who}' };
  const say = text.words(strings, 'ru');
  assert.deepEqual(
    [1, 2, 5, 21].map((n) => say('n', { n })),
    ['1 файл', '2 файла', '5 файлов', '21 файл'],
  );
  assert.equal(say('hi', { who: '{n}' }), 'Hi {n}');
  assert.equal(say('missing'), 'missing');
  assert.equal(text.words(strings, 'no such language')('hi', { who: 'x' }), 'Hi x');
});

test('every language counts as it should', () => {
  const counted = {
    en: ['1 event', '2 events', '5 events', '21 events'],
    ru: ['1 событие', '2 события', '5 событий', '21 событие'],
    ky: ['1 окуя', '2 окуя', '5 окуя', '21 окуя'],
    kk: ['1 оқиға', '2 оқиға', '5 оқиға', '21 оқиға'],
    uz: ['1 ta voqea', '2 ta voqea', '5 ta voqea', '21 ta voqea'],
    tg: ['1 рӯйдод', '2 рӯйдод', '5 рӯйдод', '21 рӯйдод'],
    tk: ['1 waka', '2 waka', '5 waka', '21 waka'],
  };
  for (const [language, expected] of Object.entries(counted)) {
    const strings = require(`../../geonews/map/strings/${language}.json`);
    const say = text.words(strings, language);
    assert.deepEqual(
      [1, 2, 5, 21].map((n) => say('count.events', { n })),
      expected,
    );
    for (const key of ['count.named', 'count.articles', 'count.mentions', 'more.events', 'saved']) {
      for (const n of [0, 1, 2, 5, 11, 21, 1234]) {
        assert.doesNotMatch(say(key, { n }), /[{}]|undefined/);
      }
    }
  }
});
