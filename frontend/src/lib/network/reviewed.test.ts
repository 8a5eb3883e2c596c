import { describe, expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import { network } from './network.fixture';
import { progressOf, reviewedOf } from './reviewed';

describe('how far a network is reviewed', () => {
  const of = network('a alliance b', 'b rivalry a', 'c alliance a');
  const [one, two] = of.graph.ties.id;
  const rows = [
    claim({ id: '1', tie: one!, review: 'accepted' }),
    claim({ id: '2', tie: one!, review: 'proposed' }),
    claim({ id: '3', tie: two!, review: 'unsure' }),
    claim({ id: '4', tie: 'of another network', review: 'accepted' }),
    claim({ id: '5', tie: null, review: 'accepted' }),
  ];
  const reviewed = reviewedOf(of, rows);

  it('counts the claims of what is drawn alone', () => {
    expect(progressOf(reviewed, Uint8Array.of(1, 0, 0))).toEqual({
      total: 2,
      settled: 1,
      unsure: 0,
    });
    expect(progressOf(reviewed, Uint8Array.of(1, 1, 1))).toEqual({
      total: 3,
      settled: 1,
      unsure: 1,
    });
    expect(progressOf(reviewed, Uint8Array.of(0, 0, 1)).total).toBe(0);
  });
});
