import { describe, expect, it } from 'vitest';
import { type Known, accepted, pieceAt, suggestions, toggled, without } from './box';

const KNOWN: Known = {
  actors: ['Dawn Guard', 'Ḥarrāsat', 'Ayzun Brigade'],
  sources: ['Joss Adeyrin', 'Northern Post'],
  relations: [
    { name: 'split_from', label: 'split from' },
    { name: 'trains', label: 'trains' },
  ],
};
const texts = (text: string, caret = text.length): string[] =>
  suggestions(text, caret, KNOWN).map((each) => each.text);

describe('the word at the caret', () => {
  it.each([
    ['', 0, '', 0],
    ['kes', 3, 'kes', 0],
    ['a type:sp', 9, 'type:sp', 2],
    ['a type:split b', 6, 'type', 2],
    ['source:"Northern Po', 19, 'source:"Northern Po', 0],
    ['source:"A B" next', 17, 'next', 13],
    ['word ', 5, '', 5],
  ])('of %j at %i is %j', (text, caret, piece, start) => {
    expect(pieceAt(text, caret)).toEqual({ piece, start });
  });
});

describe('suggestions', () => {
  it('offers operators where a word begins', () => {
    expect(texts('')).toContain('state:');
    expect(texts('kestrel st')).toEqual(['state:']);
    expect(texts('kestrel')).toEqual([]);
    expect(texts('kestrel ')).toEqual([]);
  });

  it('offers what an operator can be, in quotation marks where it has a space', () => {
    expect(texts('state:dis')).toEqual(['state:disputed']);
    expect(texts('about:harr')).toEqual(['about:Ḥarrāsat']);
    expect(texts('source:"north')).toEqual(['source:"Northern Post"']);
    expect(texts('type:split')).toEqual(['type:split_from']);
    expect(texts('type:pers')).toEqual(['type:person']);
    expect(texts('before:20')).toEqual([]);
  });
});

describe('editing', () => {
  it('puts a suggestion in the place of the word, and the caret after it', () => {
    const given = { text: 'state:disputed', says: '' };
    expect(accepted('a sta b', 5, given)).toEqual({ text: 'a state:disputed b', caret: 17 });
    expect(accepted('ty', 2, { text: 'type:', says: '' })).toEqual({ text: 'type:', caret: 5 });
  });

  it('takes operators out, and puts them in', () => {
    expect(without('a source:"A B"  c', 'source:"A B"')).toBe('a c');
    expect(toggled('a', 'state', 'disputed')).toBe('a state:disputed');
    expect(toggled('a state:disputed b', 'state', 'disputed')).toBe('a b');
  });
});
