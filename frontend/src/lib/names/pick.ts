/** Finding an actor by the beginning of a name, while it is being typed. */

import { fold } from '../text/fold';
import type { ActorRow } from '../types';

export interface Pick {
  actor: ActorRow;
  /** The name that holds the words, where it is not the preferred one. */
  by: string | null;
}

/**
 * Actors of whom one name holds all the words, each at the beginning of a word of it; those whose
 * preferred name does come first, and of equals those with more claims.
 */
export function picks(actors: readonly ActorRow[], words: string, limit: number): Pick[] {
  const wanted = fold(words).split(' ').filter(Boolean);
  const found: Pick[] = [];
  for (const actor of actors) {
    const name = actor.names.find((each) => holds(each, wanted));
    if (name !== undefined || holds(actor.name, wanted)) {
      const by = name === undefined || holds(actor.name, wanted) ? null : name;
      found.push({ actor, by });
    }
  }
  const rank = (pick: Pick): number =>
    Number(pick.by !== null) + 2 * Number(pick.actor.placeholder);
  found.sort((a, b) => rank(a) - rank(b) || b.actor.claims - a.actor.claims);
  return found.slice(0, limit);
}

/** Whether each word begins a word of the name, or the part of one after a hyphen. */
function holds(name: string, wanted: readonly string[]): boolean {
  const folded = ` ${fold(name)}`;
  return wanted.every((word) => [' ', '-', "'"].some((before) => folded.includes(before + word)));
}
