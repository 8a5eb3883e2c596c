/** How much is told of which time: the ground that a time brush is drawn on. */

import { scaleUtc } from 'd3-scale';
import { type Period, type Unit, dateOf, dayOf, partsOf, startOf } from './days';

export interface Bin extends Period {
  count: number;
}

export interface Histogram {
  /** Whole years around what is told. */
  domain: Period;
  /** What a bin and a step are. */
  unit: Unit;
  bins: readonly Bin[];
  /** How many lie before the domain: a few old dates do not press the rest together. */
  before: number;
  /** How many have no date at all. */
  undated: number;
}

/** Bins finer than this many are years instead of months. */
const MOST_MONTHS = 15 * 12;
/** A domain longer than this many years is cut where nearly nothing lies before. */
const LONG = 40;

/** Count periods by time; `null` for what has no date. Null where nothing has. */
export function histogramOf(periods: readonly (Period | null)[]): Histogram | null {
  const dated = periods.filter((each) => each !== null);
  if (!dated.length) return null;
  let [earliest, last] = [Infinity, -Infinity];
  for (const each of dated) {
    if (each.first < earliest) earliest = each.first;
    if (each.last > last) last = each.last;
  }
  const lastYear = partsOf(last).year;
  let firstYear = partsOf(earliest).year;
  if (lastYear - firstYear > LONG) {
    const starts = Float64Array.from(dated, ({ first }) => first).sort();
    firstYear = partsOf(starts[Math.floor(starts.length / 50)] ?? last).year;
  }
  const domain = { first: dayOf(firstYear), last: dayOf(lastYear + 1) - 1 };
  const unit = (lastYear - firstYear + 1) * 12 > MOST_MONTHS ? 'year' : 'month';

  const bins: Bin[] = [];
  for (let at = domain.first; at <= domain.last; at = startOf(at, unit, 1)) {
    bins.push({ first: at, last: startOf(at, unit, 1) - 1, count: 0 });
  }
  const starts = Float64Array.from(bins, ({ first }) => first);
  /** The bin that a day lies in; -1 before the first. */
  const place = (day: number): number => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= day) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  // where periods begin, and behind where they end: their running sum counts them
  const steps = new Int32Array(bins.length + 1);
  let before = 0;
  for (const period of dated) {
    if (period.first < domain.first) before += 1;
    const to = place(period.last);
    if (to < 0) continue;
    const from = Math.max(place(period.first), 0);
    steps[from] = (steps[from] ?? 0) + 1;
    steps[to + 1] = (steps[to + 1] ?? 0) - 1;
  }
  let held = 0;
  bins.forEach((bin, i) => (bin.count = held += steps[i] ?? 0));
  return { domain, unit, bins, before, undated: periods.length - dated.length };
}

/** Dates to write on an axis of some width, each with its share of the way along it. */
export function ticksOf(domain: Period, width: number): { label: string; at: number }[] {
  const milli = (day: number): Date => new Date(day * 86_400_000);
  const scale = scaleUtc([milli(domain.first), milli(domain.last + 1)], [0, 1]);
  const wanted = Math.max(2, Math.floor(width / 70));
  const ticks = scale.ticks(wanted).filter((tick) => scale(tick) < 0.985);
  return ticks.map((tick) => {
    const day = tick.getTime() / 86_400_000;
    const { month, day: date } = partsOf(day);
    const unit = date !== 1 ? 'day' : month !== 1 ? 'month' : 'year';
    return { label: dateOf(day, unit), at: scale(tick) };
  });
}
