import { describe, expect, it } from 'vitest';
import { inWords } from './edtf';
import { fold } from './fold';
import { Offsets } from './offsets';
import { passages, runs } from './passages';
import { type Span, segments } from './segments';

/** Small reproducible random numbers (mulberry32), so that a failure can be looked at again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const ALPHABET = [
  'a',
  'é',
  'e\u0301',
  'ḥ',
  'Ж',
  'م',
  'ـَ',
  '𐤀',
  '🜁',
  '👩‍👩‍👧',
  '\r\n',
  ' ',
  '\u200f',
  '中',
];

function text(next: () => number, length: number): string {
  return Array.from({ length }, () => ALPHABET[Math.floor(next() * ALPHABET.length)]).join('');
}

describe('offsets', () => {
  it('counts characters beyond the basic plane once', () => {
    const offsets = new Offsets('a🜁b𐤀c');
    expect(offsets.length).toBe(5);
    expect([0, 1, 2, 3, 4, 5].map((point) => offsets.unit(point))).toEqual([0, 1, 3, 4, 6, 7]);
    expect(offsets.slice(1, 4)).toBe('🜁b𐤀');
  });

  it('counts combining marks and line ends as they stand', () => {
    const offsets = new Offsets('e\u0301\r\nقال');
    expect(offsets.length).toBe(7);
    expect(offsets.slice(0, 2)).toBe('e\u0301');
    expect(offsets.slice(4, 7)).toBe('قال');
  });

  it('holds positions beyond the text to its ends', () => {
    const offsets = new Offsets('a🜁');
    expect(offsets.unit(-3)).toBe(0);
    expect(offsets.unit(99)).toBe(3);
  });

  it('agrees with the code points that JavaScript itself counts', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const next = random(seed);
      const sample = text(next, 30);
      const points = [...sample];
      const offsets = new Offsets(sample);
      expect(offsets.length).toBe(points.length);
      const start = Math.floor(next() * points.length);
      const end = start + Math.floor(next() * (points.length - start + 1));
      expect(offsets.slice(start, end)).toBe(points.slice(start, end).join(''));
    }
  });
});

describe('segments', () => {
  it('cuts overlapping spans into stretches with the same ids', () => {
    const spans = [
      { id: 'a', start: 2, end: 8 },
      { id: 'b', start: 5, end: 12 },
    ];
    expect(segments(0, 10, spans)).toEqual([
      { start: 0, end: 2, ids: [] },
      { start: 2, end: 5, ids: ['a'] },
      { start: 5, end: 8, ids: ['a', 'b'] },
      { start: 8, end: 10, ids: ['b'] },
    ]);
  });

  it('gives nothing for an empty stretch', () => {
    expect(segments(4, 4, [{ id: 'a', start: 0, end: 9 }])).toEqual([]);
  });

  it('covers the text without gaps, and every span exactly', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const next = random(seed);
      const sample = text(next, 40);
      const offsets = new Offsets(sample);
      const at = (): number => Math.floor(next() * (offsets.length + 1));
      const spans: Span[] = Array.from({ length: Math.floor(next() * 8) }, (_, i) => {
        const [start, end] = [at(), at()].sort((a, b) => a - b) as [number, number];
        return { id: String(i), start, end };
      });
      const found = segments(0, offsets.length, spans);
      expect(found.map(({ start, end }) => offsets.slice(start, end)).join('')).toBe(sample);
      for (const span of spans) {
        const own = found.filter((segment) => segment.ids.includes(span.id));
        const words = own.map(({ start, end }) => offsets.slice(start, end)).join('');
        expect(words).toBe(offsets.slice(span.start, span.end));
      }
      for (const [i, segment] of found.entries()) {
        if (i) expect(segment.start).toBe(found[i - 1]?.end);
        expect(segment.end).toBeGreaterThan(segment.start);
      }
    }
  });
});

describe('passages', () => {
  const sample = 'Menu\nQ: Who?\nUncovered words\nA: They.\nShare\nPrint';
  const offsets = new Offsets(sample);
  const block = (
    kind: 'boilerplate' | 'question' | 'answer',
    words: string,
    speaker = '<author>',
  ) => {
    const start = sample.indexOf(words);
    return { kind, start, end: start + words.length, speaker, language: null };
  };
  const blocks = [
    block('boilerplate', 'Menu'),
    block('question', 'Q: Who?', 'Interviewer'),
    block('answer', 'A: They.', 'Umm Salma'),
    block('boilerplate', 'Share'),
    block('boilerplate', 'Print'),
  ];

  it('shows what no block covers', () => {
    const words = passages(blocks, offsets).map(({ start, end }) =>
      offsets.slice(start, end).trim(),
    );
    expect(words).toEqual(['Menu', 'Q: Who?', 'Uncovered words', 'A: They.', 'Share', 'Print']);
  });

  it('names a speaker where the voice changes', () => {
    const speakers = passages(blocks, offsets).map((passage) => passage.speaker);
    expect(speakers).toEqual([null, 'Interviewer', null, 'Umm Salma', null, null]);
  });

  it('folds runs of boilerplate together', () => {
    const found = runs(passages(blocks, offsets));
    expect(found.map((run) => [run.folded, run.passages.length])).toEqual([
      [true, 1],
      [false, 1],
      [false, 1],
      [false, 1],
      [true, 2],
    ]);
  });
});

describe('dates in words', () => {
  it.each([
    ['2016', '2016'],
    ['2016-05', 'May 2016'],
    ['2019-02-21', '21 February 2019'],
    ['2018~', 'about 2018'],
    ['2018-08?', 'August 2018 (doubted)'],
    ['2017-01/2017-03', 'January 2017 – March 2017'],
    ['2018-08~/..', 'since about August 2018'],
    ['../2021-06-14', 'until 14 June 2021'],
    ['/2020', 'until 2020'],
    ['../..', 'at a time not given'],
    ['XXXX-05-11', '11 May of a year not given'],
    ['201X', 'the 2010s'],
    ['2014-21', 'spring 2014'],
    ['[2014,2015]', '[2014,2015]'],
    ['2014-13', '2014-13'],
  ])('%s is %s', (edtf, words) => {
    expect(inWords(edtf)).toBe(words);
  });
});

describe('folding', () => {
  it('takes off case, diacritics and kinds of apostrophe', () => {
    expect(fold('Hay’at Taḥrīr  al-Shām')).toBe("hay'at tahrir al-sham");
    expect(fold('Ополчение ЁЛКА')).toBe('ополчение елка');
    expect(fold('مُقَاتِل')).toBe('مقاتل');
  });
});
