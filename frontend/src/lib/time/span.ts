/**
 * When something holds, as four days, and what can be said of a period: the arithmetic of the
 * server, with its "maybe" told apart by why it is one.
 */

import type { Span as Written } from '../types';
import type { Period } from './days';

export interface Span {
  /** Day before which it had not begun; null where nothing bounds it. */
  earliestStart: number | null;
  latestStart: number | null;
  earliestEnd: number | null;
  /** Day after which it no longer held. */
  latestEnd: number | null;
  /** The date itself is doubted. */
  uncertain: boolean;
}

/**
 * Whether something held at some moment of a period.
 *
 * - `yes`: it did.
 * - `maybe`: the date is not sure enough to tell.
 * - `assumed`: nobody says that it had ended, or not yet begun, and nobody says that it held.
 * - `undated`: nobody says anything of when.
 * - `no`: it had not begun, or was over.
 */
export type Held = 'yes' | 'maybe' | 'assumed' | 'undated' | 'no';

/** From the surest answer on. */
export const HELD_ORDER: readonly Held[] = ['yes', 'maybe', 'assumed', 'undated', 'no'];

export function held(span: Span, { first, last }: Period): Held {
  const { earliestStart, latestStart, earliestEnd, latestEnd, uncertain } = span;
  if (latestEnd !== null && latestEnd < first) return 'no';
  if (earliestStart !== null && earliestStart > last) return 'no';
  const begun = latestStart !== null && latestStart <= last;
  const unended = earliestEnd !== null && earliestEnd >= first;
  if (begun && unended && !uncertain) return 'yes';
  const told = extent(span);
  if (told === null) return 'undated';
  return told.first <= last && told.last >= first ? 'maybe' : 'assumed';
}

/** The days that are spoken of: from the first to the last that anybody names; null for none. */
export function extent(span: Span): Period | null {
  const { earliestStart, latestStart, earliestEnd, latestEnd } = span;
  let first = Infinity;
  let last = -Infinity;
  for (const day of [earliestStart, latestStart, earliestEnd, latestEnd]) {
    if (day === null) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return last < first ? null : { first, last };
}

/** The surest of some answers. */
export function surest(answers: Iterable<Held>): Held {
  let best: Held = 'no';
  for (const answer of answers) {
    if (HELD_ORDER.indexOf(answer) < HELD_ORDER.indexOf(best)) best = answer;
  }
  return best;
}

/** A span as the server writes it, with ISO days. */
export function spanOf(written: Written): Span {
  const day = (text: string | null): number | null =>
    text === null ? null : Date.parse(text) / 86_400_000;
  return {
    earliestStart: day(written.earliest_start),
    latestStart: day(written.latest_start),
    earliestEnd: day(written.earliest_end),
    latestEnd: day(written.latest_end),
    uncertain: written.uncertain,
  };
}
