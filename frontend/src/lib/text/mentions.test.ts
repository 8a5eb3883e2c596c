import { describe, expect, it } from 'vitest';
import type { Mentioned } from '../types';
import { find, kinds, step } from './mentions';
import { Offsets } from './offsets';

const text = new Offsets(
  '🜁 The Ḥarra Front met HF. It left; the group and Front of Ḥarra fell out.',
);
const at = (words: string, kind: 'name' | 'description' | 'pronoun') => {
  const start = [...text.text.slice(0, text.text.indexOf(words))].length;
  return { kind, start, end: start + [...words].length };
};
const front: Mentioned = {
  entity: { id: 'front', name: 'Front of Ḥarra', type: 'Organization' },
  placeholder: false,
  referents: [],
  mentions: [
    at('Ḥarra Front', 'name'),
    at('HF', 'name'),
    at('It', 'pronoun'),
    at('the group', 'description'),
  ],
};
const odd: Mentioned = {
  entity: { id: 'harra front', name: 'Odd', type: 'Person' },
  placeholder: true,
  referents: [],
  mentions: [],
};

describe('mentions', () => {
  it.each([
    ['front', front],
    ['front of harra', front],
    ['hf', front],
    ['harra front', odd],
    ['the group', undefined],
    ['', undefined],
  ])('%s is found by id, by name, or by how the text names it', (wanted, found) => {
    expect(find(wanted, [front, odd], text)).toBe(found);
  });

  it('are counted by kind', () => {
    expect(kinds(front.mentions).map(({ says }) => says)).toEqual([
      '2 names',
      '1 description',
      '1 pronoun',
    ]);
    expect(kinds([])).toEqual([]);
  });

  it('are gone through in text order from where one stands', () => {
    const { mentions } = front;
    const third = mentions[2]?.start ?? 0;
    expect(step(mentions, -1, 1, 0)).toBe(0);
    expect(step(mentions, -1, 1, third)).toBe(2);
    expect(step(mentions, -1, -1, third)).toBe(1);
    expect(step(mentions, -1, 1, 900)).toBe(0);
    expect(step(mentions, -1, -1, 900)).toBe(3);
    expect(step(mentions, 3, 1, 0)).toBe(4);
    expect(step(mentions, 0, -1, 0)).toBe(-1);
  });
});
