import { describe, expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import type { ClaimRow, Queue, Review, Waiting } from '../types';
import { Walk } from './walk';

const item = (id: string, ...alike: string[]): Waiting => ({
  row: claim({ id }),
  alike,
  before: '',
  after: '',
  because: [],
  bearing: 0,
});
const queue = (total: number, ...items: Waiting[]): Queue => ({
  title: '',
  progress: { total: 9, settled: 2, unsure: 1 },
  total,
  claims: 4,
  low: 0,
  items,
});
const rows = (given: Record<string, Review>): Map<string, ClaimRow> =>
  new Map(Object.entries(given).map(([id, review]) => [id, claim({ id, review })]));

describe('a walk', () => {
  const walk = new Walk(queue(3, item('a'), item('b', 'c'), item('d')), 'waiting');

  it('goes on with the next open claim, those of the same item first', () => {
    const none = rows({ a: 'proposed', b: 'proposed', c: 'proposed', d: 'proposed' });
    expect(walk.next(0, none)).toBe('a');
    const some = rows({ a: 'accepted', b: 'rejected', c: 'proposed', d: 'proposed' });
    expect(walk.next(1, some)).toBe('c');
    const most = rows({ a: 'proposed', b: 'rejected', c: 'edited', d: 'unsure' });
    expect(walk.next(2, most)).toBe('a');
    expect(walk.left(most)).toBe(1);
    const all = rows({ a: 'accepted', b: 'rejected', c: 'edited', d: 'unsure' });
    expect([walk.next(0, all), walk.left(all)]).toEqual(['', 0]);
  });

  it('counts what was decided since it began, and what was taken back', () => {
    const some = rows({ a: 'accepted', b: 'rejected', c: 'proposed', d: 'unsure' });
    expect(walk.progress(some)).toEqual({ total: 9, settled: 4, unsure: 2 });
    expect(walk.progress(rows({}))).toEqual({ total: 9, settled: 2, unsure: 1 });
  });

  it('knows what is left beyond what was loaded', () => {
    const part = new Walk(queue(50, item('a')), 'waiting');
    expect(part.left(rows({ a: 'accepted' }))).toBe(49);
    expect([part.more, walk.more]).toEqual([true, false]);
  });

  it('finds the item of a claim, also of one that says the same', () => {
    expect([walk.find('c'), walk.find('z')]).toEqual([1, -1]);
  });
});
