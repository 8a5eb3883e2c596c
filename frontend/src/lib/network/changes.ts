/** Two dates compared: what began, what ended, what turned, and what was merely not told of. */

import type { Network } from './network';
import { MAYBE, NO } from './times';

/**
 * - `turned`: between the same two, a relation of one family ended and one of another began; at
 *   least one of them surely.
 * - `began`: it surely did not hold at the first date.
 * - `ended`: it surely did not hold at the second date any more.
 * - `between`: an event since the first date, or a state told of in between alone.
 * - `first_told`, `last_told`: told of one date alone; whether it held at the other nobody says.
 * - `stayed`: told of both.
 */
export const CHANGES = [
  'turned',
  'began',
  'ended',
  'between',
  'first_told',
  'last_told',
  'stayed',
] as const;
export type Change = (typeof CHANGES)[number];

/** By tie, what is said of the first date, of the second, and of the time from the one to the other. */
export interface Compared {
  before: Uint8Array;
  after: Uint8Array;
  since: Uint8Array;
}

/** Answers are "told" where they are sure, or the date is not sure enough. */
const told = (answer: number): boolean => answer <= MAYBE;

/** How one tie stands at the second date beside the first; null where it is told of neither. */
export function changeOf(
  before: number,
  after: number,
  since: number,
  event: boolean,
): Exclude<Change, 'turned'> | null {
  // what happens does not last: what happened by the first date is no change
  if (event) return told(since) && !told(before) ? 'between' : null;
  if (told(before)) {
    if (told(after)) return 'stayed';
    return after === NO ? 'ended' : 'last_told';
  }
  if (told(after)) return before === NO ? 'began' : 'first_told';
  return told(since) ? 'between' : null;
}

export interface Changes {
  /** By tie: a place in CHANGES, or 255 where it is told of neither date. */
  ties: Uint8Array;
  /** By pair: the same, or `turned`. */
  pairs: Uint8Array;
}

export const NONE = 255;

/** @param drawn By tie, whether it passes what is not about time. */
export function changesOf(
  network: Network,
  drawn: Uint8Array,
  { before, after, since }: Compared,
): Changes {
  const ties = new Uint8Array(network.ties).fill(NONE);
  const pairs = new Uint8Array(network.first.length).fill(NONE);
  for (let tie = 0; tie < network.ties; tie += 1) {
    if (!drawn[tie]) continue;
    const event = network.events[tie] === 1;
    const change = changeOf(before[tie] ?? NO, after[tie] ?? NO, since[tie] ?? NO, event);
    if (change) ties[tie] = CHANGES.indexOf(change);
  }
  const at = (change: Change): number => CHANGES.indexOf(change);
  const up = new Set([at('began'), at('first_told')]);
  const down = new Set([at('ended'), at('last_told')]);
  const sure = new Set([at('began'), at('ended')]);
  network.tiesOf.forEach((members, pair) => {
    const found = members.filter((tie) => ties[tie] !== NONE);
    if (!found.length) return;
    const families = (of: ReadonlySet<number>): Set<number | undefined> =>
      new Set(found.filter((tie) => of.has(ties[tie] ?? NONE)).map((tie) => network.family[tie]));
    const [came, went] = [families(up), families(down)];
    const other = [...came].some((family) => !went.has(family));
    const firm = found.some((tie) => sure.has(ties[tie] ?? NONE));
    const turned = came.size && went.size && other && firm;
    pairs[pair] = turned ? at('turned') : Math.min(...found.map((tie) => ties[tie] ?? NONE));
  });
  return { ties, pairs };
}

/** How many pairs changed in each way. */
export function countsOf({ pairs }: Changes): Record<Change, number> {
  const found = Object.fromEntries(CHANGES.map((change) => [change, 0])) as Record<Change, number>;
  for (const at of pairs) {
    const change = CHANGES[at];
    if (change) found[change] += 1;
  }
  return found;
}

/** By tie, the surest answer of a comparison; `no` where it is told of and yet no part of it. */
export function codesOf(network: Network, { before, after, since }: Compared): Uint8Array {
  return before.map((answer, tie) => {
    const [then = NO, meanwhile = NO] = [after[tie], since[tie]];
    const best = Math.min(answer, then, meanwhile);
    const event = network.events[tie] === 1;
    return told(best) && !changeOf(answer, then, meanwhile, event) ? NO : best;
  });
}
