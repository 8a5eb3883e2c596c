/** What is put on the map: places alone, and those that lie too near each other as one. */

import { within } from '../canvas/lasso';
import type { TieStatus } from '../types';
import type { Shown } from './places';
import { toScreen } from './projection';
import type { Sight } from './sight';
import type { Size } from '../canvas/camera';

export interface Mark {
  x: number;
  y: number;
  places: readonly Shown[];
  claims: number;
  statuses: ReadonlyMap<TieStatus | null, number>;
  radius: number;
}

/** Marks that are nearer than this, in pixels, are one. */
const APART = 26;

/** A mark's radius by how many claims stand behind it. */
export function radiusOf(claims: number): number {
  return Math.min(7 + 1.9 * Math.sqrt(claims), 22);
}

/** The marks of points in sight, the largest first; places that are no points have none. */
export function marksOf(shown: readonly Shown[], sight: Sight, size: Size): Mark[] {
  const points = shown.flatMap((each) => {
    const { position } = each.place.row;
    if (!position || position.latitude === null || position.longitude === null) return [];
    const at = toScreen(sight, size, position.longitude, position.latitude);
    return at ? [{ each, x: at[0], y: at[1] }] : [];
  });
  points.sort((a, b) => b.each.said.length - a.each.said.length);
  const groups: { x: number; y: number; places: Shown[] }[] = [];
  for (const { each, x, y } of points) {
    const near = groups.find((group) => Math.hypot(group.x - x, group.y - y) < APART);
    if (near) near.places.push(each);
    else groups.push({ x, y, places: [each] });
  }
  return groups.map(({ x, y, places }) => {
    const statuses = new Map<TieStatus | null, number>();
    let claims = 0;
    for (const { statuses: own } of places) {
      for (const [status, n] of own) {
        statuses.set(status, (statuses.get(status) ?? 0) + n);
        claims += n;
      }
    }
    return { x, y, places, claims, statuses, radius: radiusOf(claims) };
  });
}

/** The mark under a place of the screen, or null. */
export function markAt(marks: readonly Mark[], x: number, y: number): Mark | null {
  let best: Mark | null = null;
  let nearest = Infinity;
  for (const mark of marks) {
    const away = Math.hypot(mark.x - x, mark.y - y);
    if (away <= mark.radius + 4 && away < nearest) [best, nearest] = [mark, away];
  }
  return best;
}

/** Places whose marks lie inside a line that was drawn around them. */
export function inside(
  marks: readonly Mark[],
  line: readonly (readonly [number, number])[],
): Shown[] {
  return marks.filter(({ x, y }) => within([x, y], line)).flatMap(({ places }) => places);
}
