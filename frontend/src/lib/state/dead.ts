/** Parts of a link that name what is no more: merged away, withdrawn, or of another case. */

import type { ClaimRow } from '../types';
import type { State, View } from './url';

type Kind = 'actor' | 'claim' | 'document';

/** Which parameters of which view name an actor, a claim or a document. */
const NAMES: Partial<Record<View, Readonly<Record<string, Kind>>>> = {
  claims: { about: 'actor', claim: 'claim', doc: 'document' },
  actor: { claim: 'claim' },
  document: { claim: 'claim' },
  network: {
    sel: 'actor',
    with: 'actor',
    more: 'actor',
    hide: 'actor',
    pick: 'actor',
    claim: 'claim',
  },
  lineage: { lane: 'actor', trace: 'actor', fold: 'actor', claim: 'claim' },
  map: { claim: 'claim' },
  board: { claim: 'claim' },
  source: { of: 'actor', claim: 'claim' },
  queue: { about: 'actor', claim: 'claim', doc: 'document' },
  export: { about: 'actor', doc: 'document' },
};

export interface Known {
  actors: readonly { id: string }[];
  claims: readonly ClaimRow[];
  documents: readonly { id: string }[];
}

/** Ids of the case, by what they are of. Actors are also all whom claims are about. */
export function idsOf({ actors, claims, documents }: Known): Record<Kind, ReadonlySet<string>> {
  const actor = new Set(actors.map(({ id }) => id));
  for (const { subject, object, place } of claims) {
    for (const each of [subject, object, place]) if (each) actor.add(each.id);
  }
  return {
    actor,
    claim: new Set(claims.map(({ id }) => id)),
    document: new Set(documents.map(({ id }) => id)),
  };
}

/** The ids of a link that stand for nothing in the case. */
export function deadIn(state: State, ids: Record<Kind, ReadonlySet<string>>): string[] {
  // by what was known earlier, others were actors
  if ('known' in state && state.known) return [];
  const values = state as unknown as Record<string, string | readonly string[]>;
  return Object.entries(NAMES[state.view] ?? {}).flatMap(([name, kind]) =>
    [values[name] ?? []].flat().filter((id) => id && !ids[kind].has(id)),
  );
}
