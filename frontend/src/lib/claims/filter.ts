/**
 * Filters over the claims of the case, and what each of them hides. Nothing is hidden without being
 * counted.
 */

import { STATUS_ORDER } from '../encode/status';
import type { ClaimsState } from '../state/url';
import { fold } from '../text/fold';
import type { Answer, ClaimRow, Stance } from '../types';

/** The parts of the state that choose claims. */
export type Query = Pick<
  ClaimsState,
  | 'about'
  | 'asof'
  | 'by'
  | 'disputed'
  | 'doc'
  | 'fam'
  | 'known'
  | 'low'
  | 'q'
  | 'rel'
  | 'st'
  | 'stance'
  | 'tie'
>;
export type FilterName = keyof Query;

/** Answers of the two times, by claim id; what is not in a map surely did not hold. */
export interface Dated {
  asof: ReadonlyMap<string, Answer> | null;
  known: ReadonlyMap<string, Answer> | null;
}

export const UNDATED: Dated = { asof: null, known: null };

export interface Hidden {
  name: FilterName;
  /** How many more claims would be shown without this one filter. */
  alone: number;
}

export interface Filtered {
  shown: ClaimRow[];
  total: number;
  /** What each filter in use hides, those that hide most first. */
  hidden: Hidden[];
}

/** The parts of a state that choose claims, without the rest of it. */
export function queryOf(state: Query): Query {
  const { about, asof, by, disputed, doc, fam, known, low, q, rel, st, stance, tie } = state;
  return { about, asof, by, disputed, doc, fam, known, low, q, rel, st, stance, tie };
}

type Test = (claim: ClaimRow) => boolean;

/** Choose claims, and count what every single filter hides. */
export function choose(
  claims: readonly ClaimRow[],
  query: Query,
  dated: Dated = UNDATED,
): Filtered {
  const tests = [...testsOf(query, dated)];
  const shown: ClaimRow[] = [];
  const alone = new Map<FilterName, number>(tests.map(([name]) => [name, 0]));
  for (const claim of claims) {
    const failed = tests.filter(([, test]) => !test(claim));
    const [first] = failed;
    if (!first) shown.push(claim);
    else if (failed.length === 1) alone.set(first[0], (alone.get(first[0]) ?? 0) + 1);
  }
  // low confidence is left out unasked, so it is told only where it hides something
  const hidden = [...alone]
    .map(([name, n]) => ({ name, alone: n }))
    .filter(({ name, alone: n }) => name !== 'low' || n > 0);
  hidden.sort((a, b) => b.alone - a.alone);
  return { shown, total: claims.length, hidden };
}

function* testsOf(query: Query, dated: Dated): Generator<[FilterName, Test]> {
  const { about, by, doc, fam, rel, st, stance, tie } = query;
  if (about) yield ['about', (c) => isAbout(c, about)];
  if (by) yield ['by', (c) => c.speaker === by];
  if (doc) yield ['doc', (c) => c.document.id === doc];
  if (fam) yield ['fam', (c) => c.family === fam];
  if (rel) yield ['rel', (c) => c.relation === rel];
  if (tie) yield ['tie', (c) => c.tie === tie];
  if (stance) yield ['stance', (c) => stancesOf(c, about).includes(stance)];
  if (st.length) yield ['st', (c) => c.status !== null && st.includes(c.status)];
  if (!query.low) yield ['low', (c) => !c.low];
  if (query.disputed) yield ['disputed', (c) => c.status === 'disputed'];
  const { asof, known } = dated;
  if (query.asof && asof) yield ['asof', (c) => asof.has(c.id)];
  if (query.known && known) yield ['known', (c) => known.has(c.id)];
  const words = fold(query.q).split(' ').filter(Boolean);
  if (words.length) {
    yield ['q', (c) => words.every((word) => spoken(c).includes(word))];
  }
}

/** Whether a claim is about somebody: as a side, or, of a place, as where it was. */
export function isAbout({ subject, object, place }: ClaimRow, id: string): boolean {
  return subject.id === id || object?.id === id || (place?.id === id && place.type === 'Place');
}

/** How the speaker stands to the actor that is asked about, or to either side. */
function stancesOf(claim: ClaimRow, about: string): (Stance | null)[] {
  if (about && about === claim.subject.id) return [claim.stance];
  if (about && about === claim.object?.id) return [claim.object_stance];
  return [claim.stance, claim.object_stance];
}

/** Folded once for each claim: a search looks through all of them at every letter typed. */
const folded = new WeakMap<ClaimRow, string>();

/** What a text search looks through. */
function spoken(claim: ClaimRow): string {
  const known = folded.get(claim);
  if (known !== undefined) return known;
  const parts = [
    claim.subject.name,
    claim.relation_label,
    claim.object?.name,
    claim.value,
    claim.role,
    claim.place?.name,
    claim.speaker,
    claim.evidence.quote,
  ];
  const words = fold(parts.filter(Boolean).join(' \n '));
  folded.set(claim, words);
  return words;
}

/** Put claims in the order that the list is read in. */
export function sorted(claims: readonly ClaimRow[], order: ClaimsState['sort']): ClaimRow[] {
  const found = [...claims];
  if (order === 'place') return found.sort(byPlace);
  if (order === 'oldest') return found.sort((a, b) => byDate(a, b, 1));
  if (order === 'newest') return found.sort((a, b) => byDate(a, b, -1));
  const rank = new Map(STATUS_ORDER.map((status, i) => [status, i]));
  const place = (c: ClaimRow): number => (c.status ? (rank.get(c.status) ?? 98) : 99);
  return found.sort(
    (a, b) =>
      place(a) - place(b) ||
      b.origins - a.origins ||
      compare(a.tie ?? '', b.tie ?? '') ||
      byDate(a, b, -1),
  );
}

/** How many claims fall under each of some values, most first. */
export function tally(
  claims: readonly ClaimRow[],
  value: (claim: ClaimRow) => { key: string; label: string },
): { key: string; label: string; count: number }[] {
  const found = new Map<string, { key: string; label: string; count: number }>();
  for (const claim of claims) {
    const { key, label } = value(claim);
    const entry = found.get(key);
    if (entry) entry.count += 1;
    else found.set(key, { key, label, count: 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || compare(a.label, b.label));
}

function byPlace(a: ClaimRow, b: ClaimRow): number {
  return (
    compare(a.document.title ?? a.document.name, b.document.title ?? b.document.name) ||
    compare(a.document.id, b.document.id) ||
    a.evidence.start - b.evidence.start ||
    a.evidence.end - b.evidence.end
  );
}

/** Undated documents come last in either direction. */
function byDate(a: ClaimRow, b: ClaimRow, direction: 1 | -1): number {
  const [first, second] = [a.document.published, b.document.published];
  if (first && second) return direction * compare(first, second) || byPlace(a, b);
  return Number(!first) - Number(!second) || byPlace(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
