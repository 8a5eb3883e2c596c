/**
 * Where actors stand: ForceAtlas2, from places that are the same every time, in slices between which
 * the page stays alive. Who has a place keeps it, so that the picture in mind stays true.
 *
 * The columns of the network go straight into those of the algorithm; a graph of objects between the
 * two would cost most of the time that there is for a first picture.
 */

import iterate from 'graphology-layout-forceatlas2/iterate.js';
import type { Network } from './network';
import type { Scope } from './scope';

export interface Places {
  /** By actor; NaN for one that has no place. */
  x: Float32Array;
  y: Float32Array;
}

/** How much wider than high a picture comes out. */
const WIDE = 1.5;
/** More actors than this are first drawn roughly, before their layout begins. */
const MANY = 1000;
/** Numbers that the algorithm keeps of each actor, and of each line. */
const [OF_NODE, OF_EDGE] = [10, 3];
const [X, Y, MASS, CONVERGENCE, SIZE, FIXED] = [0, 1, 6, 7, 8, 9];

export function noPlaces(network: Network): Places {
  return {
    x: new Float32Array(network.actors).fill(NaN),
    y: new Float32Array(network.actors).fill(NaN),
  };
}

/** The places that people gave to actors. */
export function pinnedPlaces(network: Network): Places {
  const { x, y } = network.graph.actors;
  const place = (at: number | null): number => at ?? NaN;
  return { x: Float32Array.from(x, place), y: Float32Array.from(y, place) };
}

export interface Layout {
  places: Places;
  /** How far it is, 0 to 1. */
  done: number;
}

/** What is laid out: the actors of a scope that stand in a tie, and the lines between them. */
interface Ground {
  /** The actor at each place of the columns. */
  actors: number[];
  nodes: Float32Array;
  edges: Float32Array;
}

/**
 * Find places for the actors of a scope that stand in a tie. Yields between slices; whoever asks
 * decides how long to wait before the next.
 *
 * @param known Places to keep as they are.
 */
export function* layOut(network: Network, scope: Scope, known: Places): Generator<Layout> {
  const ground = groundOf(network, scope);
  const order = ground.actors.length;
  const places = { x: known.x.slice(), y: known.y.slice() };
  if (!begin(network, ground, known)) {
    collect(ground, places);
    yield { places, done: 1 };
    return;
  }
  if (order > MANY) {
    for (let round = 0; round < 3; round += 1) gather(ground);
    collect(ground, places);
    yield { places, done: 0 };
  }
  const total = order > 2000 ? 90 : order > 600 ? 180 : 400;
  const settings = settingsOf(order);
  // by size and not by the clock: the same network stands the same way everywhere
  const slice = order > MANY ? 3 : order > 300 ? 6 : 20;
  for (let done = 1; done <= total; done += 1) {
    iterate(settings, ground.nodes, ground.edges);
    if (done % slice === 0 && done < total) {
      collect(ground, places);
      yield { places, done: done / total };
    }
  }
  if (order <= 600) spread(ground);
  if (!settled(ground)) widen(ground);
  collect(ground, places);
  yield { places, done: 1 };
}

function settingsOf(order: number): Parameters<typeof iterate>[0] {
  return {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: 14,
    strongGravityMode: true,
    gravity: 0.12,
    slowDown: 1 + Math.log(order),
    barnesHutOptimize: order > 600,
    barnesHutTheta: 0.5,
  };
}

function groundOf(network: Network, scope: Scope): Ground {
  const at = new Int32Array(network.actors).fill(-1);
  const actors: number[] = [];
  const lines: number[] = [];
  const place = (actor: number): number => {
    if ((at[actor] ?? -1) < 0) at[actor] = actors.push(actor) - 1;
    return at[actor] ?? 0;
  };
  network.tiesOf.forEach((members, pair) => {
    const [a = 0, b = 0] = [network.first[pair], network.second[pair]];
    if (a === b || !scope.actors[a] || !scope.actors[b]) return;
    lines.push(place(a), place(b), 1 + Math.log2(members.length));
  });
  const nodes = new Float32Array(actors.length * OF_NODE);
  for (let node = 0; node < nodes.length; node += OF_NODE) {
    nodes[node + MASS] = 1;
    nodes[node + CONVERGENCE] = 1;
    nodes[node + SIZE] = 1;
  }
  const edges = Float32Array.from(lines);
  for (let edge = 0; edge < edges.length; edge += OF_EDGE) {
    const weight = edges[edge + 2] ?? 1;
    for (const end of [edge, edge + 1]) {
      const node = (edges[end] ?? 0) * OF_NODE;
      edges[end] = node;
      nodes[node + MASS] = (nodes[node + MASS] ?? 1) + weight;
    }
  }
  return { actors, nodes, edges };
}

/** Give everybody a place to begin at; tells whether anybody had none. */
function begin(network: Network, ground: Ground, known: Places): boolean {
  const { actors, nodes } = ground;
  let fresh = false;
  const near = around(ground, known);
  const reach = 30 * Math.sqrt(actors.length);
  actors.forEach((actor, at) => {
    const node = at * OF_NODE;
    const [x = NaN, y = NaN] = [known.x[actor], known.y[actor]];
    if (!Number.isNaN(x)) {
      nodes[node + X] = x;
      nodes[node + Y] = y;
      nodes[node + FIXED] = 1;
      return;
    }
    fresh = true;
    // the angle by id and the distance by rank: the same wherever the case is opened
    const angle = (hash(network.graph.actors.id[actor] ?? '') / 2 ** 32) * 2 * Math.PI;
    const away = reach * Math.sqrt((actor + 1) / network.actors);
    const [cx, cy] = near(at) ?? [0, 0];
    const far = near(at) ? 25 + (away % 25) : away;
    nodes[node + X] = cx + far * Math.cos(angle);
    nodes[node + Y] = cy + far * Math.sin(angle);
  });
  return fresh;
}

/** The middle of the neighbours of each that have a place; undefined where none has. */
function around(
  { actors, edges }: Ground,
  known: Places,
): (at: number) => [number, number] | undefined {
  const sums = new Float64Array(actors.length * 3);
  const add = (at: number, other: number): void => {
    const [x = NaN, y = NaN] = [known.x[actors[other] ?? 0], known.y[actors[other] ?? 0]];
    if (Number.isNaN(x)) return;
    sums[at * 3] = (sums[at * 3] ?? 0) + x;
    sums[at * 3 + 1] = (sums[at * 3 + 1] ?? 0) + y;
    sums[at * 3 + 2] = (sums[at * 3 + 2] ?? 0) + 1;
  };
  for (let edge = 0; edge < edges.length; edge += OF_EDGE) {
    const [a, b] = [(edges[edge] ?? 0) / OF_NODE, (edges[edge + 1] ?? 0) / OF_NODE];
    add(a, b);
    add(b, a);
  }
  return (at) => {
    const [x = 0, y = 0, n = 0] = sums.subarray(at * 3, at * 3 + 3);
    return n ? [x / n, y / n] : undefined;
  };
}

/** Draw everybody half way to the middle of his neighbours: rough, and soon done. */
function gather({ nodes, edges }: Ground): void {
  const sums = new Float64Array(nodes.length);
  const add = (node: number, other: number): void => {
    sums[node + X] = (sums[node + X] ?? 0) + (nodes[other + X] ?? 0);
    sums[node + Y] = (sums[node + Y] ?? 0) + (nodes[other + Y] ?? 0);
    sums[node + MASS] = (sums[node + MASS] ?? 0) + 1;
  };
  for (let edge = 0; edge < edges.length; edge += OF_EDGE) {
    const [a = 0, b = 0] = [edges[edge], edges[edge + 1]];
    add(a, b);
    add(b, a);
  }
  for (let node = 0; node < nodes.length; node += OF_NODE) {
    const n = sums[node + MASS] ?? 0;
    if (!n || nodes[node + FIXED]) continue;
    for (const axis of [X, Y]) {
      nodes[node + axis] = ((nodes[node + axis] ?? 0) + (sums[node + axis] ?? 0) / n) / 2;
    }
  }
}

function settled({ nodes }: Ground): boolean {
  for (let node = 0; node < nodes.length; node += OF_NODE) if (nodes[node + FIXED]) return true;
  return false;
}

/** Screens are wider than high. */
function widen({ nodes }: Ground): void {
  for (let node = 0; node < nodes.length; node += OF_NODE) {
    nodes[node + X] = (nodes[node + X] ?? 0) * WIDE;
  }
}

/** Push apart who stands on top of another. */
function spread({ actors, nodes: columns }: Ground): void {
  const nodes = actors.map((_, at) => ({
    x: columns[at * OF_NODE + X] ?? 0,
    y: columns[at * OF_NODE + Y] ?? 0,
    fixed: columns[at * OF_NODE + FIXED] === 1,
  }));
  const span = Math.max(...nodes.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))), 1);
  const apart = (span * 1.5) / Math.sqrt(nodes.length);
  const least = apart * 0.55;
  for (let round = 0; round < 30; round += 1) {
    let moved = false;
    for (const [i, a] of nodes.entries()) {
      for (const b of nodes.slice(i + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const distance = Math.hypot(dx, dy) || 0.01;
        if (distance >= least || (a.fixed && b.fixed)) continue;
        moved = true;
        const push = (least - distance) / (a.fixed || b.fixed ? 1 : 2) / distance;
        const [px, py] = [(dx || 0.01) * push, dy * push];
        if (!a.fixed) [a.x, a.y] = [a.x - px, a.y - py];
        if (!b.fixed) [b.x, b.y] = [b.x + px, b.y + py];
      }
    }
    if (!moved) break;
  }
  nodes.forEach(({ x, y }, at) => {
    columns[at * OF_NODE + X] = x;
    columns[at * OF_NODE + Y] = y;
  });
}

function collect({ actors, nodes }: Ground, { x, y }: Places): void {
  actors.forEach((actor, at) => {
    x[actor] = nodes[at * OF_NODE + X] ?? 0;
    y[actor] = nodes[at * OF_NODE + Y] ?? 0;
  });
}

/** FNV-1a over code units, as an unsigned 32-bit number. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}
