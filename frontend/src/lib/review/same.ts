/** Claims that may say the same as one at hand, in other words or with other actors read into them. */

import type { ClaimRow, DocumentDetail } from '../types';
import { type Form, changesOf, formOf } from './form';
import { isSettled } from '../encode/words';

/** A question that claims answer already, by one of them. */
export interface Same {
  claim: ClaimRow;
  /** How many claims answer it. */
  claims: number;
  /** How near it is to the claim at hand; the same side or relation brings it nearer. */
  near: number;
}

/** More of them than this are no help. */
const MOST = 12;

/**
 * The questions that a claim may answer without having been read so, the nearest first.
 *
 * @param known Ids of the actors that its document names: nobody else can be meant there.
 */
export function mayBeSame(
  claim: ClaimRow,
  claims: readonly ClaimRow[],
  known: ReadonlySet<string>,
): Same[] {
  const found = new Map<string, Same>();
  const own = questionOf(claim);
  for (const other of claims) {
    const question = questionOf(other);
    const near = nearness(claim, other);
    if (question === own || !near || !fits(claim, other, known)) continue;
    const before = found.get(question);
    if (!before) found.set(question, { claim: other, claims: 1, near });
    else {
      before.claims += 1;
      // somebody has looked at it: that is the one to be like
      if (isSettled(other.review) && !isSettled(before.claim.review)) before.claim = other;
    }
  }
  return [...found.values()].sort((a, b) => b.near - a.near || b.claims - a.claims).slice(0, MOST);
}

/** What has to be changed in a claim so that it says the same as another. */
export function likeIt(
  claim: ClaimRow,
  other: ClaimRow,
  document: DocumentDetail,
): Record<string, string> {
  const before = formOf(claim);
  const like = formOf(other);
  const after: Form = {
    ...before,
    subject: like.subject,
    relation: like.relation,
    object: like.object,
  };
  return changesOf(before, after, document, undefined);
}

function questionOf({ subject, relation, object }: ClaimRow): string {
  return [subject.id, relation, object?.id ?? ''].join(' ');
}

/** Nought where they share neither side. */
function nearness(a: ClaimRow, b: ClaimRow): number {
  const crossed = a.subject.id === b.object?.id && a.object?.id === b.subject.id;
  const object = a.object !== null && a.object.id === b.object?.id;
  const sides = Number(a.subject.id === b.subject.id) + Number(object);
  if (!sides && !crossed) return 0;
  const alike = a.relation === b.relation ? 2 : Number(a.family === b.family);
  return 2 * (crossed ? 2 : sides) + alike;
}

/** Whether a claim can take the sides and the relation of another: it says the same kind of thing. */
function fits(claim: ClaimRow, other: ClaimRow, known: ReadonlySet<string>): boolean {
  return (
    known.has(other.subject.id) &&
    (!other.object || known.has(other.object.id)) &&
    (claim.object === null) === (other.object === null) &&
    (claim.value === null) === (other.value === null) &&
    (claim.quantity === null) === (other.quantity === null)
  );
}
