import { expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import type { Findings } from '../types';
import { hits, parts } from './hits';

const document = claim({}).document;
const page = (items: unknown[]): unknown => ({ total: items.length, items });

it('makes one list of all groups, each leading to its sentence', () => {
  const found = {
    actors: page([
      { id: 'ayzun', type: 'Organization' },
      { id: 'valley', type: 'Place' },
    ]),
    claims: page([claim({})]),
    quotations: page([{ document, start: 3, end: 9, claims: [claim({ id: 'd1-002' })] }]),
    documents: page([
      { document, passages: [{ text: 'x', start: 4, end: 5, hits: [] }] },
      { document: { ...document, id: 'd2' }, passages: [] },
    ]),
  } as unknown as Findings;
  expect(hits(found).map(({ key, href }) => [key, href])).toEqual([
    ['a:ayzun', '/actors/ayzun'],
    ['a:valley', '/claims?about=valley'],
    ['c:d1-001', '/documents/d1?claim=d1-001'],
    ['q:d1/3-9', '/documents/d1?claim=d1-002'],
    ['d:d1/4-5', '/documents/d1?sel=4-5'],
    ['d:d2', '/documents/d2'],
  ]);
});

it('cuts a text at its hits, in code points', () => {
  expect(
    parts('𝔄 and 𝔅', 10, [
      [16, 17],
      [10, 11],
      [40, 50],
    ]),
  ).toEqual([
    { text: '𝔄', hit: true },
    { text: ' and ', hit: false },
    { text: '𝔅', hit: true },
  ]);
  expect(parts('plain', 0, [])).toEqual([{ text: 'plain', hit: false }]);
  expect(
    parts('abc', 0, [
      [0, 2],
      [1, 3],
    ]),
  ).toEqual([
    { text: 'ab', hit: true },
    { text: 'c', hit: true },
  ]);
});
