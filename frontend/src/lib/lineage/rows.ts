/** Rows of the drawing: a group, or one group under the names that it had one after the other. */

import type { Lane, Lineage, LineageLink, TieStatus } from '../types';
import { type Edge, type Ordered, ordered } from './order';

export interface Row {
  /** Id of the group under its last name. */
  id: string;
  name: string;
  /** The group under each of its names, by time. */
  lanes: readonly Lane[];
  /** What joins each of them to the next. */
  renames: readonly LineageLink[];
}

/** Statuses of which nobody says the contrary. */
const PLAIN: ReadonlySet<TieStatus> = new Set(['corroborated', 'single_source', 'superseded']);
/** Nobody affirms it, or nobody yet. */
export const UNSAID: ReadonlySet<TieStatus> = new Set(['denied', 'predicted']);
const DESCENT: ReadonlySet<string> = new Set(['split', 'founding', 'succession']);

/**
 * The rows of a lineage, by birth. A plain change of name, with a date, from one group to one group
 * stays on a row; what sources dispute, or where two become one, is drawn between rows.
 */
export function rowsOf({ lanes, links }: Pick<Lineage, 'lanes' | 'links'>): Row[] {
  const renames = links.filter(
    ({ kind, status, told }) => kind === 'succession' && PLAIN.has(status) && told.some(isDated),
  );
  const count = { earlier: new Map<string, number>(), later: new Map<string, number>() };
  for (const link of links) {
    if (link.kind !== 'succession' || link.status === 'denied') continue;
    for (const side of ['earlier', 'later'] as const) {
      count[side].set(link[side], (count[side].get(link[side]) ?? 0) + 1);
    }
  }
  const alone = (side: 'earlier' | 'later', id: string): boolean => count[side].get(id) === 1;
  const next = new Map(
    renames
      .filter(({ earlier, later }) => alone('earlier', earlier) && alone('later', later))
      .map((link) => [link.earlier, link]),
  );
  const lane = new Map(lanes.map((each) => [each.actor.id, each]));
  const followers = new Set([...next.values()].map(({ later }) => later));
  const taken = new Set<string>();
  const row = (first: Lane): Row => {
    const own = [first];
    const joined: LineageLink[] = [];
    taken.add(first.actor.id);
    for (let link = next.get(first.actor.id); link; link = next.get(link.later)) {
      const later = lane.get(link.later);
      if (!later || taken.has(link.later)) break;
      taken.add(link.later);
      own.push(later);
      joined.push(link);
    }
    const last = own.at(-1) ?? first;
    return { id: last.actor.id, name: last.actor.name, lanes: own, renames: joined };
  };
  const found: Row[] = [];
  for (const each of lanes) if (!followers.has(each.actor.id)) found.push(row(each));
  // what goes round in a circle has no head
  for (const each of lanes) if (!taken.has(each.actor.id)) found.push(row(each));
  return found;
}

/** The row of each group. */
export function rowOf(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.flatMap((row) => row.lanes.map((lane) => [lane.actor.id, row] as const)));
}

/**
 * The rows of which anybody says when they were there; the others go on the shelf. A tie to others
 * that has a date is one.
 */
export function datedRows(rows: readonly Row[], links: readonly LineageLink[]): Row[] {
  const tied = new Set<string>();
  for (const { kind, status, told, earlier, later } of links) {
    if (kind === 'other' || UNSAID.has(status) || !told.some(isDated)) continue;
    tied.add(earlier).add(later);
  }
  return rows.filter(({ lanes }) =>
    lanes.some(
      ({ actor, attested, begins, ends }) =>
        attested.length || begins.some(isDated) || ends.some(isDated) || tied.has(actor.id),
    ),
  );
}

export function isDated(told: { earliest: string | null; latest: string | null }): boolean {
  return told.earliest !== null || told.latest !== null;
}

/** The order of rows by what ties them. */
export function orderOf(rows: readonly Row[], links: readonly LineageLink[]): Ordered {
  const of = rowOf(rows);
  const edges = links.flatMap((link): Edge[] => {
    const [from, to] = [of.get(link.earlier)?.id, of.get(link.later)?.id];
    if (!from || !to || link.kind === 'other' || UNSAID.has(link.status)) return [];
    const descent = DESCENT.has(link.kind);
    return [{ from, to, descent, weight: descent ? 2 : 1 }];
  });
  return ordered(
    rows.map(({ id }) => id),
    edges,
  );
}
