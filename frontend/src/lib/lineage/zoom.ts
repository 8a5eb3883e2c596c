/** The window of time that is drawn. */

import { type Period, dateOf, periodOf } from '../time/days';

const MARGIN = 0.03;
const SHORTEST = 60;

/** The days of an axis: those of a chosen window, or all that is told with a little room. */
export function windowOf(chosen: string, reach: Period): Period {
  const period = chosen.includes('/') ? periodOf(chosen) : undefined;
  const room = Math.ceil((reach.last - reach.first + 1) * MARGIN);
  const whole = { first: reach.first - room, last: reach.last + room };
  if (!period) return whole;
  return {
    first: Number.isFinite(period.first) ? period.first : whole.first,
    last: Number.isFinite(period.last) ? period.last : whole.last,
  };
}

/** The window nearer to a day, or further from it, as it stands in the address; '' for the whole. */
export function zoomed(window: Period, reach: Period, factor: number, around: number): string {
  const length = window.last - window.first + 1;
  const next = Math.max(Math.round(length * factor), SHORTEST);
  const whole = windowOf('', reach);
  if (next >= whole.last - whole.first + 1) return '';
  const share = (Math.min(Math.max(around, window.first), window.last) - window.first) / length;
  const first = Math.round(around - share * next);
  return moved({ first, last: first + next - 1 }, whole);
}

/** The window some share of its length on, kept within all that is told. */
export function panned(window: Period, reach: Period, share: number): string {
  const by = Math.round((window.last - window.first + 1) * share);
  return moved({ first: window.first + by, last: window.last + by }, windowOf('', reach));
}

function moved({ first, last }: Period, whole: Period): string {
  const back = Math.max(whole.first - first, 0) - Math.max(last - whole.last, 0);
  return `${dateOf(first + back, 'day')}/${dateOf(last + back, 'day')}`;
}
