/** The picture in words: what its lists, its inspector and who cannot see it are told. */

import { CHANGE } from '../encode/change';
import { STATUS, STATUS_ORDER } from '../encode/status';
import { TYPE, count } from '../encode/words';
import { dateOf } from '../time/days';
import { extent } from '../time/span';
import type { TieStatus, Vocabulary } from '../types';
import { type Change, CHANGES, countsOf } from './changes';
import { type Network, nameOf, statusOf, typeOf } from './network';
import type { Scene } from './scene';
import { drawnPairs } from './walk';
import { spanAt } from './times';

export interface TieLine {
  tie: number;
  pair: number;
  id: string;
  source: number;
  target: number;
  relation: string;
  family: Network['families'][number] | undefined;
  status: TieStatus;
  /** "2016-05 – 2018-12", or empty where nobody says when. */
  told: string;
  origins: number;
  claims: number;
  change: Change | null;
}

export function tieLine(scene: Scene, vocabulary: Vocabulary | undefined, tie: number): TieLine {
  const { network, changes } = scene;
  const { ties } = network.graph;
  const relation = ties.relation[tie] ?? '';
  return {
    tie,
    pair: network.pair[tie] ?? 0,
    id: ties.id[tie] ?? '',
    source: ties.source[tie] ?? 0,
    target: ties.target[tie] ?? 0,
    relation: vocabulary?.relations[relation]?.label ?? relation,
    family: network.families[network.family[tie] ?? 0],
    status: statusOf(network, tie),
    told: toldOf(network, tie),
    origins: ties.origins[tie] ?? 0,
    claims: (ties.affirming[tie] ?? 0) + (ties.denying[tie] ?? 0),
    change: (changes && CHANGES[changes.ties[tie] ?? 255]) ?? null,
  };
}

/** The months that the claims of a tie speak of, from the first to the last. */
export function toldOf(network: Network, tie: number): string {
  let [first, last] = [Infinity, -Infinity];
  const end = network.spansFrom[tie + 1] ?? 0;
  for (let at = network.spansFrom[tie] ?? 0; at < end; at += 1) {
    const told = extent(spanAt(network, at));
    if (!told) continue;
    first = Math.min(first, told.first);
    last = Math.max(last, told.last);
  }
  if (first > last) return '';
  const [from, to] = [dateOf(first, 'month'), dateOf(last, 'month')];
  return from === to ? from : `${from} – ${to}`;
}

/** The ties that are drawn, the most contested first; where dates are compared, by what changed. */
export function drawnTies(scene: Scene): number[] {
  const { network, shown, changes } = scene;
  const found: number[] = [];
  shown.ties.forEach((drawn, tie) => {
    if (drawn && (!changes || changes.ties[tie] !== 255)) found.push(tie);
  });
  const rank = (tie: number): number =>
    changes ? (changes.pairs[network.pair[tie] ?? 0] ?? 255) : (network.status[tie] ?? 0);
  const { origins } = network.graph.ties;
  return found.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (origins[b] ?? 0) - (origins[a] ?? 0) ||
      (network.pair[a] ?? 0) - (network.pair[b] ?? 0) ||
      a - b,
  );
}

/** How many drawn ties an actor has in each status, the most contested first. */
export function statusesOf(scene: Scene, actor: number): [TieStatus, number][] {
  const found = new Map<TieStatus, number>();
  for (const pair of drawnPairs(scene, actor)) {
    for (const tie of scene.network.tiesOf[pair] ?? []) {
      if (!scene.shown.ties[tie]) continue;
      const status = statusOf(scene.network, tie);
      found.set(status, (found.get(status) ?? 0) + 1);
    }
  }
  return STATUS_ORDER.filter((each) => found.has(each)).map((each) => [each, found.get(each) ?? 0]);
}

/** "Highland Front, organisation, 14 relations: 9 corroborated, 2 disputed". */
export function spoken(scene: Scene, actor: number): string {
  const statuses = statusesOf(scene, actor);
  const total = statuses.reduce((sum, [, n]) => sum + n, 0);
  const parts = statuses.map(([status, n]) => `${n} ${STATUS[status].label}`);
  const head = `${nameOf(scene.network, actor)}, ${TYPE[typeOf(scene.network, actor)].one}, `;
  return `${head}${count(total, 'relation')}${parts.length ? `: ${parts.join(', ')}` : ''}`;
}

/** What the picture shows, in a sentence. */
export function summary(scene: Scene): string {
  const { shown, changes } = scene;
  const head = `${count(shown.activeCount, 'actor')} in ${count(shown.tieCount, 'relation')}`;
  if (!changes) return head;
  const found = countsOf(changes);
  const counts = CHANGES.map((change) =>
    found[change] ? `${found[change]} ${CHANGE[change].label}` : '',
  );
  return `${head}; of pairs ${counts.filter(Boolean).join(', ')}`;
}
