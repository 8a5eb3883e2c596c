/** Moving through the picture by keys: to who stands in a direction, and along the ties. */

import type { Scene } from './scene';
import { linesOf } from './scene';
import { partner } from './network';

export type Direction = 'left' | 'right' | 'up' | 'down';

const AHEAD: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Who stands nearest in a direction; who stands straight ahead counts as nearer. */
export function toward(scene: Scene, from: number, direction: Direction): number | null {
  const { x, y } = scene.places;
  const [ox = 0, oy = 0] = [x[from], y[from]];
  const [dx, dy] = AHEAD[direction];
  let best = Infinity;
  let found: number | null = null;
  for (const actor of scene.nodes) {
    const [ax, ay] = [(x[actor] ?? 0) - ox, (y[actor] ?? 0) - oy];
    const ahead = ax * dx + ay * dy;
    const aside = Math.abs(ax * dy) + Math.abs(ay * dx);
    if (actor === from || ahead <= 0 || aside > 2 * ahead) continue;
    const distance = ahead + 2 * aside;
    if (distance < best) {
      best = distance;
      found = actor;
    }
  }
  return found;
}

/** The pairs of an actor that are drawn, those with most ties first. */
export function drawnPairs(scene: Scene, actor: number): number[] {
  const { count } = scene.shown;
  const drawn = scene.changes ? new Set(linesOf(scene)) : null;
  const pairs = (scene.network.pairsOf[actor] ?? []).filter(
    (pair) => count[pair] && (!drawn || drawn.has(pair)),
  );
  return pairs.sort((a, b) => (count[b] ?? 0) - (count[a] ?? 0) || a - b);
}

/** Those whom an actor has a drawn tie with. */
export function partners(scene: Scene, actor: number): number[] {
  return drawnPairs(scene, actor).map((pair) => partner(scene.network, pair, actor));
}

/** What comes after something in a ring; the first where it is not in it. */
export function after<T>(ring: readonly T[], at: T | null, by: 1 | -1): T | undefined {
  const place = at === null ? -1 : ring.indexOf(at);
  if (place < 0) return by > 0 ? ring[0] : ring.at(-1);
  return ring[(place + by + ring.length) % ring.length];
}
