/** When a row was there: what is asserted, what is only assumed, and how sure its ends are. */

import type { Period } from '../time/days';
import type { Told } from '../types';
import { type Row, isDated } from './rows';

/** A beginning, an end or a change of name, as the days on which it may have been. */
export interface Moment {
  /** Null where nobody says since when. */
  first: number | null;
  last: number | null;
  told: Told;
}

export interface Life {
  begins: readonly Moment[];
  /** From one name to the next. */
  renames: readonly (readonly Moment[])[];
  ends: readonly Moment[];
  /** Days on which it surely was there. */
  sure: readonly Period[];
  /** Days on which nobody says that it was not. */
  assumed: readonly Period[];
  /** Over which it came about, and ceased; null where nobody says. */
  rise: Period | null;
  fall: Period | null;
  /** Nobody says since when it was there. */
  open: boolean;
  /** It went on when it was last spoken of; that day. */
  ongoing: number | null;
  /** The day by which it was dissolved. */
  dissolved: number | null;
  /** It is spoken of later than the end that is told of it. */
  outlived: boolean;
}

const DAY = 86_400_000;

export function dayNumber(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso) / DAY;
}

export function momentsOf(told: readonly Told[]): Moment[] {
  return told
    .filter(isDated)
    .map((each) => ({ first: dayNumber(each.earliest), last: dayNumber(each.latest), told: each }));
}

/** From the first day that moments may mean to the last. */
export function extentOf(moments: readonly Moment[]): Period | null {
  if (!moments.length) return null;
  return {
    first: Math.min(...moments.map(({ first, last }) => first ?? last ?? Infinity)),
    last: Math.max(...moments.map(({ first, last }) => last ?? first ?? -Infinity)),
  };
}

/** The life of a row, as far as the last day on which anything was said. */
export function lifeOf(row: Row, horizon: number): Life {
  const [head, tail] = [row.lanes[0], row.lanes.at(-1)];
  const begins = momentsOf(head?.begins ?? []);
  const ends = momentsOf(tail?.ends ?? []);
  const sure = joined(row.lanes.flatMap(({ attested }) => attested.map(periodOf)));
  const [since, until] = [extentOf(begins), extentOf(ends)];
  const seen = sure[0]?.first ?? Infinity;
  const lastSeen = sure.at(-1)?.last ?? -Infinity;
  const outlived = until !== null && lastSeen > until.last;
  const from = Math.min(since?.last ?? Infinity, seen);
  const stops = until !== null && !outlived;
  const to = stops
    ? Math.max(Math.min(until.first, until.last), lastSeen)
    : Math.max(horizon, lastSeen);
  const rises = since !== null && since.first < from;
  const falls = stops && to < until.last;
  return {
    begins,
    renames: row.renames.map(({ told }) => momentsOf(told)),
    ends,
    sure,
    assumed: Number.isFinite(from) ? without({ first: from, last: to }, sure) : [],
    rise: rises ? { first: since.first, last: from } : null,
    fall: falls ? { first: to, last: until.last } : null,
    open: since === null || begins.every(({ first }) => first === null),
    ongoing: tail?.ongoing && sure.length && !stops ? lastSeen : null,
    dissolved: tail?.dissolved && stops ? until.last : null,
    outlived,
  };
}

/** All days that a life names, for fitting it on an axis. */
export function reachOf(life: Life): Period | null {
  const days = [...life.sure, extentOf(life.begins), extentOf(life.ends)];
  const known = [...days, ...life.renames.map(extentOf)].filter((each) => each !== null);
  if (!known.length) return null;
  return {
    first: Math.min(...known.map(({ first }) => first)),
    last: Math.max(...known.map(({ last }) => last)),
  };
}

function periodOf({ first, last }: { first: string; last: string }): Period {
  return { first: dayNumber(first) ?? 0, last: dayNumber(last) ?? 0 };
}

function joined(periods: readonly Period[]): Period[] {
  const found: Period[] = [];
  for (const each of [...periods].sort((a, b) => a.first - b.first || a.last - b.last)) {
    const before = found.at(-1);
    if (before && each.first <= before.last + 1) before.last = Math.max(before.last, each.last);
    else found.push({ ...each });
  }
  return found;
}

/** A period without some others, which are in order and apart. */
function without(whole: Period, others: readonly Period[]): Period[] {
  const found: Period[] = [];
  let first = whole.first;
  for (const each of others) {
    if (each.first > first) found.push({ first, last: Math.min(each.first, whole.last) });
    first = Math.max(first, each.last);
  }
  if (first < whole.last) found.push({ first, last: whole.last });
  return found;
}
