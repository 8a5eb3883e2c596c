/** What a time brush chooses: all time, one date, or a window; and how it is moved. */

import { type Period, type Unit, dateOf, intervalOf, periodOf, shifted } from './days';
import type { Histogram } from './histogram';

export type Mode = 'all' | 'instant' | 'window';

export function modeOf(value: string): Mode {
  if (!value) return 'all';
  return value.includes('/') ? 'window' : 'instant';
}

/** The value in another mode, staying as near to it as can be. */
export function inMode(value: string, mode: Mode, unit: Unit, { domain, bins }: Histogram): string {
  if (mode === modeOf(value)) return value;
  if (mode === 'all') return '';
  const now = value ? periodOf(value) : undefined;
  if (mode === 'window') {
    const { first, last } = now ?? domain;
    return intervalOf(Math.max(first, domain.first), Math.min(last, domain.last), unit);
  }
  const busiest = bins.findLast(({ count }) => count > 0)?.last ?? domain.last;
  return dateOf(Math.min(now?.last ?? busiest, domain.last), unit);
}

/** Where a period lies on the axis, as shares of its length; what reaches beyond is cut. */
export function sharesOf({ first, last }: Period, domain: Period): [number, number] {
  const length = domain.last + 1 - domain.first;
  const share = (day: number): number => Math.min(Math.max((day - domain.first) / length, 0), 1);
  return [share(first), share(last + 1)];
}

/** The day at a share of the axis. */
export function dayAt(share: number, domain: Period): number {
  const day = domain.first + Math.floor(share * (domain.last + 1 - domain.first));
  return Math.min(Math.max(day, domain.first), domain.last);
}

/** What of the brush is held while it is dragged. */
export type Grip = 'instant' | 'other' | 'first' | 'last' | 'whole' | 'new';

export interface Hold {
  grip: Grip;
  /** Day at which the drag began, and the value that it began with. */
  from: number;
  value: string;
  unit: Unit;
}

/** What a drag to a day makes of the value that it began with. */
export function dragged({ grip, from, value, unit }: Hold, to: number): string {
  if (grip === 'instant' || grip === 'other') return dateOf(to, unit);
  if (grip === 'new') return intervalOf(from, to, unit);
  if (grip === 'whole') return shifted(value, unitsBetween(from, to, unit), unit);
  const period = periodOf(value);
  if (!period) return value;
  const kept = grip === 'first' ? period.last : period.first;
  return intervalOf(to, Number.isFinite(kept) ? kept : to, unit);
}

function unitsBetween(from: number, to: number, unit: Unit): number {
  const days = { day: 1, month: 30.44, year: 365.25 }[unit];
  return Math.round((to - from) / days);
}

/** One step of a value; a side of a window steps alone where one is named. */
export function stepped(value: string, by: number, unit: Unit, grip: Grip = 'whole'): string {
  if (grip !== 'first' && grip !== 'last') return shifted(value, by, unit);
  const [left = '', right = ''] = value.split('/');
  const next =
    grip === 'first'
      ? `${shifted(left, by, unit)}/${right}`
      : `${left}/${shifted(right, by, unit)}`;
  return periodOf(next) ? next : value;
}
