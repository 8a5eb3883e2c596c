/**
 * Estimates of size as they are drawn: each as a range at the time that it is given for. Nothing is
 * averaged, and nothing is said of years of which nobody says anything.
 */

import { dayOf, partsOf } from '../time/days';
import type { Estimate } from '../types';

export interface Mark {
  estimate: Estimate;
  /** Where on the time axis it is given for, and the stretch of that; shares from 0 to 1. */
  at: number;
  from: number;
  to: number;
  /** It was so at some time before. */
  before: boolean;
  /** Ends of the range on the number axis, from 0 (below) to 1; equal for a bare number. */
  low: number;
  high: number;
  /** Nobody gives a lowest or a highest number. */
  openLow: boolean;
  openHigh: boolean;
  /** Where it was said first, if that is elsewhere. */
  said: number | null;
  /** Place among those at the same spot: 0, 1, 2 … */
  beside: number;
}

export interface Band {
  from: number;
  to: number;
  low: number;
  high: number;
}

export interface SizeChart {
  marks: readonly Mark[];
  /** Estimates of which nobody knows the time. */
  undated: readonly Estimate[];
  bands: readonly Band[];
  /** Points of the guide line, from the earliest estimate to the latest. */
  guide: readonly { x: number; y: number }[];
  years: readonly { year: number; at: number }[];
  numbers: readonly { number: number; at: number }[];
  /** The share at which a day lies. */
  share: (day: number) => number;
}

const DAY = 86_400_000;
const YEAR = 365.25;
/** Marks nearer to each other than this share of the axis are set side by side. */
const NEAR = 0.014;

/** The day of an ISO date, since 1970. */
export function dayNumber(iso: string): number {
  return Date.parse(iso) / DAY;
}

/** The chart of estimates; null where none of them has a time. */
export function sizeChart(
  estimates: readonly Estimate[],
  { log, band }: { log: boolean; band: number },
): SizeChart | null {
  const dated = estimates.filter((each) => each.until !== null);
  const undated = estimates.filter((each) => each.until === null);
  if (!dated.length) return null;
  const days = dated.flatMap(({ since, until, published }) =>
    [since, until, ...(published ?? [])].filter((day) => day !== null).map(dayNumber),
  );
  const [first, last] = years(Math.min(...days), Math.max(...days));
  const [start, end] = [dayOf(first), dayOf(last + 1)];
  const share = (day: number): number => Math.min(Math.max((day - start) / (end - start), 0), 1);
  const scale = numberScale(dated, log);

  const marks = dated.map((estimate): Mark => {
    const to = dayNumber(estimate.until ?? '') + 1;
    const since = estimate.since ? dayNumber(estimate.since) : null;
    const at = since === null ? share(to) : share((since + to) / 2);
    const { min, max } = estimate.quantity;
    return {
      estimate,
      at,
      from: since === null ? at : share(since),
      to: share(to),
      before: since === null,
      low: scale.at(min ?? 0),
      high: max === null ? 1 : scale.at(max),
      openLow: min === null,
      openHigh: max === null,
      said: saidAt(estimate, since, to, share),
      beside: 0,
    };
  });
  marks.sort((a, b) => a.at - b.at || a.low - b.low);
  for (const [n, mark] of marks.entries()) {
    const before = marks[n - 1];
    if (before && mark.at - before.at < NEAR) mark.beside = before.beside + 1;
  }
  const sure = marks.filter(counts);
  return {
    marks,
    undated,
    bands: bandsOf(
      sure.filter((mark) => !mark.before),
      band,
      share,
      scale.at,
    ),
    guide: sure
      .filter((mark) => !mark.before)
      .map((mark) => ({ x: mark.at, y: (middle(mark, 'low') + middle(mark, 'high')) / 2 })),
    years: yearTicks(first, last, share),
    numbers: scale.ticks.map((number) => ({ number, at: scale.at(number) })),
    share,
  };
}

/** Whether an estimate is of the whole, and said to be so. */
function counts({ estimate }: Mark): boolean {
  return !estimate.denied && estimate.part === null && estimate.status !== 'predicted';
}

function middle(mark: Mark, end: 'low' | 'high'): number {
  if (end === 'low') return mark.openLow ? mark.high : mark.low;
  return mark.openHigh ? mark.low : mark.high;
}

function saidAt(
  { published }: Estimate,
  since: number | null,
  to: number,
  share: (day: number) => number,
): number | null {
  if (!published) return null;
  const [first, last] = [dayNumber(published[0]), dayNumber(published[1]) + 1];
  if (since !== null && first <= to && last >= since) return null;
  if (since === null && first <= to + 1) return null;
  return share((first + last) / 2);
}

/** Lowest and highest of the estimates within some years, wherever there is one at all. */
function bandsOf(
  marks: readonly Mark[],
  span: number,
  share: (day: number) => number,
  at: (number: number) => number,
): Band[] {
  if (!span) return [];
  const reach = (span * YEAR) / 2;
  const spans = marks.map(({ estimate: { since, until, quantity } }) => ({
    from: dayNumber(since ?? until ?? '') - reach,
    to: dayNumber(until ?? '') + 1 + reach,
    low: quantity.min ?? quantity.max ?? 0,
    high: quantity.max ?? quantity.min ?? 0,
  }));
  const cuts = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const found: Band[] = [];
  for (const [n, from] of cuts.entries()) {
    const to = cuts[n + 1];
    if (to === undefined) break;
    const within = spans.filter((each) => each.from <= from && each.to >= to);
    if (!within.length || share(from) === share(to)) continue;
    found.push({
      from: share(from),
      to: share(to),
      low: at(Math.min(...within.map(({ low }) => low))),
      high: at(Math.max(...within.map(({ high }) => high))),
    });
  }
  return found;
}

interface NumberScale {
  at: (number: number) => number;
  ticks: number[];
}

function numberScale(estimates: readonly Estimate[], log: boolean): NumberScale {
  const all = estimates
    .flatMap(({ quantity: { min, max } }) => [min, max])
    .filter((number) => number !== null);
  const most = Math.max(1, ...all);
  if (!log) {
    const step = niceStep(most / 4);
    const top = step * Math.ceil((most * 1.04) / step);
    const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, n) => n * step);
    return { at: (number) => Math.min(number / top, 1), ticks };
  }
  const least = Math.max(1, Math.min(...all.filter((number) => number > 0), most));
  const bottom = Math.floor(Math.log10(least));
  const top = Math.max(Math.ceil(Math.log10(most * 1.04)), bottom + 1);
  const ticks = [];
  for (let power = bottom; power <= top; power++) {
    for (const times of top - bottom > 3 ? [1] : [1, 2, 5]) ticks.push(times * 10 ** power);
  }
  const at = (number: number): number =>
    Math.min(Math.max((Math.log10(Math.max(number, 1e-9)) - bottom) / (top - bottom), 0), 1);
  return { at, ticks: ticks.filter((tick) => tick <= 10 ** top) };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const times = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  return times * power;
}

function years(first: number, last: number): [number, number] {
  return [partsOf(first).year, partsOf(last).year];
}

function yearTicks(
  first: number,
  last: number,
  share: (day: number) => number,
): { year: number; at: number }[] {
  const step = Math.max(1, Math.ceil((last + 1 - first) / 9));
  const found = [];
  for (let year = first; year <= last; year += step) found.push({ year, at: share(dayOf(year)) });
  return found;
}

/** When an estimate is given for and when it was said, in days as they are written. */
export function asOf({ since, until }: Estimate): string | null {
  if (until === null) return null;
  if (since === null) return `before ${until}`;
  return since === until ? since : `${since} – ${until}`;
}
