import { describe, expect, it } from 'vitest';
import { grown, moved, points, unitAt, units } from './caret';
import { Offsets } from './offsets';
import type { Passage } from './passages';

const TEXT = '🜁 One two. Three, four!\n\nنحو ٣٠٠ مقاتل. Six';
const offsets = new Offsets(TEXT);
const passage = (start: number, end: number): Passage => ({
  kind: 'paragraph',
  start,
  end,
  speaker: null,
  language: null,
});
const cut = points('🜁 One two. Three, four!');
const PASSAGES = [passage(0, cut), passage(cut + 2, offsets.length)];
const sentences = units(PASSAGES, offsets, 'sentence', 'en');
const words = units(PASSAGES, offsets, 'word', null);
const text = ({ start, end }: { start: number; end: number }): string => offsets.slice(start, end);

describe('units', () => {
  it('are the words and sentences, in code points, without the space around them', () => {
    expect(sentences.map(text)).toEqual(['🜁 One two.', 'Three, four!', 'نحو ٣٠٠ مقاتل.', 'Six']);
    expect(words.map(text)).toEqual(['One', 'two', 'Three', 'four', 'نحو', '٣٠٠', 'مقاتل', 'Six']);
  });

  it('are found in any language, also one that nobody knows', () => {
    expect(units(PASSAGES, offsets, 'word', 'xx-not a tag')).toEqual(words);
  });
});

describe('a stretch', () => {
  const first = sentences[0]!;

  it('moves by a unit, and stays where there is no more', () => {
    expect(text(moved(sentences, first, 1))).toBe('Three, four!');
    expect(moved(sentences, first, -1)).toEqual(first);
    expect(text(moved(words, first, 1))).toBe('One');
    expect(text(moved(sentences, sentences.at(-1)!, 1))).toBe('Six');
  });

  it('grows and shrinks by a unit, and never to nothing', () => {
    const more = grown(words, first, 1);
    expect(text(more)).toBe('🜁 One two. Three');
    expect(text(grown(words, more, -1))).toBe('🜁 One two');
    const one = words[0]!;
    expect(grown(words, one, -1)).toEqual(one);
    expect(grown(sentences, sentences.at(-1)!, 1)).toEqual(sentences.at(-1));
  });

  it('begins where one reads', () => {
    expect(text(unitAt(sentences, 13)!)).toBe('Three, four!');
    expect(text(unitAt(sentences, 10_000)!)).toBe('Six');
    expect(unitAt([], 3)).toBeNull();
  });
});
