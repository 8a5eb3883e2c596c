/** Days and dates of a dossier in words. */

import { inWords } from '../text/edtf';
import { dateOf, periodOf } from '../time/days';

/** Two EDTF dates as one stretch: "16 March 2023 – 3 October 2024"; null where there is none. */
export function dates(first: string | null, last: string | null): string | null {
  if (!first || !last || first === last) return first || last ? inWords(first ?? last ?? '') : null;
  return `${inWords(first)} – ${inWords(last)}`;
}

/** Two ISO days as one stretch, a whole month or year as that; null where there is none. */
export function between(since: string | null, until: string | null): string | null {
  if (!since && until) return `by ${inWords(until)}`;
  if (!since || !until) return since ? `since ${inWords(since)}` : null;
  if (since === until) return inWords(since);
  const [first, last] = [periodOf(since)?.first, periodOf(until)?.last];
  for (const unit of ['year', 'month'] as const) {
    const whole = first === undefined ? '' : dateOf(first, unit);
    const period = periodOf(whole);
    if (period?.first === first && period?.last === last) return inWords(whole);
  }
  return `${inWords(since)} – ${inWords(until)}`;
}
