/**
 * The state of the pages is their address: whoever gets a copied link sees the same thing.
 *
 * A schema for each view says which parameters there are. Parameters come out sorted and short, and
 * only where they differ from what is usual; unknown and broken ones are dropped and reported.
 */

import { STATUS_ORDER } from '../encode/status';
import { type Codec, choice, date, flag, several, text } from './codec';

const PANELS = {
  /** Left panel folded away. */
  nl: flag,
  /** Right panel folded away. */
  nr: flag,
};

export const SCHEMAS = {
  claims: {
    ...PANELS,
    /** Words to find in the actors' names. */
    aq: text,
    /** Type of the actors listed. */
    at: choice('all', 'Organization', 'State', 'Person', 'Group', 'Place', 'Event'),
    /** Actor that claims are about. */
    about: text,
    /** Time at which a claim holds. */
    asof: date,
    /** Who says it. */
    by: text,
    /** The claim in the inspector. */
    claim: text,
    /** Disputed claims only. */
    disputed: flag,
    /** Document. */
    doc: text,
    /** Family of relations. */
    fam: text,
    /** How the claim was read is unfolded. */
    how: flag,
    /** Time by which it was published. */
    known: date,
    /** Words to find in claims. */
    q: text,
    /** Relation. */
    rel: text,
    /** Order of the list. */
    sort: choice('contested', 'newest', 'oldest', 'place'),
    /** Statuses shown. */
    st: several(STATUS_ORDER),
  },
  documents: {
    /** Words to find in titles, authors and publishers. */
    q: text,
  },
  document: {
    ...PANELS,
    /** Actor whose mentions are marked, by its id or a name as the text has it. */
    actor: text,
    /** The claim selected. */
    claim: text,
    /** How the claim was read is unfolded. */
    how: flag,
    /** What the left panel lists. */
    list: choice('claims', 'actors'),
    /** Highlights switched off. */
    plain: flag,
    /** Statuses shown. */
    st: several(STATUS_ORDER),
  },
} as const;

type Codecs = Readonly<Record<string, Codec<unknown>>>;

export type View = keyof typeof SCHEMAS;
type Values<V extends View> = {
  -readonly [K in keyof (typeof SCHEMAS)[V]]: (typeof SCHEMAS)[V][K] extends Codec<infer T>
    ? T
    : never;
};

export type ClaimsState = { view: 'claims' } & Values<'claims'>;
export type DocumentsState = { view: 'documents' } & Values<'documents'>;
export type DocumentState = { view: 'document'; id: string } & Values<'document'>;
export type State = ClaimsState | DocumentsState | DocumentState;

export interface Parsed {
  state: State;
  /** Parts of the address that mean nothing here, in words. */
  problems: string[];
}

/** Read the path and query of an address. */
export function parse(path: string, query: string): Parsed {
  const [first = '', second = '', ...rest] = path.split('/').filter(Boolean).map(decoded);
  if (first === 'documents' && second && rest.length === 0) {
    const { values, problems } = read('document', query);
    return { state: { view: 'document', id: second, ...values }, problems };
  }
  const view = first === 'documents' && !second ? 'documents' : 'claims';
  const { values, problems } = read(view, query);
  if (view === 'claims' && first !== 'claims' && first !== '') problems.unshift(`the path ${path}`);
  return { state: { view, ...values } as State, problems };
}

/** The address of a state. */
export function format(state: State): string {
  const path =
    state.view === 'document' ? `/documents/${encodeURIComponent(state.id)}` : `/${state.view}`;
  const codecs = SCHEMAS[state.view] as unknown as Codecs;
  const values = state as unknown as Record<string, unknown>;
  const query = new URLSearchParams();
  for (const name of Object.keys(codecs).sort()) {
    const written = codecs[name]?.write(values[name]);
    if (written !== undefined) query.set(name, written);
  }
  return query.size ? `${path}?${query}` : path;
}

/** The state of a view with nothing chosen. */
export function claimsState(given: Partial<Values<'claims'>> = {}): ClaimsState {
  return { view: 'claims', ...empty('claims'), ...given };
}

export function documentsState(given: Partial<Values<'documents'>> = {}): DocumentsState {
  return { view: 'documents', ...empty('documents'), ...given };
}

export function documentState(id: string, given: Partial<Values<'document'>> = {}): DocumentState {
  return { view: 'document', id, ...empty('document'), ...given };
}

function empty<V extends View>(view: V): Values<V> {
  const entries = Object.entries(SCHEMAS[view] as unknown as Codecs);
  return Object.fromEntries(entries.map(([name, codec]) => [name, codec.empty])) as Values<V>;
}

function read<V extends View>(view: V, query: string): { values: Values<V>; problems: string[] } {
  const codecs = SCHEMAS[view] as unknown as Codecs;
  const values: Record<string, unknown> = empty(view);
  const problems: string[] = [];
  for (const [name, given] of new URLSearchParams(query)) {
    const value = Object.hasOwn(codecs, name) ? codecs[name]?.read(given) : undefined;
    if (value === undefined) problems.push(`${name}=${given}`);
    else values[name] = value;
  }
  return { values: values as Values<V>, problems };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
