/** What other answers of the case say of the actors of a network: when they began, where, how strong. */

import { lifeOf, reachOf } from '../lineage/life';
import { datedRows, orderOf, rowsOf } from '../lineage/rows';
import { dayNumber } from '../lineage/life';
import { extent } from '../time/span';
import type { ClaimRow, Lineage, PlaceMap } from '../types';
import type { Home } from './arranging';
import { ACTOR_TYPES, type Network, typeOf } from './network';
import { STATUS_ORDER } from '../encode/status';
import { spanAt } from './times';

const DENIED = STATUS_ORDER.indexOf('denied');

/** By actor, the day on which it began, or else is first told of; NaN where nobody says when. */
export function beginnings(network: Network, lineage: Lineage): Float64Array {
  const found = firstTold(network);
  const horizon = dayNumber(lineage.horizon) ?? -Infinity;
  for (const lane of lineage.lanes) {
    const actor = network.at.get(lane.actor.id);
    if (actor === undefined) continue;
    const { id, name } = lane.actor;
    const reach = reachOf(lifeOf({ id, name, lanes: [lane], renames: [] }, horizon));
    if (reach) found[actor] = reach.first;
  }
  return found;
}

/** By actor, the first day of which any of its ties is told. */
function firstTold(network: Network): Float64Array {
  const found = new Float64Array(network.actors).fill(NaN);
  const { source, target } = network.graph.ties;
  for (let tie = 0; tie < network.ties; tie += 1) {
    if (network.status[tie] === DENIED) continue;
    const end = network.spansFrom[tie + 1] ?? 0;
    for (let at = network.spansFrom[tie] ?? 0; at < end; at += 1) {
      const told = extent(spanAt(network, at));
      if (!told || !Number.isFinite(told.first)) continue;
      for (const actor of [source[tie] ?? 0, target[tie] ?? 0]) {
        const before = found[actor] ?? NaN;
        found[actor] = Number.isNaN(before) ? told.first : Math.min(before, told.first);
      }
    }
  }
  return found;
}

/** By actor, its place among the lanes of the lineage; NaN for one that has no lane. */
export function laneOrder(network: Network, lineage: Lineage): Float64Array {
  const found = new Float64Array(network.actors).fill(NaN);
  const rows = rowsOf(lineage);
  const ties = lineage.links.filter(({ kind }) => kind !== 'other');
  const dated = datedRows(rows, ties);
  const place = new Map(orderOf(dated, ties).ids.map((id, at) => [id, at]));
  for (const row of dated) {
    for (const { actor } of row.lanes) {
      const at = network.at.get(actor.id);
      if (at !== undefined) found[at] = place.get(row.id) ?? NaN;
    }
  }
  return found;
}

/** Where the actors of a network are said to be, each at the place of most of its claims. No persons. */
export function homesOf(
  network: Network,
  actors: Uint8Array,
  map: PlaceMap,
  claims: readonly ClaimRow[],
): Home[] {
  const rows = new Map(claims.map((claim) => [claim.id, claim]));
  const told = new Map<number, Map<number, number>>();
  map.places.forEach(({ claims: here }, place) => {
    for (const { id } of here) {
      const claim = rows.get(id);
      if (claim?.polarity !== 'affirmed') continue;
      const actor = network.at.get(claim.subject.id);
      if (actor === undefined || !actors[actor] || typeOf(network, actor) === 'Person') continue;
      const counts = told.get(actor) ?? new Map<number, number>();
      told.set(actor, counts.set(place, (counts.get(place) ?? 0) + 1));
    }
  });
  const there = new Map<number, number[]>();
  for (const actor of [...told.keys()].sort((a, b) => a - b)) {
    const [most] = [...(told.get(actor) ?? [])].sort(([a, n], [b, m]) => m - n || a - b);
    if (most) there.set(most[0], [...(there.get(most[0]) ?? []), actor]);
  }
  return [...there].map(([place, found]) => {
    const { entity, position } = map.places[place] ?? {};
    const [lat, lon] = [position?.latitude ?? null, position?.longitude ?? null];
    return { name: entity?.name ?? '', lat, lon, actors: found };
  });
}

/** The least and the most that anybody says of how many somebody has; by how many claims. */
export interface Force {
  min: number;
  max: number;
  claims: number;
}

/**
 * How strong the groups of a network are said to be, from the least to the most, by actor.
 *
 * @param days Only what is told of these days; all of it where null.
 */
export function forcesOf(
  network: Network,
  lineage: Lineage,
  days: { first: number; last: number } | null,
): Map<number, Force> {
  const found = new Map<number, Force>();
  for (const { actor, sizes } of lineage.lanes) {
    const at = network.at.get(actor.id);
    if (at === undefined) continue;
    for (const size of sizes) {
      const [first, last] = [dayNumber(size.first), dayNumber(size.last)];
      if (days && first !== null && last !== null && (last < days.first || first > days.last)) {
        continue;
      }
      const [min, max] = [size.min ?? size.max, size.max ?? size.min];
      if (min === null || max === null || size.status === 'denied') continue;
      const before = found.get(at);
      found.set(at, {
        min: Math.min(before?.min ?? Infinity, min),
        max: Math.max(before?.max ?? 0, max),
        claims: (before?.claims ?? 0) + 1,
      });
    }
  }
  return found;
}

/** By actor, how large it is drawn by its force: the middle of what is said, by its square root. */
export function forceRadius(network: Network, forces: ReadonlyMap<number, Force>): Float32Array {
  const middle = ({ min, max }: Force): number => Math.sqrt((min + max) / 2);
  const most = Math.max(1, ...[...forces.values()].map(middle));
  return Float32Array.from({ length: network.actors }, (_, actor) => {
    const force = forces.get(actor);
    return force ? 4 + 18 * (middle(force) / most) : 3;
  });
}

/** The actors of a case that stand in no relation to another, and so are not in the network. */
export function strangers<A extends { id: string; type: string }>(
  network: Network,
  actors: readonly A[],
): A[] {
  const types: readonly string[] = ACTOR_TYPES;
  return actors.filter(({ id, type }) => types.includes(type) && !network.at.has(id));
}
