/** What an export is asked for: which claims, from what is shown, and how that is sent. */

import type { State, StateOf } from '../state/url';
import { linkTo } from '../state/url';
import type { Choosing } from '../types';

export type ExportState = StateOf<'export'>;

/** The part of the state that says which claims. */
export const SCOPE = ['about', 'by', 'doc', 'fam', 'q', 'rel', 'since', 'asof', 'known'] as const;

/** Where one exports what is shown: the claims of the filter, the actor, or the document. */
export function exportOf(state: State): string {
  if (state.view === 'document') return linkTo('export', { doc: state.id });
  if (state.view === 'claims' || state.view === 'queue') {
    const shown = state as unknown as Record<string, unknown>;
    const asked = SCOPE.filter((name) => typeof shown[name] === 'string' && shown[name]);
    const scope = Object.fromEntries(asked.map((name) => [name, shown[name]]));
    const disputed = shown.disputed === true;
    return linkTo('export', { ...scope, disputed } as Partial<ExportState>);
  }
  return linkTo('export');
}

/** The choice as the server takes it. */
export function choosing(view: ExportState): Choosing {
  const asked: Record<string, string | boolean> = {};
  const put = (name: string, value: string): void => {
    if (value) asked[name] = value;
  };
  put('about', view.about);
  put('by', view.by);
  put('document', view.doc);
  put('family', view.fam);
  put('relation', view.rel);
  put('since', view.since);
  put('as_of', view.asof);
  put('known_by', view.known);
  put('q', view.q);
  if (view.disputed) asked.disputed = true;
  return {
    claims: asked,
    quotes: !view.bare,
    texts: view.texts && !view.bare,
    notes: view.notes,
    sources: view.names,
    named: view.names === 'keep' ? [] : [...view.named],
    low: view.low,
    rejected: view.rejected,
    whereabouts: view.where,
  };
}

/** Whether all claims are asked for. */
export function isWhole(view: ExportState): boolean {
  return !view.disputed && SCOPE.every((name) => !view[name]);
}

/** What a thing that goes out is called, and what it says where none does. */
export const THING: Readonly<Record<string, { label: string; says: string }>> = {
  documents: { label: 'Documents', says: 'title, date, publisher; not where the file lay' },
  claims: { label: 'Claims', says: 'who said what of whom, and how it stands to what others say' },
  quotations: { label: 'Quotations', says: 'the words that each claim rests on' },
  texts: { label: 'Full texts', says: 'all that the documents say' },
  actors: { label: 'Actors', says: 'with the names that these documents give them' },
  places: { label: 'Places and events', says: 'that claims speak of' },
  sources: { label: 'Sources by name', says: 'speakers, authors, publishers' },
  notes: { label: 'Analysts’ notes', says: 'decisions, reasons, grades, and who made them' },
};

/** Why claims stay behind. */
export const LEFT: Readonly<Record<string, string>> = {
  scope: 'not asked for',
  handling: 'of documents whose handling label forbids it',
  rejected: 'rejected by somebody',
  low: 'of low confidence, and accepted by nobody',
  whereabouts: 'that say where a person is',
};
