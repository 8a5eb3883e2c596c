import { describe, expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import type { ClaimRow, DocumentDetail } from '../types';
import { likeIt, mayBeSame } from './same';

const actor = (id: string): ClaimRow['subject'] => ({ id, name: id, type: 'Organization' });
const says = (id: string, a: string, relation: string, b: string | null): ClaimRow =>
  claim({ id, subject: actor(a), relation, object: b ? actor(b) : null });
const known = new Set(['guard', 'brigade', 'front']);
const AT_HAND = says('c1', 'guard', 'trains', 'brigade');

describe('claims that may say the same', () => {
  it('are those that share a side and what is stated, the nearest first, once a question', () => {
    const found = mayBeSame(
      AT_HAND,
      [
        says('c2', 'front', 'supports', 'guard'),
        says('c3', 'guard', 'trains', 'front'),
        says('c4', 'guard', 'supports', 'brigade'),
        { ...says('c5', 'guard', 'supports', 'brigade'), review: 'accepted' },
        says('c6', 'brigade', 'trains', 'guard'),
      ],
      known,
    );
    expect(found.map(({ claim: { id }, claims }) => [id, claims])).toEqual([
      ['c6', 1],
      ['c5', 2],
      ['c3', 1],
    ]);
  });

  it('are none that say it already, and none of whom the document does not speak', () => {
    const others = [
      says('c2', 'guard', 'trains', 'brigade'),
      says('c3', 'guard', 'trains', 'stranger'),
    ];
    expect(mayBeSame(AT_HAND, others, known)).toEqual([]);
  });

  it('are none of another make: a number is no relation of two', () => {
    const strong = { ...says('c2', 'guard', 'strength', null), value: '300' };
    expect(mayBeSame(AT_HAND, [strong], known)).toEqual([]);
    const killed = { ...says('c3', 'guard', 'status', null), value: 'killed' };
    const other = { ...says('c4', 'front', 'described_as', null), value: 'brave' };
    expect(mayBeSame(killed, [other], known)).toEqual([]);
  });

  it('give their sides and relation, by the ids of the document', () => {
    const document = {
      mentioned: [{ entity: actor('front'), referents: ['r7'], mentions: [] }],
    } as unknown as DocumentDetail;
    const other = { ...says('c2', 'front', 'supports', 'brigade'), time: '2016', role: 'donor' };
    expect(likeIt(AT_HAND, other, document)).toEqual({ subject: 'r7', relation: 'supports' });
  });
});
