/** All that one picture of the network shows: who and what, where, how large. */

import { type Quadtree, quadtree } from 'd3-quadtree';
import { type Camera, type Size, toPicture, toScreen } from '../canvas/camera';
import type { Guide } from './arranging';
import type { Changes } from './changes';
import type { Places } from './layout';
import type { Network } from './network';
import type { Scope } from './scope';
import type { Shown } from './shown';
import { type Force, forceRadius } from './standing';

export interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Scene {
  network: Network;
  shown: Shown;
  places: Places;
  /** Where two dates are compared. */
  changes: Changes | null;
  /** Actors that are drawn, those with most ties first; they have a place. */
  nodes: Uint32Array;
  /** Actors of the scope that have no place: they stand in no tie, or nobody says what would give one. */
  apart: Uint32Array;
  /** By actor: how large, in pixels at a usual scale. */
  radius: Float32Array;
  /** By actor: how many neighbours are not drawn. */
  unseen: Uint32Array;
  /** Actors that somebody put where they are. */
  pinned: ReadonlySet<number>;
  /** What places say, where they say anything. */
  guides: readonly Guide[];
  /** How strong they are said to be, where that is their size. */
  forces: ReadonlyMap<number, Force> | null;
  /** What size and place mean, in words. */
  reads: string;
  /** Where all of it lies. */
  bounds: Bounds;
  /** About how far actors are from each other, in units of the picture. */
  spacing: number;
  tree: Quadtree<number>;
}

/** How a picture is laid out and sized, where it is not by relations alone. */
export interface Manner {
  guides?: readonly Guide[];
  forces?: ReadonlyMap<number, Force> | null;
  reads?: string;
}

export const PLAINLY = 'size: relations shown; distance means nothing';

export function sceneOf(
  network: Network,
  scope: Scope,
  shown: Shown,
  places: Places,
  changes: Changes | null,
  pinned: ReadonlySet<number>,
  { guides = [], forces = null, reads = PLAINLY }: Manner = {},
): Scene {
  const placed: number[] = [];
  const apart: number[] = [];
  for (let actor = 0; actor < network.actors; actor += 1) {
    if (!scope.actors[actor]) continue;
    if (Number.isNaN(places.x[actor])) apart.push(actor);
    else placed.push(actor);
  }
  const { degree } = shown;
  placed.sort((a, b) => (degree[b] ?? 0) - (degree[a] ?? 0) || a - b);
  const nodes = Uint32Array.from(placed);
  const radius = forces
    ? forceRadius(network, forces)
    : Float32Array.from(degree, (n) => Math.min(22, n ? 3.2 + 2.2 * Math.sqrt(n) : 4));
  const x = (actor: number): number => places.x[actor] ?? 0;
  const y = (actor: number): number => places.y[actor] ?? 0;
  const tree = quadtree(placed, x, y);
  const bounds = boundsOf(placed, places);
  return {
    network,
    shown,
    places,
    changes,
    nodes,
    apart: Uint32Array.from(apart),
    radius,
    unseen: unseenOf(network, scope),
    pinned,
    guides,
    forces,
    reads,
    bounds,
    spacing: Math.sqrt(Math.max(bounds.width * bounds.height, 1) / Math.max(placed.length, 1)),
    tree,
  };
}

function boundsOf(actors: readonly number[], { x, y }: Places): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const actor of actors) {
    left = Math.min(left, x[actor] ?? 0);
    right = Math.max(right, x[actor] ?? 0);
    top = Math.min(top, y[actor] ?? 0);
    bottom = Math.max(bottom, y[actor] ?? 0);
  }
  if (left > right) return { left: 0, top: 0, width: 1, height: 1 };
  return { left, top, width: Math.max(right - left, 1), height: Math.max(bottom - top, 1) };
}

function unseenOf(network: Network, scope: Scope): Uint32Array {
  const found = new Uint32Array(network.actors);
  if (scope.count === network.actors) return found;
  network.first.forEach((a, pair) => {
    const b = network.second[pair] ?? 0;
    if (scope.actors[a] && !scope.actors[b]) found[a] = (found[a] ?? 0) + 1;
    if (scope.actors[b] && !scope.actors[a]) found[b] = (found[b] ?? 0) + 1;
  });
  return found;
}

/** How much smaller than usual actors are drawn where they stand close. */
export function shrink({ spacing }: Scene, { k }: Camera): number {
  return Math.min(1.15, Math.max(0.28, (spacing * k) / 55));
}

/** The actor at a place of the screen, or else the pair whose line runs there. */
export function hit(
  scene: Scene,
  camera: Camera,
  size: Size,
  sx: number,
  sy: number,
): { actor: number } | { pair: number } | null {
  const [px, py] = toPicture(camera, size, sx, sy);
  const factor = shrink(scene, camera);
  const near = scene.tree.find(px, py, 30 / camera.k);
  if (near !== undefined) {
    const [ax, ay] = screenOf(scene, camera, size, near);
    const reach = Math.max((scene.radius[near] ?? 4) * factor + 3, 7);
    if (Math.hypot(ax - sx, ay - sy) <= reach) return { actor: near };
  }
  const pair = lineAt(scene, px, py, 6 / camera.k);
  return pair === null ? null : { pair };
}

/** The pair whose line runs within some distance of a place, all in units of the picture. */
function lineAt(scene: Scene, px: number, py: number, reach: number): number | null {
  const { first, second } = scene.network;
  const { x, y } = scene.places;
  const pairs = linesOf(scene);
  let best = reach * reach;
  let found: number | null = null;
  for (let i = 0; i < pairs.length; i += 1) {
    const pair = pairs[i] ?? 0;
    const ax = x[first[pair] ?? 0] ?? 0;
    const ay = y[first[pair] ?? 0] ?? 0;
    const dx = (x[second[pair] ?? 0] ?? 0) - ax;
    const dy = (y[second[pair] ?? 0] ?? 0) - ay;
    const share = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1);
    if (!(share >= 0 && share <= 1)) continue;
    const ex = ax + share * dx - px;
    const ey = ay + share * dy - py;
    const distance = ex * ex + ey * ey;
    if (distance < best) {
      best = distance;
      found = pair;
    }
  }
  return found;
}

/** The pairs whose lines are drawn: those shown, or those that are compared. */
export function linesOf({ shown, changes }: Scene): Uint32Array {
  if (!changes) return shown.pairs;
  return shown.pairs.filter((pair) => changes.pairs[pair] !== 255);
}

export function screenOf(
  { places }: Scene,
  camera: Camera,
  size: Size,
  actor: number,
): [number, number] {
  return toScreen(camera, size, places.x[actor] ?? 0, places.y[actor] ?? 0);
}
