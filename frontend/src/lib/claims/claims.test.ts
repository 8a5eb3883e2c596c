import { describe, expect, it } from 'vitest';
import { stateOf } from '../state/url';
import type { ClaimDetail, Comparison } from '../types';
import { claim } from './claim.fixture';
import { choose, sorted, tally } from './filter';
import { kinOf } from './kin';

const second = {
  id: 'd2',
  name: 'two',
  title: 'Two',
  published: '2023-03',
  status: 'current' as const,
};
const undated = {
  id: 'd3',
  name: 'three',
  title: null,
  published: null,
  status: 'current' as const,
};
const ALL = [
  claim({ id: 'a' }),
  claim({ id: 'b', status: 'disputed', origins: 3, relation: 'supports' }),
  claim({ id: 'c', status: 'disputed', document: second, speaker: 'the ministry', origins: 2 }),
  claim({
    id: 'd',
    status: 'corroborated',
    document: undated,
    family: 'attribute',
    relation: 'strength',
    object: null,
    value: '250–300 fighters',
    evidence: { quote: 'نحو ٣٠٠ مُقاتل', start: 90, end: 104 },
  }),
];
const ids = (rows: { id: string }[]): string => rows.map((row) => row.id).join('');

describe('choosing claims', () => {
  it('shows all where nothing is asked', () => {
    expect(choose(ALL, stateOf('claims'))).toMatchObject({ total: 4, hidden: [] });
    expect(ids(choose(ALL, stateOf('claims')).shown)).toBe('abcd');
  });

  it.each([
    ['about as subject', { about: 'dawn_guard' }, 'abcd'],
    ['about as object', { about: 'ayzun' }, 'abc'],
    ['speaker', { by: 'the ministry' }, 'c'],
    ['document', { doc: 'd1' }, 'ab'],
    ['family', { fam: 'attribute' }, 'd'],
    ['the question', { tie: 'another.tie' }, ''],
    ['how the speaker stands to either side', { stance: 'third_party' as const }, 'abcd'],
    [
      'how he stands to whom is asked about',
      { about: 'ayzun', stance: 'third_party' as const },
      '',
    ],
    ['relation', { rel: 'trains' }, 'ac'],
    ['status', { st: ['single_source', 'corroborated'] as const }, 'ad'],
    ['disputed', { disputed: true }, 'bc'],
    ['words, folded', { q: 'harrasat BRIGADE' }, 'abc'],
    ['words of another script', { q: 'مقاتل' }, 'd'],
    ['words of a value', { q: 'fighters' }, 'd'],
  ])('by %s', (_, asked, found) => {
    expect(ids(choose(ALL, stateOf('claims', asked)).shown)).toBe(found);
  });

  it('asks the two times apart, and waits for their answers', () => {
    const asked = stateOf('claims', { asof: '2019', known: '2022' });
    expect(choose(ALL, asked).shown).toHaveLength(4);
    const asof = new Map([
      ['a', 'yes' as const],
      ['b', 'maybe' as const],
    ]);
    const known = new Map([
      ['b', 'yes' as const],
      ['c', 'yes' as const],
    ]);
    const found = choose(ALL, asked, { asof, known });
    expect(ids(found.shown)).toBe('b');
    expect(found.hidden).toContainEqual({ name: 'asof', alone: 1 });
    expect(found.hidden).toContainEqual({ name: 'known', alone: 1 });
  });

  it('leaves out low confidence until asked, and says so', () => {
    const rows = [...ALL, claim({ id: 'e', low: true, confidence: 0.2 })];
    const found = choose(rows, stateOf('claims'));
    expect([ids(found.shown), found.total]).toEqual(['abcd', 5]);
    expect(found.hidden).toEqual([{ name: 'low', alone: 1 }]);
    expect(ids(choose(rows, stateOf('claims', { low: true })).shown)).toBe('abcde');
  });

  it('says what each filter hides by itself', () => {
    const found = choose(ALL, stateOf('claims', { doc: 'd1', disputed: true }));
    expect(ids(found.shown)).toBe('b');
    expect(found.hidden).toEqual([
      { name: 'doc', alone: 1 },
      { name: 'disputed', alone: 1 },
    ]);
  });

  it('shows with one filter cleared exactly what that filter hid', () => {
    const asked = stateOf('claims', { doc: 'd1', st: ['disputed'], rel: 'supports', q: 'brigade' });
    const { shown, hidden } = choose(ALL, asked);
    for (const { name, alone } of hidden) {
      const cleared = choose(ALL, { ...asked, [name]: stateOf('claims')[name] });
      expect(cleared.shown.length - shown.length).toBe(alone);
    }
  });
});

describe('ordering claims', () => {
  it('puts the contested first, those with most origins before the others', () => {
    expect(ids(sorted(ALL, 'contested'))).toBe('bcda');
  });

  it('puts the undated last in both directions', () => {
    expect(ids(sorted(ALL, 'newest'))).toBe('cabd');
    expect(ids(sorted(ALL, 'oldest'))).toBe('abcd');
  });

  it('leaves what it is given alone', () => {
    const given = [...ALL];
    sorted(given, 'contested');
    expect(given).toEqual(ALL);
  });
});

it('tallies values, most first', () => {
  expect(tally(ALL, (c) => ({ key: c.speaker, label: c.speaker }))).toEqual([
    { key: 'Saria Velmekh', label: 'Saria Velmekh', count: 3 },
    { key: 'the ministry', label: 'the ministry', count: 1 },
  ]);
});

describe('kin', () => {
  const [a, b, c, d] = ALL as [(typeof ALL)[0], (typeof ALL)[0], (typeof ALL)[0], (typeof ALL)[0]];
  const detail = (comparisons: Comparison[]): ClaimDetail => ({
    row: a,
    context_before: '',
    context_after: '',
    block: 'paragraph',
    how: {},
    members: [a, b, c],
    comparisons,
    others: [d],
    original: null,
  });

  it('shows disputes first, with reasons, and those of other ties too', () => {
    const groups = kinOf(
      detail([
        { first: 'b', second: 'a', verdict: 'agree', reason: 'two voices' },
        { first: 'a', second: 'd', verdict: 'dispute', reason: 'disjoint numbers' },
        { first: 'b', second: 'c', verdict: 'dispute', reason: 'not about this claim' },
      ]),
    );
    expect(groups.map((group) => [group.verdict, ids(group.kin.map((kin) => kin.claim))])).toEqual([
      ['dispute', 'd'],
      ['agree', 'b'],
      [null, 'c'],
    ]);
    expect(groups[0]?.kin[0]?.reason).toBe('disjoint numbers');
  });

  it('is empty for a claim that stands alone', () => {
    expect(kinOf({ ...detail([]), members: [a], others: [] })).toEqual([]);
  });
});
