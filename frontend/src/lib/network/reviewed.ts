/** How far the claims behind a network are reviewed. */

import { isSettled } from '../encode/words';
import type { ClaimRow, Progress } from '../types';
import type { Network } from './network';

/** By tie: how many claims it has, how many of them are settled, and how many set aside. */
export interface Reviewed {
  total: Uint32Array;
  settled: Uint32Array;
  unsure: Uint32Array;
}

export function reviewedOf({ graph, ties }: Network, claims: readonly ClaimRow[]): Reviewed {
  const at = new Map(graph.ties.id.map((id, tie) => [id, tie]));
  const found = {
    total: new Uint32Array(ties),
    settled: new Uint32Array(ties),
    unsure: new Uint32Array(ties),
  };
  const more = (counts: Uint32Array, tie: number): void => {
    counts[tie] = (counts[tie] ?? 0) + 1;
  };
  for (const { tie, review } of claims) {
    const place = tie ? at.get(tie) : undefined;
    if (place === undefined) continue;
    more(found.total, place);
    if (isSettled(review)) more(found.settled, place);
    else if (review === 'unsure') more(found.unsure, place);
  }
  return found;
}

/** How far the review of the ties that are drawn is. */
export function progressOf({ total, settled, unsure }: Reviewed, drawn: Uint8Array): Progress {
  const sum = { total: 0, settled: 0, unsure: 0 };
  for (let tie = 0; tie < drawn.length; tie += 1) {
    if (!drawn[tie]) continue;
    sum.total += total[tie] ?? 0;
    sum.settled += settled[tie] ?? 0;
    sum.unsure += unsure[tie] ?? 0;
  }
  return sum;
}
