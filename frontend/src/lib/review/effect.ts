/** What a decision would change, in words. */

import { STATUS } from '../encode/status';
import { count } from '../encode/words';
import type { Change, TieStatus } from '../types';

const name = (status: TieStatus | null): string => (status ? STATUS[status].label : 'not weighed');

/** One change: "X trains Y: disputed → single source". */
export function changeWords(change: Change): string {
  const { question, before, after, origins_before: from, origins_after: to } = change;
  if (before !== after) return `${question}: ${name(before)} → ${name(after)}`;
  return `${question}: stays ${name(after)}, ${from} → ${count(to, 'origin')}`;
}
