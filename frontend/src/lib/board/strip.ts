/** The time strip: positions aligned on one axis, so that a change shows as a change. */

import type { Contradiction, Span } from '../types';

export interface Bar {
  /** Shares of the axis, 0 to 1: where it may begin and end, and where it surely holds. */
  from: number;
  to: number;
  sure: readonly [number, number] | null;
  /** Nobody says since when, or until when. */
  openStart: boolean;
  openEnd: boolean;
  claim: string;
}

export interface Strip {
  /** Bars by position, in the order of the board. */
  rows: readonly (readonly Bar[])[];
  years: readonly { year: number; at: number }[];
}

const DAY = 86_400_000;
const day = (text: string | null): number | null => (text ? Date.parse(text) / DAY : null);

/** The strip of a contradiction; null where none of its claims has a date. */
export function stripOf({ positions }: Contradiction): Strip | null {
  const spans = positions.map((side) =>
    side.origins.flatMap((origin) => origin.claims.map(({ row, span }) => ({ row, span }))),
  );
  const days = spans.flat().flatMap(({ span }) => known(span));
  if (!days.length) return null;
  const first = new Date(Math.min(...days) * DAY).getUTCFullYear();
  const last = new Date(Math.max(...days) * DAY).getUTCFullYear() + 1;
  const start = Date.UTC(first, 0, 1) / DAY;
  const length = Date.UTC(last, 0, 1) / DAY - start;
  const share = (at: number): number => Math.min(Math.max((at - start) / length, 0), 1);

  const bar = (span: Span, claim: string): Bar => {
    const [a, b, c, d] = [
      day(span.earliest_start),
      day(span.latest_start),
      day(span.earliest_end),
      day(span.latest_end),
    ];
    const sure = b !== null && c !== null && b <= c ? ([share(b), share(c + 1)] as const) : null;
    return {
      from: a === null ? 0 : share(a),
      to: d === null ? 1 : share(d + 1),
      sure,
      openStart: a === null,
      openEnd: d === null,
      claim,
    };
  };
  const step = Math.max(1, Math.ceil((last - first) / 8));
  const years = [];
  for (let year = first; year < last; year += step) {
    years.push({ year, at: share(Date.UTC(year, 0, 1) / DAY) });
  }
  return { rows: spans.map((side) => side.map(({ row, span }) => bar(span, row.id))), years };
}

/** Whether nothing of the one position may hold at the same time as anything of the other. */
export function apart(first: readonly Bar[], second: readonly Bar[]): boolean {
  return first.every((a) => second.every((b) => a.to <= b.from || b.to <= a.from));
}

function known(span: Span): number[] {
  const days = [span.earliest_start, span.latest_start, span.earliest_end, span.latest_end];
  return days.map(day).filter((each) => each !== null);
}
