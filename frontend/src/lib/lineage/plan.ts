/** What of a lineage is drawn, what is folded away, and what is left out, each with its count. */

import type { Lineage, LineageLink, TieStatus } from '../types';
import type { Period } from '../time/days';
import { traced } from './kin';
import { type Life, dayNumber, lifeOf, momentsOf, reachOf } from './life';
import { arranged, foldable, folded } from './order';
import { type Row, datedRows, orderOf, rowOf, rowsOf } from './rows';

export interface Asked {
  /** Groups of which no lineage is told, too. */
  all: boolean;
  umbrellas: boolean;
  statuses: readonly TieStatus[];
  folds: readonly string[];
  trace: string;
  /** The reader's own order; empty for ours. */
  order: readonly string[];
}

export interface Plan {
  rows: readonly { row: Row; life: Life }[];
  /** All rows that could be drawn, folded or not, in order. */
  order: readonly string[];
  depth: ReadonlyMap<string, number>;
  /** Rows that can be folded. */
  parents: ReadonlySet<string>;
  folds: ReadonlyMap<string, number>;
  /** Ties to be drawn between rows in sight. */
  links: readonly LineageLink[];
  /** Ties of any other kind: drawn for the group that is looked at. */
  others: readonly LineageLink[];
  shelf: { rows: readonly Row[]; links: readonly LineageLink[] };
  denied: readonly LineageLink[];
  /** How many are not in sight, and why. */
  hidden: { plain: number; folded: number; links: number };
  trace: ReadonlySet<string> | null;
  /** From the first day that anything names to the last. */
  reach: Period | null;
  counts: ReadonlyMap<TieStatus, number>;
}

export function planOf(lineage: Lineage, asked: Asked): Plan {
  const all = rowsOf(lineage);
  const horizon = dayNumber(lineage.horizon) ?? -Infinity;
  const wanted = all.filter((row) => asked.all || row.lanes.some(({ kin }) => kin));
  const ties = lineage.links.filter(({ kind }) => kind !== 'other');
  const dated = datedRows(wanted, ties);
  const { ids, depth, children } = orderOf(dated, ties);
  const order = asked.order.length ? arranged(ids, asked.order) : ids;
  const fold = folded(order, children, asked.folds);
  const byId = new Map(dated.map((row) => [row.id, row]));
  const lives = new Map(dated.map((row) => [row.id, lifeOf(row, horizon)]));
  const rows = order
    .filter((id) => !fold.hidden.has(id))
    .map((id) => ({ row: byId.get(id), life: lives.get(id) }))
    .filter((each): each is { row: Row; life: Life } => Boolean(each.row && each.life));
  const of = rowOf(rows.map(({ row }) => row));
  const affirmed = ties.filter(({ status }) => status !== 'denied');
  const renames = new Set(all.flatMap((row) => row.renames));
  const between = affirmed.filter((link) => !renames.has(link));
  const passes = (link: LineageLink): boolean =>
    (!asked.statuses.length || asked.statuses.includes(link.status)) &&
    (asked.umbrellas || link.kind !== 'umbrella');
  const timed = (link: LineageLink): boolean =>
    momentsOf(link.told).length > 0 || link.held.length > 0;
  const inSight = (link: LineageLink): boolean => of.has(link.earlier) && of.has(link.later);
  const shown = between.filter((link) => passes(link) && timed(link) && inSight(link));
  const row = asked.trace ? rowOf(all).get(asked.trace) : undefined;
  const reaches = [...lives.values()].map(reachOf).filter((each) => each !== null);
  const counts = new Map<TieStatus, number>();
  for (const { status } of ties) counts.set(status, (counts.get(status) ?? 0) + 1);
  return {
    rows,
    order,
    depth,
    parents: foldable(order, children),
    folds: fold.counts,
    links: shown,
    others: lineage.links.filter((link) => link.kind === 'other' && link.status !== 'denied'),
    shelf: {
      rows: wanted.filter(({ id }) => !byId.has(id)),
      links: affirmed.filter((link) => !timed(link)),
    },
    denied: ties.filter(({ status }) => status === 'denied'),
    hidden: {
      plain: all.length - wanted.length,
      folded: fold.hidden.size,
      links: between.filter((link) => timed(link) && !shown.includes(link)).length,
    },
    trace: row
      ? traced(
          lineage.links,
          row.lanes.map(({ actor }) => actor.id),
        )
      : null,
    reach: reaches.length
      ? {
          first: Math.min(...reaches.map(({ first }) => first)),
          last: Math.max(horizon, ...reaches.map(({ last }) => last)),
        }
      : null,
    counts,
  };
}
