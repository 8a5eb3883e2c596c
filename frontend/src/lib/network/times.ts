/** What the network says of a time: an answer for every tie, fast enough to drag the time along. */

import { type Held, type Span, HELD_ORDER, extent, held } from '../time/span';
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

/** By tie, whether it held at some moment of a period: the surest answer of its spans. */
export function answers(network: Network, period: Period): Uint8Array {
  const { spansFrom, ties } = network;
  const found = new Uint8Array(ties);
  for (let tie = 0; tie < ties; tie += 1) {
    let best: number = NO;
    const end = spansFrom[tie + 1] ?? 0;
    for (let at = spansFrom[tie] ?? 0; at < end && best !== YES; at += 1) {
      const answer = code(held(spanAt(network, at), period));
      if (answer < best) best = answer;
    }
    found[tie] = best;
  }
  return found;
}

const CODES = new Map(HELD_ORDER.map((answer, i) => [answer, i]));

function code(answer: Held): number {
  return CODES.get(answer) ?? NO;
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
