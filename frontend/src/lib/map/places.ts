/** The places that claims speak of: which are shown at a time, and how what is said there stands. */

import { STATUS_ORDER, mostContested } from '../encode/status';
import { fold } from '../text/fold';
import type { Period } from '../time/days';
import { type Held, type Span, extent, held, spanOf } from '../time/span';
import type { ClaimRow, PlaceMap, PlaceRow, TieStatus } from '../types';

/** What is said of a place: who holds it, who is based there, who is about, what happened. */
export const LAYERS = ['control', 'base', 'presence', 'event'] as const;
export type Layer = (typeof LAYERS)[number];

export const LAYER: Readonly<Record<Layer, { label: string; says: string }>> = {
  control: { label: 'control', says: 'somebody is said to hold it: no line is drawn around it' },
  base: { label: 'bases', says: 'somebody is said to have a seat, a camp or a post there' },
  presence: { label: 'presence', says: 'somebody is said to be, to move or to act there' },
  event: { label: 'events', says: 'something is said to have happened there' },
};

export interface Said {
  claim: ClaimRow;
  span: Span;
  layer: Layer;
}

/** A place with all that is said of it. */
export interface Place {
  row: PlaceRow;
  said: readonly Said[];
}

export interface Query {
  st: readonly TieStatus[];
  layers: readonly Layer[];
  q: string;
  /** What is undated, or only assumed to go on, is shown while a time is chosen. */
  undated: boolean;
  assumed: boolean;
}

/** A place with what of it is shown. */
export interface Shown {
  place: Place;
  said: readonly Said[];
  /** How many claims there are of each status, in the order of the legend; null for unweighed. */
  statuses: ReadonlyMap<TieStatus | null, number>;
  worst: TieStatus | null;
}

export const HIDERS = ['st', 'layers', 'q', 'time', 'assumed', 'undated'] as const;
export type Hider = (typeof HIDERS)[number];

export interface Found {
  shown: Shown[];
  /** How many claims each filter hides that the ones before it let through. */
  hidden: Readonly<Record<Hider, number>>;
  /** Claims by status and by layer, under all filters but their own. */
  byStatus: ReadonlyMap<TieStatus, number>;
  byLayer: ReadonlyMap<Layer, number>;
  claims: number;
}

export function layerOf(claim: ClaimRow): Layer {
  if (claim.relation === 'controls') return 'control';
  if (claim.relation === 'based_in') return 'base';
  return claim.kind === 'event' ? 'event' : 'presence';
}

/** The places of an answer with their claims; claims that are not at hand are left out. */
export function placesOf(map: PlaceMap, claims: readonly ClaimRow[]): Place[] {
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  return map.places.map((row) => ({
    row,
    said: row.claims.flatMap(({ id, span }) => {
      const claim = known.get(id);
      return claim ? [{ claim, span: spanOf(span), layer: layerOf(claim) }] : [];
    }),
  }));
}

/** When anything is said of places, for the histogram; null for each that has no date. */
export function periodsOf(places: readonly Place[]): (Period | null)[] {
  return places.flatMap(({ said }) => said.map(({ span }) => extent(span)));
}

/** What passes the filters at a time; all time where there is none. */
export function shownOf(places: readonly Place[], query: Query, period: Period | null): Found {
  const hidden: Record<Hider, number> = { st: 0, layers: 0, q: 0, time: 0, assumed: 0, undated: 0 };
  const byStatus = new Map<TieStatus, number>();
  const byLayer = new Map<Layer, number>();
  const words = fold(query.q).split(' ').filter(Boolean);
  let claims = 0;
  const shown: Shown[] = [];
  for (const place of places) {
    const said = place.said.filter((each) => {
      const reasons = hiders(each, query, words, period, place);
      const status = each.claim.status;
      if (status && reasons.every((reason) => reason === 'st')) tick(byStatus, status);
      if (reasons.every((reason) => reason === 'layers')) tick(byLayer, each.layer);
      if (reasons[0]) hidden[reasons[0]] += 1;
      return reasons.length === 0;
    });
    if (!said.length) continue;
    claims += said.length;
    const statuses = new Map<TieStatus | null, number>();
    for (const { claim } of said) tick(statuses, claim.status);
    shown.push({ place, said, statuses, worst: mostContested(statuses.keys()) });
  }
  return { shown, hidden, byStatus, byLayer, claims };
}

function hiders(
  { claim, span, layer }: Said,
  query: Query,
  words: readonly string[],
  period: Period | null,
  place: Place,
): Hider[] {
  const found: Hider[] = [];
  if (query.st.length && !(claim.status && query.st.includes(claim.status))) found.push('st');
  if (query.layers.length && !query.layers.includes(layer)) found.push('layers');
  if (words.length && !matches(claim, place, words)) found.push('q');
  const answer: Held = period ? held(span, period) : 'yes';
  if (answer === 'no') found.push('time');
  if (answer === 'assumed' && !query.assumed) found.push('assumed');
  if (answer === 'undated' && !query.undated) found.push('undated');
  return found;
}

function matches(claim: ClaimRow, place: Place, words: readonly string[]): boolean {
  const { subject, object, evidence } = claim;
  const names = [place.row.entity.name, subject.name, object?.name ?? '', evidence.quote];
  const text = fold(names.join(' \n '));
  return words.every((word) => text.includes(word));
}

function tick<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Shares of a ring, in the order of the legend: each status with where it begins and ends, 0 to 1. */
export function ringOf(
  statuses: ReadonlyMap<TieStatus | null, number>,
): { status: TieStatus | null; from: number; to: number }[] {
  const total = [...statuses.values()].reduce((sum, n) => sum + n, 0);
  let at = 0;
  return [...STATUS_ORDER, null].flatMap((status) => {
    const n = statuses.get(status) ?? 0;
    if (!n || !total) return [];
    const from = at;
    at += n / total;
    return [{ status, from, to: at }];
  });
}

/** The first day that anything shown there speaks of, for going from place to place by date. */
export function firstDay(shown: Shown): number {
  const days = shown.said.map(({ span }) => extent(span)?.first ?? Infinity);
  return Math.min(...days);
}

/** Places by when something is first said of them, undated ones last. */
export function byDate(shown: readonly Shown[]): Shown[] {
  return [...shown].sort(
    (a, b) =>
      firstDay(a) - firstDay(b) || a.place.row.entity.name.localeCompare(b.place.row.entity.name),
  );
}
