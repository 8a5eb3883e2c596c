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
  const alone = (side: 'earlier' | 'later', id: string): boolean =>
    links.filter(
      (link) => link.kind === 'succession' && link[side] === id && link.status !== 'denied',
    ).length === 1;
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

/** Whether anything is said of when a row was there; one of which nothing is goes on the shelf. */
export function hasDate(row: Row, links: readonly LineageLink[]): boolean {
  const own = new Set(row.lanes.map(({ actor }) => actor.id));
  return (
    row.lanes.some(
      (lane) => lane.attested.length || lane.begins.some(isDated) || lane.ends.some(isDated),
    ) ||
    links.some(
      (link) =>
        link.kind !== 'other' &&
        !UNSAID.has(link.status) &&
        (own.has(link.earlier) || own.has(link.later)) &&
        link.told.some(isDated),
    )
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
