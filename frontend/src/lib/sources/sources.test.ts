import { describe, expect, it } from 'vitest';
import type { SourceDetail, SourceRow } from '../types';
import { claimsOf, gradeWords, kinds, listed, outcomes, share } from './sources';

const row = (name: string, more: Partial<SourceRow> = {}): SourceRow => ({
  id: name,
  name,
  kind: 'outlet',
  entity: null,
  affiliations: [],
  documents: 1,
  claims: 1,
  passed: 0,
  reviewed: 0,
  weighed: 0,
  corroborated: 0,
  contradicted: 0,
  contradicts_itself: 0,
  stances: {},
  predictions: {},
  declined: 0,
  grade: null,
  ...more,
});

const ALL = [
  row('Harbour Post', { claims: 9, weighed: 8, corroborated: 2, contradicted: 4 }),
  row('Ḥasan al-Qāʾid', { kind: 'person', claims: 4, weighed: 2, corroborated: 2 }),
  row('صحيفة الميناء', { claims: 9 }),
];

describe('sources in a list', () => {
  const asked = { q: '', kind: '' as const, sort: 'claims' as const };

  it('finds names without case and accents, and whom they belong to', () => {
    expect(listed(ALL, { ...asked, q: 'HASAN al' }).map(({ name }) => name)).toEqual([
      'Ḥasan al-Qāʾid',
    ]);
    const home = { id: 'x', name: 'Tide Brigade', type: 'Organization' as const };
    const owned = row('Courier', { affiliations: [home] });
    expect(listed([...ALL, owned], { ...asked, q: 'tide' })).toEqual([owned]);
  });

  it('puts those without a share after those with none of it', () => {
    const names = (sort: 'corroborated' | 'contradicted'): string[] =>
      listed(ALL, { ...asked, sort }).map(({ name }) => name);
    expect(names('corroborated')[0]).toBe('Ḥasan al-Qāʾid');
    expect(names('contradicted')).toEqual(['Harbour Post', 'Ḥasan al-Qāʾid', 'صحيفة الميناء']);
  });

  it('counts every kind, and hides by one', () => {
    expect([...kinds(ALL)]).toEqual([
      ['outlet', 2],
      ['person', 1],
    ]);
    expect(listed(ALL, { ...asked, kind: 'person' })).toHaveLength(1);
  });

  it('leaves the given list as it was', () => {
    const before = [...ALL];
    listed(ALL, { ...asked, sort: 'name' });
    expect(ALL).toEqual(before);
  });
});

describe('the claims of one source', () => {
  const detail = {
    row: row('Post'),
    claims: ['a', 'b', 'c'],
    passed: ['d'],
    weighed: ['a', 'b'],
    corroborated: ['a'],
    contradicted: [],
    contradicts_itself: ['b'],
    by_stance: { self: ['a'], unknown: ['b', 'c'] },
    of: [{ actor: { id: 'x', name: 'X', type: 'Organization' }, claims: ['b'], stances: {} }],
  } as unknown as SourceDetail;

  it.each([
    ['', '', 'abc'],
    ['passed', '', 'd'],
    ['itself', '', 'b'],
    ['unknown', '', 'bc'],
    ['ally', '', ''],
    ['', 'x', 'b'],
    ['corroborated', 'x', ''],
    ['own', 'nobody', ''],
  ] as const)('of %s about %s', (set, of, ids) => {
    expect(claimsOf(detail, set, of).join('')).toBe(ids);
  });
});

it('says nothing of a share of nothing', () => {
  expect(share(0, 0)).toBeNull();
  expect(share(1, 4)).toBe(0.25);
});

it('puts grades and outcomes into words', () => {
  const grade = { decision: 1, reliability: 'F', label: 'cannot be judged', at: '', note: '' };
  expect(gradeWords(grade)).toBe('F, cannot be judged');
  expect(gradeWords(null)).toBe('not graded');
  expect(outcomes({ borne_out: 2, open: 1 })).toBe('2 borne out, 1 open');
});
