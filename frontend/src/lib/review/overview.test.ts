import { expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import type { ActorRow, Relation } from '../types';
import { byActor, byRelation, progressOf, questionOf } from './overview';

const CLAIMS = [
  claim({ id: 'a', review: 'accepted' }),
  claim({ id: 'b', review: 'unsure' }),
  claim({ id: 'c', relation: 'strength', object: null }),
];
const actor = (id: string): ActorRow => ({ id, name: id }) as ActorRow;

it('counts what is settled and what was set aside', () => {
  expect(progressOf(CLAIMS)).toEqual({ total: 3, settled: 1, unsure: 1 });
});

it('tells of each actor how far it is, and leaves out whom no claim is about', () => {
  const found = byActor(CLAIMS, [actor('ayzun'), actor('nobody'), actor('dawn_guard')]);
  expect(found.map(({ of, progress }) => [of.id, progress.settled, progress.total])).toEqual([
    ['dawn_guard', 1, 3],
    ['ayzun', 1, 2],
  ]);
});

it('tells of each relation how far it is, and the question that it answers', () => {
  const relations = {
    trains: { name: 'trains', label: 'trains', object: ['Organization'] },
    strength: { name: 'strength', label: 'has a strength of', object: [], value: 'quantity' },
  } as unknown as Record<string, Relation>;
  const found = byRelation(CLAIMS, relations);
  expect(found.map(({ of, progress }) => [questionOf(of), progress.total])).toEqual([
    ['Who has a strength of what?', 1],
    ['Who trains whom?', 2],
  ]);
});
