/** Questions to begin with, for somebody who sees a case for the first time. */

import { count } from '../encode/words';
import { questionOf } from '../review/overview';
import { linkTo } from '../state/url';
import type { ActorRow, ClaimRow, Relation } from '../types';

export interface Opening {
  /** The question, as one would ask it. */
  asks: string;
  /** What stands behind it: "12 claims". */
  holds: string;
  href: string;
}

/**
 * Three questions that the case has most to say to: of whom most is said, what most contradicts,
 * and the relation that is stated of most pairs. Fewer where it has nothing to say.
 */
export function openings(
  claims: readonly ClaimRow[],
  actors: readonly ActorRow[],
  relations: Readonly<Record<string, Relation>>,
): Opening[] {
  // what is not weighed is not what one begins with
  const weighed = claims.filter((claim) => !claim.low);
  return [foremost(weighed, actors), contested(weighed), stated(weighed, relations)].filter(
    (each) => each !== null,
  );
}

function foremost(claims: readonly ClaimRow[], actors: readonly ActorRow[]): Opening | null {
  const [actor] = actors
    .filter((each) => !each.placeholder && each.type !== 'Place' && each.claims > 0)
    .sort((a, b) => b.claims - a.claims || compare(a.name, b.name));
  if (!actor) return null;
  const said = claims.filter((c) => c.subject.id === actor.id || c.object?.id === actor.id);
  return {
    asks: `What is said of ${actor.name}?`,
    holds: count(said.length, 'claim'),
    href: linkTo('claims', { about: actor.id }),
  };
}

function contested(claims: readonly ClaimRow[]): Opening | null {
  const disputed = claims.filter((claim) => claim.status === 'disputed');
  if (!disputed.length) return null;
  return {
    asks: 'What do sources contradict each other about?',
    holds: `${count(disputed.length, 'claim')} in dispute`,
    href: linkTo('claims', { disputed: true }),
  };
}

function stated(
  claims: readonly ClaimRow[],
  relations: Readonly<Record<string, Relation>>,
): Opening | null {
  const pairs = new Map<string, Set<string>>();
  for (const { relation, subject, object } of claims) {
    if (!object) continue;
    const known = pairs.get(relation) ?? new Set();
    pairs.set(relation, known.add(`${subject.id}\n${object.id}`));
  }
  const [most] = [...pairs]
    .flatMap(([name, found]) => {
      const relation = relations[name];
      return relation?.object.includes('Organization') && name !== 'also_known_as'
        ? [{ relation, pairs: found.size }]
        : [];
    })
    .sort((a, b) => b.pairs - a.pairs || compare(a.relation.name, b.relation.name));
  if (!most) return null;
  const said = claims.filter((claim) => claim.relation === most.relation.name);
  return {
    asks: questionOf(most.relation),
    holds: count(said.length, 'claim'),
    href: linkTo('claims', { rel: most.relation.name }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
