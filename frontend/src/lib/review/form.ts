/** A claim as a form holds it, and what of it is sent. */

import type {
  Certainty,
  ClaimKind,
  ClaimRow,
  DocumentDetail,
  EntityType,
  Making,
  Mentioned,
  Polarity,
  Relation,
  Vocabulary,
} from '../types';
import type { Stretch } from '../text/caret';

/** Stands for somebody whom the reading of the document does not know. */
export const NEW = '+';

/** Who a side of a claim is: an entity of the document by its id, or somebody new by name. */
export interface Party {
  id: string;
  name: string;
  type: EntityType;
}

export interface Form {
  subject: Party;
  relation: string;
  object: Party;
  value: string;
  min: string;
  max: string;
  approx: boolean;
  unit: string;
  role: string;
  polarity: Polarity;
  certainty: Certainty;
  kind: ClaimKind;
  time: string;
  place: Party;
  /** Whose words they are: an entity, or empty for whoever speaks in the block. */
  saidBy: string;
}

export function nobody(): Party {
  return { id: '', name: '', type: 'Organization' };
}

/** The form of a claim as it stands. */
export function formOf(row: ClaimRow): Form {
  const party = (ref: ClaimRow['object']): Party => (ref ? { ...ref } : nobody());
  const quantity = row.quantity;
  return {
    subject: party(row.subject),
    relation: row.relation,
    object: party(row.object),
    value: quantity ? '' : (row.value ?? ''),
    min: quantity?.min?.toString() ?? '',
    max: quantity?.max?.toString() ?? '',
    approx: quantity?.approx ?? false,
    unit: quantity?.unit ?? 'members',
    role: row.role ?? '',
    polarity: row.polarity,
    certainty: row.certainty,
    kind: row.kind,
    time: row.time ?? '',
    place: party(row.place),
    saidBy: '',
  };
}

/** The relation that a new claim begins with: itself, or the first of its family. */
export function relationOf(asked: string, vocabulary: Vocabulary): Relation | undefined {
  const { relations } = vocabulary;
  return relations[asked] ?? Object.values(relations).find(({ family }) => family === asked);
}

/**
 * The form of a new claim: its words name the two sides, in the order in which they do.
 *
 * @param relation What it states, where that is chosen already.
 */
export function formFor(document: DocumentDetail, stretch: Stretch, relation?: Relation): Form {
  const [first, second] = namedIn(document, stretch).filter(
    ({ entity }) => entity.type !== 'Place' && entity.type !== 'Event',
  );
  const party = (found: Mentioned | undefined): Party => (found ? { ...found.entity } : nobody());
  return {
    subject: party(first),
    relation: relation?.name ?? '',
    object: party(second),
    value: '',
    min: '',
    max: '',
    approx: false,
    unit: 'members',
    role: '',
    polarity: 'affirmed',
    certainty: 'certain',
    kind: relation?.kind ?? 'state',
    time: '',
    place: nobody(),
    saidBy: '',
  };
}

/** Who is mentioned in a stretch, in text order. */
export function namedIn(document: DocumentDetail, { start, end }: Stretch): Mentioned[] {
  const first = (each: Mentioned): number =>
    each.mentions.find((m) => m.start < end && m.end > start)?.start ?? Infinity;
  return document.mentioned
    .filter((each) => first(each) < Infinity)
    .sort((a, b) => first(a) - first(b));
}

/** Why a form cannot be sent yet, in words; empty where it can. */
export function missing(form: Form, relation: Relation | undefined): string {
  const empty = (party: Party): boolean => !party.id || (party.id === NEW && !party.name.trim());
  if (empty(form.subject)) return 'Choose who it is about.';
  if (!relation) return 'Choose the relation.';
  if (relation.object.length && empty(form.object)) return 'Choose the other side.';
  if (relation.value === 'quantity' && !form.min && !form.max) return 'Give a number.';
  if (relation.value === 'text' && !form.value.trim()) return 'Give the value in words.';
  return '';
}

/** What is sent for a new claim. */
export function makingOf(
  form: Form,
  document: DocumentDetail,
  stretch: Stretch,
  relation: Relation,
): Making {
  const made: Making = {
    start: stretch.start,
    end: stretch.end,
    subject: sent(form.subject, document),
    relation: form.relation,
    polarity: form.polarity,
    certainty: form.certainty,
    kind: form.kind,
  };
  if (relation.object.length) made.object = sent(form.object, document);
  if (relation.value === 'text') made.value = form.value.trim();
  if (relation.value === 'quantity') {
    made.min = form.min ? Number(form.min) : null;
    made.max = form.max ? Number(form.max) : null;
    made.approx = form.approx;
    made.unit = form.unit.trim() || 'members';
  }
  if (form.role.trim()) made.role = form.role.trim();
  if (form.time.trim()) made.time = form.time.trim();
  if (form.place.id) made.place = sent(form.place, document);
  if (form.saidBy) made.said_by = referent(form.saidBy, document);
  return made;
}

/** The fields of an edit that differ from what the claim says now, as the server takes them. */
export function changesOf(
  before: Form,
  after: Form,
  document: DocumentDetail,
  relation: Relation | undefined,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const field of ['subject', 'object', 'place'] as const) {
    if (before[field].id !== after[field].id) found[field] = referent(after[field].id, document);
  }
  const plain = ['relation', 'role', 'polarity', 'certainty', 'kind', 'time'] as const;
  for (const field of plain) {
    if (before[field] !== after[field].trim()) found[field] = after[field].trim();
  }
  if (relation?.value === 'text' && before.value !== after.value.trim()) {
    found['value'] = after.value.trim();
  }
  if (relation?.value === 'quantity') {
    for (const field of ['min', 'max', 'unit'] as const) {
      if (before[field] !== after[field].trim()) found[field] = after[field].trim();
    }
    if (before.approx !== after.approx) found['approx'] = String(after.approx);
  }
  if (before.relation !== after.relation) {
    if (relation && !relation.object.length && before.object.id) found['object'] = '';
    if (relation && !relation.value && before.value) found['value'] = '';
  }
  return found;
}

function sent(party: Party, document: DocumentDetail): Making['subject'] {
  if (party.id === NEW) return { name: party.name.trim(), type: party.type };
  return referent(party.id, document);
}

/** What the document knows an entity by; its own id where it knows it by none. */
function referent(id: string, document: DocumentDetail): string {
  return document.mentioned.find((each) => each.entity.id === id)?.referents[0] ?? id;
}
