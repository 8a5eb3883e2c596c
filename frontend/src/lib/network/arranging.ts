/** Places that say something: by when groups began, or by where they are. Pure, and the same each time. */

import { noPlaces, type Places } from './layout';
import type { Network } from './network';
import type { Scope } from './scope';

/** A mark of what places say: a line down the picture, or the name of a spot. */
export interface Guide {
  text: string;
  x: number;
  /** Null for a line from top to bottom. */
  y: number | null;
}

export interface Arrangement {
  places: Places;
  guides: readonly Guide[];
}

/** Units of the picture that a year is wide at least, and that actors are apart. */
const YEAR = 60;
const APART = 22;
const DAYS = 365.25;
/** Years between two lines are one of these. */
const STEPS = [1, 2, 5, 10, 20, 50, 100];

/**
 * Time from left to right: each stands at the day on which it began, or is first told of. Up and down
 * stand those close to whom they come from; distance that way means nothing.
 *
 * @param began By actor, the day; NaN for one of whom nobody says when.
 * @param order By actor, its place among the lanes of the lineage; NaN for one that has no lane.
 */
export function byTime(
  network: Network,
  scope: Scope,
  began: Float64Array,
  order: Float64Array,
): Arrangement {
  const places = noPlaces(network);
  const dated = [...began.keys()].filter(
    (actor) => scope.actors[actor] && !Number.isNaN(began[actor]),
  );
  if (!dated.length) return { places, guides: [] };
  const rank = ranked(network, dated, order);
  const days = dated.map((actor) => began[actor] ?? 0);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  // screens are wider than high
  const wide = Math.max(YEAR, (1.6 * APART * dated.length) / Math.max(1, (last - first) / DAYS));
  const x = (day: number): number => ((day - first) / DAYS) * wide;
  const gap = Math.max(APART, x(last) / 1.6 / dated.length);
  rank.forEach((actor, at) => {
    places.x[actor] = x(began[actor] ?? 0);
    places.y[actor] = at * gap;
  });
  return { places, guides: years(first, last, x) };
}

/** Those of a lane in its order; the others after the first of their partners that has a place. */
function ranked(network: Network, actors: readonly number[], order: Float64Array): number[] {
  const known = new Set(actors);
  const near = (actor: number): number => {
    const own = order[actor] ?? NaN;
    if (!Number.isNaN(own)) return own;
    const partners = (network.pairsOf[actor] ?? []).flatMap((pair) => {
      const [a = 0, b = 0] = [network.first[pair], network.second[pair]];
      const other = a === actor ? b : a;
      return known.has(other) && !Number.isNaN(order[other]) ? [order[other] ?? 0] : [];
    });
    return partners.length ? Math.min(...partners) + 0.5 : Infinity;
  };
  const keys = new Map(actors.map((actor) => [actor, near(actor)]));
  return [...actors].sort((a, b) => {
    const [one = 0, two = 0] = [keys.get(a), keys.get(b)];
    return one === two ? a - b : one - two;
  });
}

function years(first: number, last: number, x: (day: number) => number): Guide[] {
  const from = new Date(first * 86_400_000).getUTCFullYear();
  const to = new Date(last * 86_400_000).getUTCFullYear();
  const step = STEPS.find((each) => (to - from) / each <= 14) ?? 100;
  const found: Guide[] = [];
  for (let year = Math.ceil(from / step) * step; year <= to + 1; year += step) {
    found.push({ text: String(year), x: x(Date.UTC(year, 0) / 86_400_000), y: null });
  }
  return found;
}

/** A place with those who are said to be there; `lat` and `lon` null where nobody knows where it is. */
export interface Home {
  name: string;
  lat: number | null;
  lon: number | null;
  actors: readonly number[];
}

/** By place: those of one place stand together, and places about as they lie on a map. */
export function byPlace(network: Network, homes: readonly Home[]): Arrangement {
  const places = noPlaces(network);
  const peopled = homes.filter(({ actors }) => actors.length);
  const spots = peopled.map(({ actors }) => ({ x: 0, y: 0, r: radiusOf(actors.length) }));
  const located = peopled.flatMap(({ lat, lon }, at) =>
    lat === null || lon === null ? [] : [{ at, lat, lon }],
  );
  const scale = scaleOf(located, spots);
  const middle = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0) / of.length;
  const east = middle(located.map(({ lon }) => lon));
  const north = middle(located.map(({ lat }) => lat));
  for (const { at, lat, lon } of located) {
    const [x, y] = [(lon - east) * scale, (north - lat) * scale * 1.2];
    Object.assign(spots[at] ?? {}, { x, y });
  }
  separate(located.flatMap(({ at }) => spots[at] ?? []));
  // whose place is a country, or unknown, stands in a row below, and says nothing by that
  const inRow = spots.filter((_, at) => !located.some((each) => each.at === at));
  const bottom = Math.max(0, ...located.map(({ at }) => (spots[at]?.y ?? 0) + (spots[at]?.r ?? 0)));
  let right = Math.min(0, ...located.map(({ at }) => spots[at]?.x ?? 0));
  for (const spot of inRow) {
    Object.assign(spot, { x: right + spot.r, y: bottom + spot.r + 60 });
    right += 2 * spot.r + 40;
  }
  const guides = peopled.map(({ name, actors }, at): Guide => {
    const spot = spots[at] ?? { x: 0, y: 0, r: 0 };
    actors.forEach((actor, n) => {
      // a sunflower: even, and the same each time
      const [away, angle] = [APART * Math.sqrt(n), n * 2.399963];
      places.x[actor] = spot.x + away * Math.cos(angle);
      places.y[actor] = spot.y + away * Math.sin(angle);
    });
    return { text: name, x: spot.x, y: spot.y - spot.r };
  });
  return { places, guides };
}

function radiusOf(actors: number): number {
  return APART * (Math.sqrt(actors) + 0.8);
}

interface Spot {
  x: number;
  y: number;
  r: number;
}

/** Units of the picture a degree, so that the places have room. */
function scaleOf(located: readonly { lat: number; lon: number }[], spots: readonly Spot[]): number {
  const span = (of: readonly number[]): number => Math.max(...of) - Math.min(...of);
  const wide = Math.max(
    span(located.map(({ lon }) => lon)),
    span(located.map(({ lat }) => lat)),
    0.05,
  );
  const area = spots.reduce((sum, { r }) => sum + 4 * r * r, 0);
  return located.length ? (2.4 * Math.sqrt(area)) / wide : 1;
}

/** Push apart what lies on each other. */
function separate(spots: readonly Spot[]): void {
  for (let round = 0; round < 60; round += 1) {
    let moved = false;
    for (const [i, a] of spots.entries()) {
      for (const b of spots.slice(i + 1)) {
        const [dx, dy] = [b.x - a.x || 0.01, b.y - a.y];
        const distance = Math.hypot(dx, dy);
        const push = (a.r + b.r - distance) / 2 / distance;
        if (push <= 0) continue;
        moved = true;
        [a.x, a.y, b.x, b.y] = [a.x - dx * push, a.y - dy * push, b.x + dx * push, b.y + dy * push];
      }
    }
    if (!moved) return;
  }
}
