/** Which ties are drawn, how, and what hides the others. Nothing is hidden without being counted. */

import { STATUS_ORDER } from '../encode/status';
import type { TieStatus } from '../types';
import { ACTOR_TYPES, type ActorType, type Network } from './network';
import type { Scope } from './scope';
import { ASSUMED, NO, UNDATED, YES } from './times';

export interface Query {
  /** Statuses, families and types that are shown; empty for all. */
  st: readonly TieStatus[];
  fam: readonly string[];
  ty: readonly ActorType[];
  /** What nobody says had ended, or not yet begun, is shown too. */
  assumed: boolean;
  /** What has no date is shown while a time is chosen. */
  undated: boolean;
}

/** What can hide a tie, each with a bit of its own. `time` is the date itself; `assumed` and `undated` are its two shelves. */
export const HIDERS = [
  'scope', 'dense', 'st', 'fam', 'ty', 'time', 'assumed', 'undated', 'unnamed',
] as const; // prettier-ignore
export type Hider = (typeof HIDERS)[number];

export interface Shown {
  /** By tie: 1 where it is drawn. */
  ties: Uint8Array;
  tieCount: number;
  /** Pairs with a tie that is drawn. */
  pairs: Uint32Array;
  /** By pair: of its drawn ties the most contested status, the surest answer, and how many. */
  status: Uint8Array;
  held: Uint8Array;
  count: Uint16Array;
  /** By pair: the family where all drawn ties are of one, else 255. */
  family: Uint8Array;
  /** By actor: how many ties it has that are drawn. */
  degree: Uint32Array;
  activeCount: number;
  /** How many ties each status and family has that nothing else hides. */
  byStatus: Uint32Array;
  byFamily: Uint32Array;
  /** How many ties would be drawn if it were not for this one thing. */
  hidden: Record<Hider, number>;
}

export const MIXED = 255;
const DENIED = STATUS_ORDER.indexOf('denied');
const FIRM: readonly TieStatus[] = ['corroborated', 'disputed'];

/** @param time By tie, what is said of the chosen time; null where all time is shown. */
export function shownOf(
  network: Network,
  scope: Scope,
  query: Query,
  time: Uint8Array | null,
): Shown {
  const { ties: n, pair, status, family, graph } = network;
  const { source, target } = graph.ties;
  const pairCount = network.first.length;
  const found: Shown = {
    ties: new Uint8Array(n),
    tieCount: 0,
    pairs: new Uint32Array(0),
    status: new Uint8Array(pairCount).fill(MIXED),
    held: new Uint8Array(pairCount).fill(NO),
    count: new Uint16Array(pairCount),
    family: new Uint8Array(pairCount),
    degree: new Uint32Array(network.actors),
    activeCount: 0,
    byStatus: new Uint32Array(STATUS_ORDER.length),
    byFamily: new Uint32Array(network.families.length),
    hidden: {
      scope: 0, dense: 0, st: 0, fam: 0, ty: 0, time: 0, assumed: 0, undated: 0, unnamed: 0,
    }, // prettier-ignore
  };
  const statusOn = STATUS_ORDER.map((each) => !query.st.length || query.st.includes(each));
  const familyOn = network.families.map(
    ({ name }) => !query.fam.length || query.fam.includes(name),
  );
  const typeOn = graph.actors.type.map(
    (type) => !query.ty.length || (query.ty as readonly string[]).includes(type),
  );
  const firm = STATUS_ORDER.map((each) => FIRM.includes(each));
  const dense = scope.dense && !query.st.length;
  const pairs: number[] = [];
  const alone = new Uint32Array(HIDERS.length);
  const { byStatus, byFamily, degree } = found;
  for (let tie = 0; tie < n; tie += 1) {
    const a = source[tie] ?? 0;
    const b = target[tie] ?? 0;
    const s = status[tie] ?? 0;
    const f = family[tie] ?? 0;
    const answer = time ? (time[tie] ?? NO) : YES;
    // each thing that hides it is a bit, in the order of HIDERS
    let hiders = 0;
    if (scope.unnamed[a] || scope.unnamed[b]) hiders |= 256;
    else if (!scope.actors[a] || !scope.actors[b]) hiders |= 1;
    else if (dense && !firm[s] && !scope.expanded.has(a) && !scope.expanded.has(b)) hiders |= 2;
    if (!typeOn[a] || !typeOn[b]) hiders |= 16;
    if (answer === NO) hiders |= 32;
    else if (answer === ASSUMED && !query.assumed) hiders |= 64;
    else if (answer === UNDATED && !query.undated) hiders |= 128;
    // choosing a status shows all of it, so the legend counts them
    if ((hiders & ~2) === 0 && familyOn[f]) byStatus[s] = (byStatus[s] ?? 0) + 1;
    if (s === DENIED) continue; // nobody says so: counted, and never a line
    if (hiders === 0 && statusOn[s]) byFamily[f] = (byFamily[f] ?? 0) + 1;
    if (!statusOn[s]) hiders |= 4;
    if (!familyOn[f]) hiders |= 8;
    if (hiders) {
      const bit = 31 - Math.clz32(hiders);
      if (hiders === 1 << bit) alone[bit] = (alone[bit] ?? 0) + 1;
      continue;
    }

    found.ties[tie] = 1;
    found.tieCount += 1;
    const at = pair[tie] ?? 0;
    const before = found.count[at] ?? 0;
    if (!before) {
      pairs.push(at);
      found.family[at] = f;
    } else if (found.family[at] !== f) found.family[at] = MIXED;
    found.count[at] = before + 1;
    // STATUS_ORDER runs from the most contested on
    if (s < (found.status[at] ?? MIXED)) found.status[at] = s;
    if (answer < (found.held[at] ?? NO)) found.held[at] = answer;
    degree[a] = (degree[a] ?? 0) + 1;
    if (a !== b) degree[b] = (degree[b] ?? 0) + 1;
  }
  HIDERS.forEach((hider, bit) => (found.hidden[hider] = alone[bit] ?? 0));
  for (const ties of degree) found.activeCount += Number(ties > 0);
  found.pairs = Uint32Array.from(pairs);
  return found;
}

/** How many actors of each type the scope draws. */
export function byType(network: Network, scope: Scope): Map<ActorType, number> {
  const found = new Map<ActorType, number>(ACTOR_TYPES.map((type) => [type, 0]));
  network.graph.actors.type.forEach((type, actor) => {
    if (!scope.actors[actor]) return;
    const known = found.get(type as ActorType);
    if (known !== undefined) found.set(type as ActorType, known + 1);
  });
  return found;
}
