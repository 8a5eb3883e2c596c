/**
 * Days as whole numbers since 1970 (UTC), and stretches of them as dates are written in addresses:
 * `2018`, `2018-05`, `2018-05-11`, and intervals of two such, open where a side is `..`.
 */

/** A stretch of days, both ends included; an open side is infinite. */
export interface Period {
  first: number;
  last: number;
}

export type Unit = 'day' | 'month' | 'year';

const DAY = 86_400_000;
const DATE = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/;

/** The day of a date; months count from 1, and what is beyond a year's end runs on into the next. */
export function dayOf(year: number, month = 1, day = 1): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC takes the years 0–99 for 1900–1999
  return date.getTime() / DAY;
}

export function partsOf(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The unit that a date is given to, or undefined where it is none. */
function read(text: string): { period: Period; unit: Unit } | undefined {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (!year) return undefined;
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  const first = dayOf(y, m, d);
  const parts = partsOf(first);
  if (parts.month !== m || parts.day !== d) return undefined; // 2019-13, 2019-02-30
  if (day) return { period: { first, last: first }, unit: 'day' };
  if (month) return { period: { first, last: dayOf(y, m + 1) - 1 }, unit: 'month' };
  return { period: { first, last: dayOf(y + 1) - 1 }, unit: 'year' };
}

/** The days that a date or interval stands for; undefined where it is neither. */
export function periodOf(text: string): Period | undefined {
  if (!text.includes('/')) return read(text)?.period;
  const [left = '', right = '', ...more] = text.split('/');
  const open = (side: string): boolean => side === '' || side === '..';
  if (more.length || (open(left) && open(right))) return undefined;
  const first = open(left) ? -Infinity : read(left)?.period.first;
  const last = open(right) ? Infinity : read(right)?.period.last;
  return first === undefined || last === undefined || first > last ? undefined : { first, last };
}

/** The finest unit in which a date or interval is given. */
export function unitOf(text: string): Unit {
  const units = text.split('/').map((side) => read(side)?.unit);
  return units.includes('day') ? 'day' : units.includes('month') ? 'month' : 'year';
}

/** The date of a day, to a unit. */
export function dateOf(day: number, unit: Unit): string {
  const { year, month, day: date } = partsOf(day);
  const two = (n: number): string => String(n).padStart(2, '0');
  const text = String(year).padStart(4, '0');
  if (unit === 'year') return text;
  return unit === 'month' ? `${text}-${two(month)}` : `${text}-${two(month)}-${two(date)}`;
}

/** The first day of a day's unit, some units on. */
export function startOf(day: number, unit: Unit, on = 0): number {
  const { year, month, day: date } = partsOf(day);
  if (unit === 'year') return dayOf(year + on);
  return unit === 'month' ? dayOf(year, month + on) : dayOf(year, month, date + on);
}

/** A date or interval moved by some units; an open side stays open. */
export function shifted(text: string, by: number, unit: Unit = unitOf(text)): string {
  return text
    .split('/')
    .map((side) => {
      const at = read(side)?.period.first;
      return at === undefined ? side : dateOf(startOf(at, unit, by), unitOf(side));
    })
    .join('/');
}

/** The interval from the unit of one day to that of another, whichever comes first. */
export function intervalOf(a: number, b: number, unit: Unit): string {
  return `${dateOf(Math.min(a, b), unit)}/${dateOf(Math.max(a, b), unit)}`;
}
