/** The sections of a dossier, what stands in them, and how it is sorted and cited. */

import { STATUS_ORDER } from '../encode/status';
import type { Cited, Dossier, Entry, Reference } from '../types';

export const SECTIONS = [
  ['facts', 'Facts'],
  ['size', 'Size'],
  ['names', 'Names'],
  ['relations', 'Relations'],
  ['posts', 'Leaders and members'],
  ['places', 'Places'],
  ['events', 'Events'],
  ['accounts', 'Own word and others’'],
  ['open', 'Open questions'],
  ['history', 'History'],
  ['sources', 'Sources'],
] as const;
export type SectionName = (typeof SECTIONS)[number][0];

/** The sections of an actor's dossier: a person's has no places and no size, and posts are those held. */
export function sectionsOf(person: boolean): (readonly [SectionName, string])[] {
  const shown = SECTIONS.filter(([name]) => !person || !['places', 'size'].includes(name));
  return shown.map(([name, label]) =>
    person && name === 'posts' ? [name, 'Posts and memberships'] : [name, label],
  );
}

export const SORTS = {
  sources: 'most origins',
  name: 'name',
  first: 'first report',
  last: 'last report',
  when: 'time',
} as const;
export type Sort = keyof typeof SORTS;

/** Whether there is next to nothing to show: the page then says where else to look. */
export function isThin(dossier: Dossier): boolean {
  return dossier.entries.length === 0;
}

/** How many things each section holds. */
export function countsOf(dossier: Dossier): Readonly<Record<SectionName, number>> {
  const { entries } = dossier;
  const of = (section: Entry['section']): number =>
    entries.filter((entry) => entry.section === section).length;
  const undecided = Number(dossier.undecided > 0);
  return {
    facts: new Set(entries.filter((e) => e.section === 'fact').map((e) => e.relation)).size,
    size: dossier.sizes.length,
    names: dossier.names.length,
    relations: of('relation'),
    posts: of('post'),
    places: of('place'),
    events: of('event'),
    accounts: dossier.accounts.length,
    open: dossier.missing.length + dossier.refused.length + undecided,
    history: dossier.history.length,
    sources: dossier.references.length,
  };
}

export interface Group {
  title: string;
  entries: readonly Entry[];
}

/** Entries under the titles that they go by, groups in the order of their first. */
export function grouped(entries: readonly Entry[], title: (entry: Entry) => string): Group[] {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = title(entry);
    const group = found.get(name);
    if (group) group.push(entry);
    else found.set(name, [entry]);
  }
  return [...found].map(([name, group]) => ({ title: name, entries: group }));
}

/** Entries in an order; those without what is sorted by come last. */
export function sortedBy(entries: readonly Entry[], sort: Sort): Entry[] {
  const rank = new Map(STATUS_ORDER.map((status, n) => [status, n]));
  const byStatus = (a: Entry, b: Entry): number =>
    (rank.get(a.status) ?? 9) - (rank.get(b.status) ?? 9);
  const by: Record<Sort, (a: Entry, b: Entry) => number> = {
    sources: (a, b) => b.origins - a.origins || byStatus(a, b),
    name: (a, b) => compare(named(a), named(b)),
    first: (a, b) => compare(a.first, b.first),
    last: (a, b) => compare(b.last, a.last, -1),
    when: (a, b) => compare(a.since, b.since) || compare(a.until, b.until),
  };
  return [...entries].sort((a, b) => by[sort](a, b) || compare(named(a), named(b)));
}

/** What an entry names: the other side, or the value. */
export function named(entry: Entry): string {
  return entry.other?.name ?? entry.value ?? '';
}

/** Earlier first; what is not there comes last in either direction. */
function compare(a: string | null, b: string | null, missing: 1 | -1 = 1): number {
  if (a === null || b === null) return missing * (Number(a === null) - Number(b === null));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Those that may hold at the time asked for, and how many do not. */
export function thenOnly<T extends { holds: string | null }>(
  all: readonly T[],
  gone: boolean,
): { shown: T[]; hidden: number } {
  const may = all.filter(({ holds }) => holds !== 'no');
  return { shown: gone ? [...all] : may, hidden: all.length - may.length };
}

export interface Note {
  number: number;
  /** The first claim of the document, and how many there are. */
  claim: Cited;
  count: number;
}

/** The documents that claims are cited from, each once, in the order of their numbers. */
export function notesOf(ids: readonly string[], claims: ReadonlyMap<string, Cited>): Note[] {
  const found = new Map<number, Note>();
  for (const id of ids) {
    const claim = claims.get(id);
    if (!claim) continue;
    const note = found.get(claim.number);
    if (note) note.count += 1;
    else found.set(claim.number, { number: claim.number, claim, count: 1 });
  }
  return [...found.values()].sort((a, b) => a.number - b.number);
}

export type Form = 'plain' | 'bibtex' | 'csl';
export const FORMS: Readonly<Record<Form, string>> = {
  plain: 'Plain',
  bibtex: 'BibTeX',
  csl: 'CSL-JSON',
};

/** Documents as they are cited in a form, ready to be copied. */
export function citations(references: readonly Reference[], form: Form): string {
  if (form === 'csl')
    return JSON.stringify(
      references.map((each) => each.csl),
      null,
      2,
    );
  if (form === 'bibtex') return references.map((each) => each.bibtex).join('\n\n');
  return references.map((each) => each.citation).join('\n');
}

/** One claim as it is cited: its words, whose they are, and the document with the page. */
export function claimCitation(claim: Cited, reference: Reference): string {
  const page = claim.page ? `, p. ${claim.page}` : '';
  return `“${claim.quote}” (${claim.speaker}). ${reference.citation}${page}`;
}
