/** Words and orders of the board. */

import { count } from '../encode/words';
import type { Contradiction, Folded, Outcome } from '../types';

export const ABOUT: Readonly<Record<Contradiction['about'], string>> = {
  number: 'numbers',
  condition: 'condition',
  holder: 'who it is',
  relation: 'relation',
  existence: 'whether at all',
  identity: 'one actor or two',
};
export const ABOUT_ORDER = [
  'number',
  'condition',
  'holder',
  'relation',
  'existence',
  'identity',
] as const;

export const OUTCOME: Readonly<Record<Outcome, string>> = {
  prefer: 'One position is preferred',
  both_time: 'Both so, at different times',
  both_scope: 'Both so, of different things',
  same: 'Both say the same',
  open: 'Left open',
};

/** "3 documents, 1 origin" – what looks like several sources and is one. */
export function foldWords({ documents, claims }: Folded): string {
  if (documents > 1) return `${count(documents, 'document')}, 1 origin`;
  return claims.length > 1 ? `${claims.length} times in 1 document` : '';
}

export type Standing = 'open' | 'concluded' | 'all';

/** Those of a kind and a standing; one left open is still open. */
export function shownOf(
  all: readonly Contradiction[],
  kind: string,
  standing: Standing,
): Contradiction[] {
  return all.filter((each) => {
    if (kind && each.about !== kind) return false;
    const done = each.conclusion !== null && each.conclusion.outcome !== 'open';
    return standing === 'all' || done === (standing === 'concluded');
  });
}

/** Ids of the claims of a position. */
export function claimsOf(contradiction: Contradiction, position: number): string[] {
  const side = contradiction.positions[position];
  return side?.origins.flatMap((origin) => origin.claims.map(({ row }) => row.id)) ?? [];
}

/** The position that comes next to the right or left; the ends are ends. */
export function beside({ positions }: Contradiction, at: number, by: 1 | -1): number {
  return Math.min(Math.max(at + by, 0), positions.length - 1);
}

/** "2 origins against 1": how many independent origins each position has. */
export function originWords({ positions }: Contradiction): string {
  const [first = 0, ...others] = positions.map(({ origins }) => origins.length);
  return [count(first, 'origin'), ...others].join(' against ');
}
