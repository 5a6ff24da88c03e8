/** @file Words: folding for search, sentences, quotes cut at word ends, cells of a spreadsheet. */
'use strict';
(function (geonews) {
  const ABBREVIATION =
    /(?:^|[\s(])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|г|ул|им|тыс|млн|руб|обл)\.$/u;
  const PLAIN = /^[\0-\x7f]*$/;
  const END = /[.!?…。؟]+["'»”’)\]]*\s+(?=["'«“‘([]*[\p{Lu}\p{N}\p{Lo}–—-])|\n+/gu;

  /**
   * Return the form in which texts are compared: no case, accents or apostrophes.
   * @param {string} text
   * @returns {string}
   */
  function fold(text) {
    if (PLAIN.test(text)) {
      return text.replace(/['\u0060]/g, '').toLowerCase();
    }
    return text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f'’‘ʻʼ\u0060´]/g, '')
      .toLowerCase()
      .replace(/ı/g, 'i');
  }

  /**
   * Return the paragraphs of a text as spans; blank ones are left out.
   * @param {string} text
   * @returns {Array<[number, number]>}
   */
  function paragraphs(text) {
    const spans = [];
    const line = /[^\n]+/g;
    for (let match = line.exec(text); match; match = line.exec(text)) {
      if (match[0].trim()) {
        spans.push([match.index, match.index + match[0].length]);
      }
    }
    return spans;
  }

  /**
   * Return the sentence, or run of sentences, that holds a span; never beyond its paragraph.
   * @param {string} text
   * @param {number} start
   * @param {number} end
   * @returns {[number, number]}
   */
  function sentenceAt(text, start, end) {
    const head = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
    const from = start > 0 && text[start - 1] === '\n' ? start : head;
    const stop = text.indexOf('\n', end);
    const paragraph = text.slice(from, stop < 0 ? text.length : stop);
    let first = 0;
    let last = paragraph.length;
    END.lastIndex = 0;
    for (let match = END.exec(paragraph); match; match = END.exec(paragraph)) {
      const closed = match.index + match[0].length;
      if (ABBREVIATION.test(paragraph.slice(Math.max(0, match.index - 6), match.index + 1))) {
        continue;
      }
      if (from + closed <= start) {
        first = closed;
      } else if (from + match.index >= end - 1) {
        last = match.index + match[0].trimEnd().length;
        break;
      }
    }
    while (last > first && /\s/.test(paragraph[last - 1])) {
      last -= 1;
    }
    return [from + first, from + last];
  }

  /**
   * Return a quote around a mark, cut at word ends.
   * @param {string} text
   * @param {[number, number]} span  what may be quoted
   * @param {[number, number] | null} mark  what must be seen, inside the span
   * @param {number} limit  characters, without the mark
   * @returns {{before: string, mark: string, after: string}}
   */
  function quote(text, span, mark, limit) {
    const inside = mark && mark[0] >= span[0] && mark[1] <= span[1] ? mark : null;
    const [from, to] = inside || [span[0], span[0]];
    let head = text.slice(span[0], from);
    let tail = text.slice(to, span[1]);
    const spare = Math.max(0, limit - Math.min(tail.length, limit / 2));
    if (head.length > spare) {
      head = '… ' + head.slice(head.length - spare).replace(/^\S*\s+/, '');
    }
    const rest = Math.max(0, limit - head.length);
    if (tail.length > rest) {
      const cut = tail.slice(0, rest);
      tail = (/^\s/.test(tail[rest]) ? cut : cut.replace(/\s+\S*$/, '')) + ' …';
    }
    return { before: head, mark: text.slice(from, to), after: tail };
  }

  /**
   * Return a value as a cell of a CSV file; a spreadsheet must not take text for a formula.
   * @param {string | number | null | undefined} value
   * @returns {string}
   */
  function csvCell(value) {
    let cell = value === null || value === undefined ? '' : String(value);
    if (typeof value !== 'number' && /^[\s]*[=+\-@\t\r]/.test(cell)) {
      cell = "'" + cell;
    }
    return /[",\n\r;]/.test(cell) ? '"' + cell.replace(/"/g, '""') + '"' : cell;
  }

  /** @param {string} language @returns {(n: number) => string} how numbers are written */
  function numbers(language) {
    try {
      const format = new Intl.NumberFormat(language);
      return (n) => format.format(n);
    } catch {
      return String;
    }
  }

  /**
   * Return the function that looks up the words of the interface.
   * @param {Object<string, any>} strings  a word, or words by plural category
   * @param {string} language
   * @returns {(key: string, values?: Object<string, string|number>) => string}
   */
  function words(strings, language) {
    /** @type {{select: (n: any) => string}} */
    let plural = { select: (n) => (n === 1 ? 'one' : 'other') };
    try {
      plural = new Intl.PluralRules(language);
    } catch {
      // an unknown language counts as English does
    }
    const write = numbers(language);
    return (key, values = {}) => {
      const entry = strings[key];
      const pattern = entry && typeof entry === 'object' ? entry[plural.select(values.n)] || entry.other : entry;
      return (pattern || key).replace(/\{(\w+)\}/g, (_, name) =>
        typeof values[name] === 'number' ? write(values[name]) : String(values[name] ?? ''),
      );
    };
  }

  geonews.text = { fold, paragraphs, sentenceAt, quote, csvCell, words, numbers };
})((globalThis.geonews = globalThis.geonews || {}));
