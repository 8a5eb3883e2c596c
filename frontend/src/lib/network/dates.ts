/** What the network says of the date that is asked for, or of two. */

import { periodOf } from '../time/days';
import type { Compared } from './changes';
import type { Network } from './network';
import { answers, since } from './times';

/** By tie, what is said of a time; null where all time is shown. */
export function answersAt(network: Network, text: string): Uint8Array | null {
  const period = text ? periodOf(text) : undefined;
  return period ? answers(network, period) : null;
}

/** Two dates to compare, the earlier first; null where they are not two. */
export function inOrder(one: string, other: string): [string, string] | null {
  const [a, b] = [periodOf(one), periodOf(other)];
  if (!a || !b) return null;
  return a.first <= b.first ? [one, other] : [other, one];
}

/** What is said of two dates, and of the time between them. */
export function comparedOf(network: Network, first: string, second: string): Compared | null {
  const [a, b] = [periodOf(first), periodOf(second)];
  if (!a || !b) return null;
  return {
    before: answers(network, a),
    after: answers(network, b),
    since: answers(network, since(a, b)),
  };
}
