/** The network as the pages hold it: the columns of the server, with parallel ties of two folded. */

import { STATUS_ORDER } from '../encode/status';
import type { EntityType, Graph, TieStatus, Vocabulary } from '../types';

/** Types of actors that are drawn, in the order of the legend. */
export const ACTOR_TYPES = ['Organization', 'State', 'Person', 'Group'] as const;
export type ActorType = (typeof ACTOR_TYPES)[number];

export interface Network {
  graph: Graph;
  /** How many actors and ties there are. */
  actors: number;
  ties: number;
  /** Place of an actor by its id. */
  at: ReadonlyMap<string, number>;
  /** By tie: its status as a place in STATUS_ORDER, and its family as a place in `families`. */
  status: Uint8Array;
  family: Uint8Array;
  /** By tie: 1 where it is something that happens, not something that lasts. */
  events: Uint8Array;
  families: readonly { name: string; label: string; badge: string }[];
  /** By tie: the pair of actors that it is between. */
  pair: Uint32Array;
  /** By pair: its two actors, the lesser place first; and its ties. */
  first: Uint32Array;
  second: Uint32Array;
  tiesOf: readonly (readonly number[])[];
  /** By actor: the pairs that it is in. */
  pairsOf: readonly (readonly number[])[];
  /** By tie: where its spans begin among the spans, and after the last where they end. */
  spansFrom: Uint32Array;
}

export function networkOf(graph: Graph, vocabulary: Vocabulary): Network {
  const { actors, ties, spans } = graph;
  const families = Object.values(vocabulary.families).map(({ name, label, badge }) => ({
    name,
    label,
    badge,
  }));
  const familyAt = new Map(families.map(({ name }, i) => [name, i]));
  const statusAt = new Map(STATUS_ORDER.map((status, i) => [status, i]));
  const n = ties.id.length;
  const status = Uint8Array.from(ties.status, (each) => statusAt.get(each) ?? 0);
  const family = Uint8Array.from(ties.relation, (relation) => {
    return familyAt.get(vocabulary.relations[relation]?.family ?? '') ?? 0;
  });

  const pair = new Uint32Array(n);
  const pairAt = new Map<number, number>();
  const first: number[] = [];
  const second: number[] = [];
  const tiesOf: number[][] = [];
  const pairsOf: number[][] = actors.id.map(() => []);
  for (let tie = 0; tie < n; tie += 1) {
    const a = Math.min(ties.source[tie] ?? 0, ties.target[tie] ?? 0);
    const b = Math.max(ties.source[tie] ?? 0, ties.target[tie] ?? 0);
    const key = a * actors.id.length + b;
    let at = pairAt.get(key);
    if (at === undefined) {
      at = tiesOf.length;
      pairAt.set(key, at);
      first.push(a);
      second.push(b);
      tiesOf.push([]);
      pairsOf[a]?.push(at);
      if (a !== b) pairsOf[b]?.push(at);
    }
    pair[tie] = at;
    tiesOf[at]?.push(tie);
  }

  const spansFrom = new Uint32Array(n + 1);
  for (const tie of spans.tie) spansFrom[tie + 1] = (spansFrom[tie + 1] ?? 0) + 1;
  for (let tie = 0; tie < n; tie += 1) {
    spansFrom[tie + 1] = (spansFrom[tie + 1] ?? 0) + (spansFrom[tie] ?? 0);
  }
  return {
    graph,
    actors: actors.id.length,
    ties: n,
    at: new Map(actors.id.map((id, i) => [id, i])),
    status,
    family,
    events: Uint8Array.from(ties.relation, (relation) =>
      Number(vocabulary.relations[relation]?.kind === 'event'),
    ),
    families,
    pair,
    first: Uint32Array.from(first),
    second: Uint32Array.from(second),
    tiesOf,
    pairsOf,
    spansFrom,
  };
}

export function statusOf(network: Network, tie: number): TieStatus {
  return STATUS_ORDER[network.status[tie] ?? 0] ?? 'single_source';
}

export function typeOf(network: Network, actor: number): EntityType {
  return network.graph.actors.type[actor] ?? 'Organization';
}

export function nameOf(network: Network, actor: number): string {
  return network.graph.actors.name[actor] ?? '';
}

/** The pair of two actors, by their ids; undefined where no tie is between them. */
export function pairOf(network: Network, a: string, b: string): number | undefined {
  const [one, two] = [network.at.get(a), network.at.get(b)];
  if (one === undefined || two === undefined) return undefined;
  const [least, most] = [Math.min(one, two), Math.max(one, two)];
  return network.pairsOf[least]?.find(
    (pair) => network.first[pair] === least && network.second[pair] === most,
  );
}

/** The other actor of a pair. */
export function partner(network: Network, pair: number, actor: number): number {
  const [a = 0, b = 0] = [network.first[pair], network.second[pair]];
  return a === actor ? b : a;
}
