import { describe, expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import type { ActorRow, ClaimRow, Relation } from '../types';
import { openings } from './questions';

const RELATIONS = {
  trains: { name: 'trains', label: 'trains', object: ['Organization'] },
  also_known_as: { name: 'also_known_as', label: 'is also', object: ['Organization'] },
  based_in: { name: 'based_in', label: 'is based in', object: ['Place'] },
} as unknown as Record<string, Relation>;

const actor = (id: string, claims: number, given: Partial<ActorRow> = {}): ActorRow =>
  ({ id, name: id, type: 'Organization', placeholder: false, claims, ...given }) as ActorRow;

const asks = (claims: readonly ClaimRow[], actors: readonly ActorRow[] = []): string[] =>
  openings(claims, actors, RELATIONS).map((each) => each.asks);

describe('questions to begin with', () => {
  it('asks nothing of an empty case', () => {
    expect(openings([], [actor('nobody', 0)], RELATIONS)).toEqual([]);
  });

  it('asks of whom most is said, but not of places and of the unnamed', () => {
    const actors = [
      actor('sources', 9, { placeholder: true }),
      actor('valley', 8, { type: 'Place' }),
      actor('ayzun', 5),
    ];
    const [first] = openings([claim({}), claim({ low: true })], actors, RELATIONS);
    expect(first).toEqual({
      asks: 'What is said of ayzun?',
      holds: '1 claim',
      href: '/claims?about=ayzun',
    });
  });

  it('asks what is disputed only where something is', () => {
    expect(asks([claim({})])).not.toContain('What do sources contradict each other about?');
    const [, found] = openings(
      [claim({ status: 'disputed' }), claim({ status: 'disputed' })],
      [actor('ayzun', 2)],
      RELATIONS,
    );
    expect(found).toMatchObject({ holds: '2 claims in dispute', href: '/claims?disputed=1' });
  });

  it('asks for the relation of most pairs, however often one pair is told of', () => {
    const other = { id: 'x', name: 'X', type: 'Organization' } as const;
    const claims = [
      claim({ relation: 'also_known_as' }),
      claim({ relation: 'also_known_as', object: other }),
      claim({ relation: 'also_known_as', subject: other }),
      claim({ relation: 'based_in' }),
      claim({ relation: 'trains' }),
      claim({ relation: 'trains', object: null }),
    ];
    expect(asks(claims)).toEqual(['Who trains whom?']);
  });
});
