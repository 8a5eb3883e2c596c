/** Words and marks for what a claim carries besides its status. */

import type { Answer, BlockKind, ClaimRow, EntityType, Review, Stance, Verdict } from '../types';

export const STANCE: Readonly<Record<Stance, { label: string; says: string }>> = {
  self: { label: 'own side', says: 'the speaker belongs to the subject' },
  ally: { label: 'ally', says: 'the speaker is allied with the subject' },
  adversary: { label: 'adversary', says: 'the speaker is hostile to the subject' },
  third_party: { label: 'third party', says: 'the speaker stands outside' },
  unknown: { label: 'stance unknown', says: 'the case does not tell where the speaker stands' },
};

export const VERDICT: Readonly<Record<Verdict, string>> = {
  dispute: 'Disputed by',
  self_dispute: 'Contradicted by the same speaker',
  agree: 'Agreed by',
  not_independent: 'Repeated by, not independently',
  supersede: 'In succession with',
  different_scope: 'Of another time, place or part',
};

/** Contested first: what speaks against a claim is shown before what speaks for it. */
export const VERDICT_ORDER: readonly Verdict[] = [
  'dispute',
  'self_dispute',
  'agree',
  'not_independent',
  'supersede',
  'different_scope',
];

export const TYPE: Readonly<Record<EntityType, { one: string; many: string; shape: string }>> = {
  Organization: {
    one: 'organisation',
    many: 'organisations',
    shape: 'M2.5 8a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z',
  },
  State: { one: 'state', many: 'states', shape: 'M3 3h10v10H3z' },
  Person: { one: 'person', many: 'persons', shape: 'M8 2.2L14.2 13H1.8z' },
  Group: { one: 'group', many: 'groups', shape: 'M8 2l5.2 3v6L8 14l-5.2-3V5z' },
  Place: { one: 'place', many: 'places', shape: 'M8 1.8L14.2 8L8 14.2L1.8 8z' },
  Event: {
    one: 'event',
    many: 'events',
    shape: 'M8 2l1.8 4.2L14 8l-4.2 1.8L8 14l-1.8-4.2L2 8l4.2-1.8z',
  },
};

export const BLOCK: Readonly<Record<BlockKind, string>> = {
  heading: 'heading',
  byline: 'by-line',
  question: 'question',
  answer: 'answer',
  paragraph: 'paragraph',
  quotation: 'quotation',
  note: 'note',
  caption: 'caption',
  table: 'table',
  boilerplate: 'boilerplate',
};

export const HOLDS: Readonly<Record<Answer, string>> = { yes: 'yes', maybe: 'maybe', no: 'no' };

export interface Mark {
  name: 'denied' | 'certainty' | 'kind' | 'inferred' | 'review' | 'document';
  label: string;
  says: string;
}

/** What sets a claim apart from a plain, sure, affirmed present state; the ordinary goes unmarked. */
export function marks(claim: ClaimRow): Mark[] {
  const found: Mark[] = [];
  if (claim.polarity === 'denied') {
    found.push({ name: 'denied', label: 'denied', says: 'the source says that it is not so' });
  }
  if (claim.certainty !== 'certain') {
    found.push({
      name: 'certainty',
      label: claim.certainty,
      says: `the words hedge: it is ${claim.certainty}`,
    });
  }
  if (claim.kind === 'prediction' || claim.kind === 'intention') {
    const says = claim.kind === 'prediction' ? 'said of what was to come' : 'a plan or a wish';
    found.push({ name: 'kind', label: claim.kind, says });
  }
  if (!claim.core) {
    found.push({ name: 'inferred', label: 'inferred', says: 'a careful reader infers it' });
  }
  if (claim.review !== 'proposed') {
    const says =
      claim.review === 'unsure'
        ? 'an analyst has set it aside to look at it again'
        : `an analyst has ${claim.review} it`;
    found.push({ name: 'review', label: claim.review, says });
  }
  if (claim.document.status !== 'current') {
    const label = `${claim.document.status} document`;
    found.push({ name: 'document', label, says: `its document was ${claim.document.status}` });
  }
  return found;
}

/** Whether somebody has said that a claim is read right, or that it is not. */
export function isSettled(review: Review): boolean {
  return review !== 'proposed' && review !== 'unsure';
}

/** How sure a reading is, in words. */
export function sureness(confidence: number | null): string {
  if (confidence === null) return 'read by a person';
  if (confidence < 0.4) return 'likelier misread than not';
  if (confidence < 0.6) return 'as likely misread as not';
  if (confidence < 0.8) return 'likely read right';
  return 'very likely read right';
}

/** "1 claim", "2 claims", "1,204 claims". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}
