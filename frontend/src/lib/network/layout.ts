/**
 * Where actors stand: ForceAtlas2, from places that are the same every time, in slices between which
 * the page stays alive. Who has a place keeps it, so that the picture in mind stays true.
 */

import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { Network } from './network';
import type { Scope } from './scope';

export interface Places {
  /** By actor; NaN for one that has no place. */
  x: Float32Array;
  y: Float32Array;
}

/** How much wider than high a picture comes out. */
const WIDE = 1.5;

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

/**
 * Find places for the actors of a scope that stand in a tie. Yields between slices; whoever asks
 * decides how long to wait before the next.
 *
 * @param known Places to keep as they are.
 */
export function* layOut(network: Network, scope: Scope, known: Places): Generator<Layout> {
  const graph = new UndirectedGraph();
  const drawn = (actor: number): boolean => scope.actors[actor] === 1;
  network.tiesOf.forEach((members, pair) => {
    const [a = 0, b = 0] = [network.first[pair], network.second[pair]];
    if (a === b || !drawn(a) || !drawn(b)) return;
    for (const actor of [a, b]) graph.mergeNode(String(actor));
    graph.mergeEdge(String(a), String(b), { weight: 1 + Math.log2(members.length) });
  });
  const fresh = begin(network, graph, known);
  const places = { x: known.x.slice(), y: known.y.slice() };
  const order = graph.order;
  if (!order || !fresh) {
    collect(graph, places);
    yield { places, done: 1 };
    return;
  }
  const total = order > 2000 ? 90 : order > 600 ? 180 : 400;
  const settings = {
    ...forceAtlas2.inferSettings(order),
    barnesHutOptimize: order > 600,
    gravity: 0.12,
    scalingRatio: 14,
  };
  // by size and not by the clock: the same network stands the same way everywhere
  const slice = order > 1000 ? 3 : order > 300 ? 6 : 20;
  for (let done = 0; done < total;) {
    const iterations = Math.min(slice, total - done);
    forceAtlas2.assign(graph, { iterations, settings, getEdgeWeight: 'weight' });
    done += iterations;
    if (done < total) {
      collect(graph, places);
      yield { places, done: done / total };
    }
  }
  if (order <= 600) spread(graph);
  if (!settled(graph)) widen(graph);
  collect(graph, places);
  yield { places, done: 1 };
}

/** Give everybody a place to begin at; tells whether anybody had none. */
function begin(network: Network, graph: UndirectedGraph, known: Places): boolean {
  let fresh = false;
  const settled: [number, number][] = [];
  graph.forEachNode((node) => {
    const [x = NaN, y = NaN] = [known.x[Number(node)], known.y[Number(node)]];
    if (!Number.isNaN(x)) settled.push([x, y]);
  });
  const reach = 30 * Math.sqrt(graph.order);
  graph.forEachNode((node) => {
    const actor = Number(node);
    const [x = NaN, y = NaN] = [known.x[actor], known.y[actor]];
    if (!Number.isNaN(x)) {
      graph.mergeNodeAttributes(node, { x, y, fixed: true, size: 1 });
      return;
    }
    fresh = true;
    // the angle by id and the distance by rank: the same wherever the case is opened
    const angle = (hash(network.graph.actors.id[actor] ?? '') / 2 ** 32) * 2 * Math.PI;
    const away = reach * Math.sqrt((actor + 1) / network.actors);
    const near = around(graph, node, known);
    const [cx, cy] = near ?? [0, 0];
    const far = near ? 25 + (away % 25) : away;
    graph.mergeNodeAttributes(node, {
      x: cx + far * Math.cos(angle),
      y: cy + far * Math.sin(angle),
      fixed: false,
      size: 1,
    });
  });
  return fresh;
}

/** The middle of the neighbours that have a place; undefined where none has. */
function around(graph: UndirectedGraph, node: string, known: Places): [number, number] | undefined {
  let [x, y, n] = [0, 0, 0];
  graph.forEachNeighbor(node, (other) => {
    const [ox = NaN, oy = NaN] = [known.x[Number(other)], known.y[Number(other)]];
    if (Number.isNaN(ox)) return;
    x += ox;
    y += oy;
    n += 1;
  });
  return n ? [x / n, y / n] : undefined;
}

function settled(graph: UndirectedGraph): boolean {
  return graph.someNode((_, place) => (place as Node).fixed);
}

/** Screens are wider than high. */
function widen(graph: UndirectedGraph): void {
  graph.forEachNode((node, place) => {
    graph.setNodeAttribute(node, 'x', (place as Node).x * WIDE);
  });
}

/** Push apart who stands on top of another. */
function spread(graph: UndirectedGraph): void {
  const nodes = graph.nodes().map((id) => ({ id, ...(graph.getNodeAttributes(id) as Node) }));
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
  for (const { id, x, y } of nodes) graph.mergeNodeAttributes(id, { x, y });
}

interface Node {
  x: number;
  y: number;
  fixed: boolean;
}

function collect(graph: UndirectedGraph, { x, y }: Places): void {
  graph.forEachNode((node, place) => {
    x[Number(node)] = (place as Node).x;
    y[Number(node)] = (place as Node).y;
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
