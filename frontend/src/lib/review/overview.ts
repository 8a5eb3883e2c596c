/** What there is to review, by actor and by relation: how far each is. */

import { isSettled } from '../encode/words';
import type { ActorRow, ClaimRow, Progress, Question, Relation } from '../types';

export interface Share<T> {
  of: T;
  progress: Progress;
}

/** How far the review of some claims is. */
export function progressOf(claims: readonly ClaimRow[]): Progress {
  let settled = 0;
  let unsure = 0;
  for (const { review } of claims) {
    if (isSettled(review)) settled += 1;
    else if (review === 'unsure') unsure += 1;
  }
  return { total: claims.length, settled, unsure };
}

/** The actors that most claims are about, with how far each is. */
export function byActor(
  claims: readonly ClaimRow[],
  actors: readonly ActorRow[],
): Share<ActorRow>[] {
  const about = new Map<string, ClaimRow[]>();
  for (const claim of claims) {
    const place = claim.place?.type === 'Place' ? claim.place.id : undefined;
    for (const id of new Set([claim.subject.id, claim.object?.id, place])) {
      if (id) about.set(id, [...(about.get(id) ?? []), claim]);
    }
  }
  return actors
    .map((actor) => ({ of: actor, progress: progressOf(about.get(actor.id) ?? []) }))
    .filter(({ progress }) => progress.total > 0)
    .sort((a, b) => b.progress.total - a.progress.total || (a.of.name < b.of.name ? -1 : 1));
}

/** The relations that claims state, those with most to review first. */
export function byRelation(
  claims: readonly ClaimRow[],
  relations: Readonly<Record<string, Relation>>,
): Share<Relation>[] {
  const stated = new Map<string, ClaimRow[]>();
  for (const claim of claims) {
    stated.set(claim.relation, [...(stated.get(claim.relation) ?? []), claim]);
  }
  return [...stated]
    .flatMap(([name, rows]) => {
      const of = relations[name];
      return of ? [{ of, progress: progressOf(rows) }] : [];
    })
    .sort((a, b) => waiting(b) - waiting(a) || (a.of.name < b.of.name ? -1 : 1));
}

/** How many claims nobody has settled. */
export function waiting({ progress }: { progress: Progress }): number {
  return progress.total - progress.settled;
}

/** "Who trains whom?", "Who controls which place?": the question that a relation answers. */
export function questionOf(relation: Relation): string {
  const places = relation.object.every((type) => type === 'Place');
  const other = relation.object.length ? (places ? ' which place' : ' whom') : '';
  return `Who ${relation.label}${other || (relation.value ? ' what' : '')}?`;
}

/** The question that watches exactly an actor or a relation, if any. */
export function watching(
  questions: readonly Question[],
  key: `about=${string}` | `relation=${string}`,
): Question | undefined {
  return questions.find((question) => question.key === key);
}
