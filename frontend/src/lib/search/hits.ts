/** What a search found as one list, so that keys go through it, whatever the group. */

import { linkTo } from '../state/url';
import type { Findings } from '../types';

export type Group = 'actors' | 'claims' | 'quotations' | 'documents';

export const GROUPS: readonly { name: Group; label: string }[] = [
  { name: 'actors', label: 'Actors' },
  { name: 'claims', label: 'Claims' },
  { name: 'quotations', label: 'Quotations' },
  { name: 'documents', label: 'Documents' },
];

/** A place that a result leads to: an actor, or a stretch of a document. */
export interface Hit {
  /** As it stands in the address, to preview it. */
  key: string;
  group: Group;
  href: string;
  actor?: string;
  document?: string;
  start?: number;
  end?: number;
}

/** All results in the order in which they are shown. */
export function hits(found: Findings): Hit[] {
  const actors = found.actors.items.map((actor): Hit => {
    const acts = actor.type !== 'Place' && actor.type !== 'Event';
    return {
      key: `a:${actor.id}`,
      group: 'actors',
      href: acts ? linkTo('actor', { id: actor.id }) : linkTo('claims', { about: actor.id }),
      actor: actor.id,
    };
  });
  const claims = found.claims.items.map((claim): Hit => ({
    key: `c:${claim.id}`,
    group: 'claims',
    href: linkTo('document', { id: claim.document.id, claim: claim.id }),
    document: claim.document.id,
    start: claim.evidence.start,
    end: claim.evidence.end,
  }));
  const quotations = found.quotations.items.map(({ document, start, end, claims: rest }): Hit => ({
    key: `q:${document.id}/${start}-${end}`,
    group: 'quotations',
    href: linkTo('document', { id: document.id, claim: rest[0]?.id ?? '' }),
    document: document.id,
    start,
    end,
  }));
  const documents = found.documents.items.flatMap(({ document, passages }): Hit[] =>
    passages.length
      ? passages.map(({ start, end }) => ({
          key: `d:${document.id}/${start}-${end}`,
          group: 'documents',
          href: linkTo('document', { id: document.id, sel: { start, end } }),
          document: document.id,
          start,
          end,
        }))
      : [
          {
            key: `d:${document.id}`,
            group: 'documents',
            href: linkTo('document', { id: document.id }),
            document: document.id,
          },
        ],
  );
  return [...actors, ...claims, ...quotations, ...documents];
}

/** A text in parts, of which some are hits; offsets count code points from `start` on. */
export function parts(
  text: string,
  start: number,
  found: readonly (readonly [number, number] | readonly number[])[],
): { text: string; hit: boolean }[] {
  const letters = [...text];
  const made: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const [from = 0, to = 0] of [...found].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))) {
    const [first, last] = [Math.max(at, from - start), Math.min(letters.length, to - start)];
    if (last <= first) continue;
    if (first > at) made.push({ text: letters.slice(at, first).join(''), hit: false });
    made.push({ text: letters.slice(first, last).join(''), hit: true });
    at = last;
  }
  if (at < letters.length) made.push({ text: letters.slice(at).join(''), hit: false });
  return made;
}
