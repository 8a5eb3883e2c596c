/** Which actors are drawn at all: never everything at once, and never without saying so. */

import { STATUS_ORDER } from '../encode/status';
import type { Network } from './network';

/** More actors than this are drawn only where somebody asks for all. */
export const CORE = 300;
/** More ties than this, and only those that are corroborated or disputed come first. */
export const DENSE = 250;
/** How many neighbours come in at one step. */
export const STEP = 30;

export interface Scope {
  /** By actor: whether it is drawn. */
  actors: Uint8Array;
  count: number;
  /** By actor: whether it is left out for having no name of its own. */
  unnamed: Uint8Array;
  /** Whether some are left out for being less supported. */
  cut: boolean;
  /** Only corroborated and disputed ties come first; an actor that was expanded brings all its own. */
  dense: boolean;
  expanded: ReadonlySet<number>;
}

export interface Asked {
  all: boolean;
  /** Whether actors without a name of their own are drawn, too: "the army", "sixty men". */
  unnamed: boolean;
  /** Ids of the actors whose neighbours are asked for; twice where more of them are. */
  more: readonly string[];
  /** Ids of the actors that were chosen to be drawn, with the ties of theirs. */
  drawn: readonly string[];
  /** Ids of the actors put out of sight. */
  hide: readonly string[];
  /** Ids of those that are looked at, and so are drawn in any case. */
  chosen: readonly string[];
}

const DENIED = STATUS_ORDER.indexOf('denied');

/** By actor, how many origins its ties have: how well supported it is in the network. */
export function support(network: Network): Float64Array {
  const found = new Float64Array(network.actors);
  const { source, target, origins } = network.graph.ties;
  for (let tie = 0; tie < network.ties; tie += 1) {
    if (network.status[tie] === DENIED) continue;
    const weight = origins[tie] ?? 0;
    for (const actor of [source[tie] ?? 0, target[tie] ?? 0]) {
      found[actor] = (found[actor] ?? 0) + weight;
    }
  }
  return found;
}

export function scopeOf(network: Network, asked: Asked): Scope {
  const { all, more, drawn, hide, chosen } = asked;
  const weight = support(network);
  const dense = !all && isDense(network);
  const actors = new Uint8Array(network.actors);
  const unnamed = Uint8Array.from(network.graph.actors.placeholder, (is) =>
    Number(is && !asked.unnamed),
  );
  const firm = dense ? inFirm(network, unnamed) : null;
  const ranked = Array.from(weight.keys())
    .filter((actor) => !unnamed[actor])
    .sort(
      (a, b) => (firm?.[b] ?? 0) - (firm?.[a] ?? 0) || (weight[b] ?? 0) - (weight[a] ?? 0) || a - b,
    );
  const core = firm ? firm.reduce((sum, is) => sum + is, 0) : ranked.length;
  const most = all ? ranked.length : Math.min(CORE, core);
  for (const actor of ranked.slice(0, most)) actors[actor] = 1;
  const places = (ids: readonly string[]): number[] =>
    ids.map((id) => network.at.get(id)).filter((at) => at !== undefined);
  for (const actor of places(chosen)) actors[actor] = 1;
  const expanded = new Set<number>(places(drawn));
  for (const actor of expanded) actors[actor] = 1;
  for (const actor of places(more)) {
    expanded.add(actor);
    actors[actor] = 1;
    for (const other of missing(network, actors, actor, weight).slice(0, STEP)) actors[other] = 1;
  }
  for (const actor of places(hide)) actors[actor] = 0;
  for (const actor of actors.keys()) if (actors[actor]) unnamed[actor] = 0;
  let count = 0;
  for (const is of actors) count += is;
  return {
    actors,
    count,
    unnamed,
    cut: most < ranked.length,
    dense,
    expanded,
  };
}

function isFirm(network: Network, tie: number): boolean {
  const status = network.graph.ties.status[tie];
  return status === 'corroborated' || status === 'disputed';
}

function isDense(network: Network): boolean {
  return network.ties > DENSE && network.graph.ties.id.some((_, tie) => isFirm(network, tie));
}

/** By actor: 1 where it stands in a corroborated or disputed tie to another that may be drawn. */
function inFirm(network: Network, left: Uint8Array): Uint8Array {
  const found = new Uint8Array(network.actors);
  const { source, target } = network.graph.ties;
  for (let tie = 0; tie < network.ties; tie += 1) {
    const [a, b] = [source[tie] ?? 0, target[tie] ?? 0];
    if (left[a] || left[b] || !isFirm(network, tie)) continue;
    found[a] = 1;
    found[b] = 1;
  }
  return found;
}

/** Neighbours of an actor that are not drawn, the best supported first. */
export function missing(
  network: Network,
  actors: Uint8Array,
  actor: number,
  weight: Float64Array,
): number[] {
  const found = new Set<number>();
  for (const pair of network.pairsOf[actor] ?? []) {
    const [a = 0, b = 0] = [network.first[pair], network.second[pair]];
    const other = a === actor ? b : a;
    if (
      !actors[other] &&
      (network.tiesOf[pair] ?? []).some((tie) => network.status[tie] !== DENIED)
    )
      found.add(other);
  }
  return [...found].sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b);
}
