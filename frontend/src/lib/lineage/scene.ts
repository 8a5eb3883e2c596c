/** The drawing: rows and links as shapes, in pixels. */

import type { Period } from '../time/days';
import { ticksOf } from '../time/histogram';
import type { LineageLink, MarkKind, Size, TieStatus } from '../types';
import { type Life, type Moment, dayNumber, extentOf, momentsOf, reachOf } from './life';
import type { Row } from './rows';
import { supportCount, toldWords } from './words';

export interface Frame {
  window: Period;
  width: number;
  /** Of the column of names; 0 where the names stand above the bars. */
  names: number;
}

/** Pixels. */
export const ROW = 34;
export const NARROW_ROW = 48;
export const BAR = 10;
const MOST_SIZE = 26;
const BEND = 18;
const LEAD = 16;
const LEAST = 3;

export interface Stretch {
  x: number;
  width: number;
}

export interface TickShape {
  x: number;
  /** Where it may have been, where that is wider than the tick. */
  range: Stretch | null;
  says: string;
}

export interface SizeShape extends Stretch {
  /** Heights of the least and the most. */
  min: number;
  max: number;
  size: Size;
}

export interface MarkShape {
  x: number;
  range: Stretch | null;
  kind: MarkKind;
  tie: string;
  says: string;
  status: TieStatus;
}

export interface RowShape {
  row: Row;
  life: Life;
  y: number;
  sure: Stretch[];
  assumed: Stretch[];
  rise: Stretch | null;
  fall: Stretch | null;
  /** A dotted lead: it was there by then, and nobody says since when. */
  lead: Stretch | null;
  ticks: TickShape[];
  /** Sources differ: what joins their ticks. */
  between: Stretch[];
  arrow: number | null;
  dot: number | null;
  /** Of a group that changed its name: each name where it begins, with the room that it has. */
  names: { x: number; text: string; room: number }[];
  /** Where it lies, if all of it lies beyond the window. */
  beyond: 'before' | 'after' | null;
  sizes: SizeShape[];
  marks: MarkShape[];
}

export interface LinkShape {
  link: LineageLink;
  path: string;
  /** What stands at its end. */
  end: { x: number; y: number; mark: 'none' | 'node' | 'diamond' | 'fork' };
  label: { x: number; y: number; text: string };
  /** Where an umbrella surely held, below the bar. */
  held: (Stretch & { y: number })[];
  /** Sources differ: from the first time that they give to the last. */
  range: Stretch | null;
  /** Nobody says since when, only by when. */
  open: boolean;
}

export function scaleOf({ window, width, names }: Frame): (day: number) => number {
  const room = Math.max(width - names - 14, 1);
  const length = window.last + 1 - window.first;
  return (day) => names + ((day - window.first) / length) * room;
}

export function axisOf(frame: Frame): { x: number; label: string }[] {
  const room = Math.max(frame.width - frame.names - 14, 1);
  return ticksOf(frame.window, room).map(({ label, at }) => ({
    x: frame.names + at * room,
    label,
  }));
}

/** The shape of one row. */
export function rowShape(
  row: Row,
  life: Life,
  y: number,
  frame: Frame,
  shown: { assumed: boolean; sizes: number; marks: ReadonlySet<MarkKind> },
): RowShape {
  const x = scaleOf(frame);
  const stretch = ({ first, last }: Period): Stretch => {
    const from = x(first);
    return { x: from, width: Math.max(x(last + 1) - from, LEAST) };
  };
  const bounds = (period: Period | null): Stretch | null => {
    if (!period) return null;
    const from = x(period.first);
    return { x: from, width: Math.max(x(period.last) - from, 0) };
  };
  const tick = (moment: Moment, what: string): TickShape => tickOf(x, moment, what);
  const renamed = life.renames.map((moments) => moments.map((each) => tick(each, 'renamed')));
  const sources = [life.begins, ...life.renames, life.ends].filter(({ length }) => length > 1);
  const names = namesOf(row, life, x, frame);
  return {
    row,
    life,
    y,
    sure: life.sure.map(stretch),
    assumed: shown.assumed ? life.assumed.map(bounds).filter((each) => each !== null) : [],
    rise: bounds(life.rise),
    fall: bounds(life.fall),
    lead: life.open ? leadOf(x, life) : null,
    ticks: [
      ...life.begins.map((each) => tick(each, 'began')),
      ...renamed.flat(),
      ...life.ends.map((each) => tick(each, 'ended')),
    ],
    between: sources
      .map(extentOf)
      .map(bounds)
      .filter((each) => each !== null),
    arrow: life.ongoing === null ? null : x(life.ongoing + 1),
    dot: life.dissolved === null ? null : x(life.dissolved),
    names,
    beyond: beyondOf(life, frame.window, shown.assumed),
    sizes: shown.sizes ? sizesOf(row, stretch, shown.sizes) : [],
    marks: marksOf(row, x, shown.marks),
  };
}

function beyondOf(life: Life, window: Period, assumed: boolean): RowShape['beyond'] {
  const reach = reachOf(life);
  const last = Math.max(
    reach?.last ?? -Infinity,
    (assumed && life.assumed.at(-1)?.last) || -Infinity,
  );
  if (reach && reach.first > window.last) return 'after';
  return reach && last < window.first ? 'before' : null;
}

function namesOf(
  row: Row,
  life: Life,
  x: (day: number) => number,
  frame: Frame,
): RowShape['names'] {
  if (row.lanes.length < 2) return [];
  const started = reachOf(life)?.first ?? frame.window.first;
  const days = [started, ...life.renames.map((moments) => extentOf(moments)?.last ?? started)];
  const starts = days.map((day) => Math.max(x(day) + 5, frame.names + 4));
  return row.lanes.map(({ actor }, i) => {
    const from = starts[i] ?? 0;
    return { x: from, text: actor.name, room: (starts[i + 1] ?? frame.width) - from - 8 };
  });
}

/** A dotted lead to the first day that is known, where nobody says since when. */
function leadOf(x: (day: number) => number, life: Life): Stretch | null {
  const days = [life.sure[0]?.first, extentOf(life.begins)?.last, extentOf(life.ends)?.first];
  const first = Math.min(...days.map((day) => day ?? Infinity));
  return Number.isFinite(first) ? { x: x(first) - LEAD, width: LEAD } : null;
}

function tickOf(
  x: (day: number) => number,
  { first, last, told }: Moment,
  what: string,
): TickShape {
  const says = `${what} ${toldWords(told)}`;
  if (first === null || last === null) {
    const day = first ?? last ?? 0;
    return { x: x(day), range: null, says };
  }
  const [from, to] = [x(first), x(last + 1)];
  const range = to - from > 4 ? { x: from, width: to - from } : null;
  return { x: (from + to) / 2, range, says };
}

function sizesOf(row: Row, stretch: (period: Period) => Stretch, most: number): SizeShape[] {
  const height = (n: number): number => MOST_SIZE * Math.sqrt(n / most);
  return row.lanes
    .flatMap(({ sizes }) => sizes)
    .map((size) => {
      const [min, max] = [size.min ?? 0, size.max ?? size.min ?? 0];
      const period = { first: dayNumber(size.first) ?? 0, last: dayNumber(size.last) ?? 0 };
      const { x, width } = stretch(period);
      const wide = Math.max(width, 7);
      return { x: x - (wide - width) / 2, width: wide, min: height(min), max: height(max), size };
    });
}

function marksOf(row: Row, x: (day: number) => number, kinds: ReadonlySet<MarkKind>): MarkShape[] {
  return row.lanes
    .flatMap(({ marks }) => marks)
    .filter(({ kind }) => kinds.has(kind))
    .flatMap((mark) =>
      momentsOf(mark.told).map((moment) => {
        const { x: at, range } = tickOf(x, moment, '');
        const says = `${mark.words}, ${toldWords(moment.told)}`;
        return { x: at, range, kind: mark.kind, tie: mark.tie, says, status: mark.status };
      }),
    );
}

/** The shape of a link between two rows; null where nobody dates it. */
export function linkShape(
  link: LineageLink,
  from: RowShape,
  to: RowShape,
  frame: Frame,
): LinkShape | null {
  const x = scaleOf(frame);
  const moments = momentsOf(link.told);
  const when = extentOf(moments.slice(0, 1)) ?? heldFrom(link);
  if (!when) return null;
  const open = link.told.every(({ earliest }) => earliest === null);
  const first = x(when.first);
  const last = x(when.last);
  const differ = moments.length > 1 && link.status !== 'predicted' ? extentOf(moments) : null;
  const range = differ && { x: last, width: Math.max(x(differ.last) - last, 0) };
  const label = (at: number): LinkShape['label'] => ({
    x: at,
    y: (from.y + to.y) / 2,
    text: supportCount(link),
  });
  if (link.kind === 'umbrella') {
    const at = Math.round(last) + 0.5;
    const foot = at + 7;
    return {
      link,
      path: `M${foot} ${from.y}H${at}V${to.y}H${foot}`,
      end: { x: foot, y: to.y, mark: 'none' },
      label: label(at),
      held: link.held.map((period) => {
        const start = x(dayNumber(period.first) ?? 0);
        const width = Math.max(x((dayNumber(period.last) ?? 0) + 1) - start, LEAST);
        return { x: start, width, y: to.y + BAR / 2 + 3.5 };
      }),
      range,
      open,
    };
  }
  if (link.kind === 'other') {
    const at = Math.round(last) + 0.5;
    return {
      link,
      path: `M${at} ${from.y}V${to.y}`,
      end: { x: at, y: to.y, mark: 'none' },
      label: label(at),
      held: [],
      range,
      open,
    };
  }
  const start = Math.min(first, last - BEND);
  const mark = link.status === 'predicted' ? 'diamond' : link.kind === 'merger' ? 'node' : 'fork';
  return {
    link,
    path: `M${start} ${from.y}C${last} ${from.y} ${start} ${to.y} ${last} ${to.y}`,
    end: { x: last, y: to.y, mark },
    label: label((start + last) / 2),
    held: [],
    range,
    open,
  };
}

function heldFrom(link: LineageLink): Period | null {
  const first = dayNumber(link.held[0]?.first ?? null);
  return first === null ? null : { first, last: first };
}

/** What can be stepped to along a row, by time: its beginning, its links, its end. */
export function eventsOf(row: Row, life: Life, links: readonly LineageLink[]): string[] {
  const own = new Set(row.lanes.map(({ actor }) => actor.id));
  const found: { at: number; key: string }[] = [];
  const [since, until] = [extentOf(life.begins), extentOf(life.ends)];
  if (since) found.push({ at: since.first, key: 'begin' });
  for (const link of links) {
    if (!own.has(link.earlier) && !own.has(link.later)) continue;
    const when = extentOf(momentsOf(link.told)) ?? heldFrom(link);
    if (when) found.push({ at: when.last, key: link.tie });
  }
  if (until) found.push({ at: until.last, key: 'end' });
  return found.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1)).map(({ key }) => key);
}
