/** Sources in a list and by themselves: which are shown, in which order, and which claims of one. */

import { fold } from '../text/fold';
import type { Grade, SourceDetail, SourceKind, SourceRow, Stance } from '../types';

export const KIND: Readonly<Record<SourceKind, string>> = {
  person: 'person',
  outlet: 'outlet',
  organisation: 'organisation',
  anonymous: 'unnamed',
};
export const KINDS = ['person', 'outlet', 'organisation', 'anonymous'] as const;

export const STANCES: readonly Stance[] = ['self', 'ally', 'adversary', 'third_party', 'unknown'];

/** Grades in the order of the Admiralty code. */
export const RELIABILITY = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

export const SORTS = ['claims', 'corroborated', 'contradicted', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** The claims of a source that can be asked for by themselves. */
export const SETS = [
  'own',
  'passed',
  'weighed',
  'corroborated',
  'contradicted',
  'itself',
  ...STANCES,
] as const;
export type SetName = (typeof SETS)[number];

export const SET: Readonly<Record<SetName, string>> = {
  own: 'in its own words',
  passed: 'in the words of others, passed on',
  weighed: 'weighed against others',
  corroborated: 'that another origin says, too',
  contradicted: 'that somebody else contradicts',
  itself: 'by which it contradicts itself',
  self: 'about itself',
  ally: 'about allies',
  adversary: 'about adversaries',
  third_party: 'about third parties',
  unknown: 'about those to whom nobody says how it stands',
};

/** A part of a whole; null where there is no whole to be a part of. */
export function share(part: number, whole: number): number | null {
  return whole ? part / whole : null;
}

export interface Asked {
  q: string;
  kind: '' | SourceKind;
  sort: Sort;
}

/** The sources asked for, in order: those without a share after those with one. */
export function listed(all: readonly SourceRow[], { q, kind, sort }: Asked): SourceRow[] {
  const words = fold(q).split(' ').filter(Boolean);
  const shown = all.filter((row) => {
    const names = fold([row.name, ...row.affiliations.map(({ name }) => name)].join(' \n '));
    return (!kind || row.kind === kind) && words.every((word) => names.includes(word));
  });
  const rank = (row: SourceRow): number =>
    sort === 'claims'
      ? row.claims
      : sort === 'name'
        ? 0
        : (share(sort === 'corroborated' ? row.corroborated : row.contradicted, row.weighed) ?? -1);
  return shown.sort(
    (a, b) => rank(b) - rank(a) || b.claims - a.claims || a.name.localeCompare(b.name),
  );
}

/** How many sources there are of each kind. */
export function kinds(all: readonly SourceRow[]): Map<SourceKind, number> {
  const found = new Map<SourceKind, number>();
  for (const { kind } of all) found.set(kind, (found.get(kind) ?? 0) + 1);
  return found;
}

/** Ids of the claims of one set; of those about one actor alone, where one is named. */
export function claimsOf(detail: SourceDetail, set: SetName | '', of: string): string[] {
  const about = of && detail.of.find(({ actor }) => actor.id === of);
  const ids = setOf(detail, set || 'own');
  if (!of) return [...ids];
  const wanted = new Set(about ? about.claims : []);
  return ids.filter((id) => wanted.has(id));
}

function setOf(detail: SourceDetail, set: SetName): readonly string[] {
  switch (set) {
    case 'own':
      return detail.claims;
    case 'itself':
      return detail.contradicts_itself;
    case 'passed':
    case 'weighed':
    case 'corroborated':
    case 'contradicted':
      return detail[set];
    default:
      return detail.by_stance[set] ?? [];
  }
}

/** "B, usually reliable"; what a grade that is not there is called. */
export function gradeWords(grade: Grade | null): string {
  return grade ? `${grade.reliability}, ${grade.label}` : 'not graded';
}

/** Predictions with how they came out, in words: "2 borne out, 1 open". */
export function outcomes(predictions: Readonly<Record<string, number>>): string {
  return Object.entries(predictions)
    .map(([name, n]) => `${n} ${name.replace('_', ' ')}`)
    .join(', ');
}
