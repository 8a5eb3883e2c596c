/** What the network says of a time: an answer for every tie, fast enough to drag the time along. */

import { type Span, extent } from '../time/span';
import type { Period } from '../time/days';
import type { Network } from './network';

/** Answers as numbers, the surest the least; places in HELD_ORDER. */
export const [YES, MAYBE, ASSUMED, UNDATED, NO] = [0, 1, 2, 3, 4] as const;

/** One span of the columns. */
export function spanAt({ graph: { spans } }: Network, at: number): Span {
  return {
    earliestStart: spans.earliest_start[at] ?? null,
    latestStart: spans.latest_start[at] ?? null,
    earliestEnd: spans.earliest_end[at] ?? null,
    latestEnd: spans.latest_end[at] ?? null,
    uncertain: spans.uncertain[at] ?? false,
  };
}

/** The bounds of all spans, NaN where there is none: what `held` reads, without an object each. */
interface Bounds {
  earliestStart: Float64Array;
  latestStart: Float64Array;
  earliestEnd: Float64Array;
  latestEnd: Float64Array;
}

const kept = new WeakMap<Network, Bounds>();

function boundsOf(network: Network): Bounds {
  const known = kept.get(network);
  if (known) return known;
  const { spans } = network.graph;
  const column = (days: readonly (number | null)[]): Float64Array =>
    Float64Array.from(days, (day) => day ?? NaN);
  const found = {
    earliestStart: column(spans.earliest_start),
    latestStart: column(spans.latest_start),
    earliestEnd: column(spans.earliest_end),
    latestEnd: column(spans.latest_end),
  };
  kept.set(network, found);
  return found;
}

/**
 * By tie, whether it held at some moment of a period: the surest answer of its spans. The same as
 * `held`, which tests hold it to; it runs over every span at every step of a drag.
 */
export function answers(network: Network, { first, last }: Period): Uint8Array {
  const { spansFrom, ties, graph } = network;
  const { earliestStart, latestStart, earliestEnd, latestEnd } = boundsOf(network);
  const { uncertain } = graph.spans;
  const found = new Uint8Array(ties);
  for (let tie = 0; tie < ties; tie += 1) {
    let best: number = NO;
    const end = spansFrom[tie + 1] ?? 0;
    for (let at = spansFrom[tie] ?? 0; at < end && best !== YES; at += 1) {
      const es = earliestStart[at] ?? NaN;
      const ls = latestStart[at] ?? NaN;
      const ee = earliestEnd[at] ?? NaN;
      const le = latestEnd[at] ?? NaN;
      // nothing compares with NaN, so an open side never says no and never says yes
      if (le < first || es > last) continue;
      let answer: number = UNDATED;
      if (ls <= last && ee >= first && !uncertain[at]) answer = YES;
      else {
        let from = Infinity;
        let to = -Infinity;
        if (es < from) from = es;
        if (ls < from) from = ls;
        if (ee < from) from = ee;
        if (le < from) from = le;
        if (es > to) to = es;
        if (ls > to) to = ls;
        if (ee > to) to = ee;
        if (le > to) to = le;
        if (to >= from) answer = from <= last && to >= first ? MAYBE : ASSUMED;
      }
      if (answer < best) best = answer;
    }
    found[tie] = best;
  }
  return found;
}

/** The time from the end of one date to the end of a later one. */
export function since(first: Period, second: Period): Period {
  return { first: Math.min(first.last + 1, second.last), last: second.last };
}

/** What the claims of the ties speak of, for the histogram; null for each that has no date. */
export function periodsOf(network: Network): (Period | null)[] {
  const found: (Period | null)[] = [];
  network.graph.spans.tie.forEach((_, at) => {
    const told = extent(spanAt(network, at));
    for (let n = network.graph.spans.claims[at] ?? 1; n > 0; n -= 1) found.push(told);
  });
  return found;
}
