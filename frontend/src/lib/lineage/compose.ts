/** A plan put into a frame: the shapes of all its rows, and of the links between them. */

import type { MarkKind } from '../types';
import type { Plan } from './plan';
import {
  type Frame,
  type LinkShape,
  NARROW_ROW,
  ROW,
  type RowShape,
  linkShape,
  rowShape,
} from './scene';

/** Narrower than this, names stand above the bars instead of beside them. */
const NARROW = 560;
const NAMES = 190;

export interface Shown {
  assumed: boolean;
  /** Bars are as thick as groups are strong. */
  sizes: boolean;
  marks: ReadonlySet<MarkKind>;
  /** The group whose relations of other kinds are drawn. */
  focus: string;
}

export interface Scene {
  rows: readonly RowShape[];
  links: readonly LinkShape[];
  rowHeight: number;
}

export function frameOf(width: number, window: Frame['window']): Frame {
  return { window, width: width || 900, names: width && width < NARROW ? 0 : NAMES };
}

export function sceneOf(plan: Plan, frame: Frame, shown: Shown): Scene {
  const narrow = frame.names === 0;
  const rowHeight = narrow ? NARROW_ROW : ROW;
  const most = Math.max(
    0,
    ...plan.rows.flatMap(({ row }) =>
      row.lanes.flatMap(({ sizes }) => sizes.map(({ min, max }) => max ?? min ?? 0)),
    ),
  );
  const rows = plan.rows.map(({ row, life }, i) =>
    rowShape(row, life, Math.round((i + (narrow ? 0.72 : 0.5)) * rowHeight), frame, {
      assumed: shown.assumed,
      sizes: shown.sizes ? most : 0,
      marks: shown.marks,
    }),
  );
  const of = new Map(
    rows.flatMap((shape) => shape.row.lanes.map(({ actor }) => [actor.id, shape] as const)),
  );
  const own = new Set(of.get(shown.focus)?.row.lanes.map(({ actor }) => actor.id) ?? []);
  const others = plan.others.filter(({ earlier, later }) => own.has(earlier) || own.has(later));
  const links = [...plan.links, ...others]
    .map((link) => {
      const [from, to] = [of.get(link.earlier), of.get(link.later)];
      const shape = from && to && from !== to ? linkShape(link, from, to, frame) : null;
      return shape && meets(shape, frame) ? shape : null;
    })
    .filter((shape) => shape !== null);
  return { rows, links: apart(links, frame), rowHeight };
}

/** Whether any of a link lies in the window. */
function meets({ label, held, end }: LinkShape, { names, width }: Frame): boolean {
  const within = (from: number, to: number): boolean => to >= names && from <= width;
  return (
    within(Math.min(label.x, end.x), Math.max(label.x, end.x)) ||
    held.some((each) => within(each.x, each.x + each.width))
  );
}

/** How wide the plate of a label is, with the letter of its family. */
export function plateWidth(text: string): number {
  return 16 + 6 * text.length;
}

const HEIGHT = 15;
const TRIES = [0, 1, -1, 2, -2, 3, -3];

/** Labels moved aside where they would lie on each other, and kept within the drawing. */
function apart(links: readonly LinkShape[], frame: Frame): LinkShape[] {
  // by bands of a label's height: only labels of one band or the next can touch
  const taken = new Map<number, { x: number; y: number; width: number }[]>();
  const band = (y: number): number => Math.floor(y / HEIGHT);
  const free = (x: number, y: number, width: number): boolean =>
    [-1, 0, 1].every((by) =>
      (taken.get(band(y) + by) ?? []).every(
        (other) =>
          Math.abs(other.y - y) >= HEIGHT || Math.abs(other.x - x) >= (other.width + width) / 2 + 1,
      ),
    );
  return links.map((link) => {
    const { text, y } = link.label;
    const width = plateWidth(text);
    const [least, most] = [frame.names + width / 2, frame.width - width / 2 - 2];
    const within = (x: number): number => Math.min(Math.max(x, least), most);
    const wanted = TRIES.map((by) => within(link.label.x + by * (width + 2)));
    const x = wanted.find((at) => free(at, y, width)) ?? within(link.label.x);
    taken.set(band(y), [...(taken.get(band(y)) ?? []), { x, y, width }]);
    return { ...link, label: { ...link.label, x } };
  });
}
