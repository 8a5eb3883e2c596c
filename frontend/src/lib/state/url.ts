/**
 * The state of the pages is their address: whoever gets a copied link sees the same thing.
 *
 * A schema for each view says which parameters there are. Parameters come out sorted and short, and
 * only where they differ from what is usual; unknown and broken ones are dropped and reported.
 */

import { STATUS_ORDER } from '../encode/status';
import { type Codec, choice, date, flag, several, stretch, text } from './codec';

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
    /** Actors that no claim is about are listed, too. */
    am: flag,
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
    /** Claims of low confidence, which are not weighed, are listed too. */
    low: flag,
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
    /** What stands beside the text: its original, or the page of the file. */
    beside: choice('', 'original', 'page'),
    /** The claim selected. */
    claim: text,
    /** What is being put right. */
    do: choice('', 'new', 'edit', 'block', 'date'),
    /** How the claim was read is unfolded. */
    how: flag,
    /** What the left panel lists. */
    list: choice('claims', 'actors', 'lost'),
    /** Highlights switched off. */
    plain: flag,
    /** The words that are marked. */
    sel: stretch,
    /** Statuses shown. */
    st: several(STATUS_ORDER),
  },
  review: {},
  board: {
    ...PANELS,
    /** The claim in the inspector. */
    claim: text,
    /** What the contradictions are about. */
    kind: choice('', 'number', 'condition', 'holder', 'relation', 'existence'),
    /** Whether anything was concluded. */
    show: choice('open', 'concluded', 'all'),
    /** The contradiction at hand, by its tie. */
    tie: text,
  },
  queue: {
    ...PANELS,
    /** Actor that the claims are about. */
    about: text,
    /** Who says it. */
    by: text,
    /** The claim at hand. */
    claim: text,
    /** Document. */
    doc: text,
    /** The claim at hand is being edited. */
    edit: flag,
    /** Family of relations. */
    fam: text,
    /** How the claim was read is unfolded. */
    how: flag,
    /** Claims of low confidence wait, too. */
    low: flag,
    /** Words to find in claims. */
    q: text,
    /** Relation. */
    rel: text,
    /** What had ended before this time is left out. */
    since: date,
    /** Which claims. */
    which: choice('waiting', 'unsure', 'settled'),
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
export type ReviewState = { view: 'review' } & Values<'review'>;
export type QueueState = { view: 'queue' } & Values<'queue'>;
export type BoardState = { view: 'board' } & Values<'board'>;
export type State =
  ClaimsState | DocumentsState | DocumentState | ReviewState | QueueState | BoardState;

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
  const view = viewAt([first, second, ...rest].filter(Boolean).join('/'));
  const { values, problems } = read(view, query);
  if (view === 'claims' && first !== 'claims' && first !== '') problems.unshift(`the path ${path}`);
  return { state: { view, ...values } as State, problems };
}

function viewAt(path: string): Exclude<View, 'document'> {
  const known = {
    documents: 'documents',
    review: 'review',
    'review/queue': 'queue',
    contradictions: 'board',
  } as const;
  return known[path as keyof typeof known] ?? 'claims';
}

function pathOf(state: State): string {
  if (state.view === 'document') return `/documents/${encodeURIComponent(state.id)}`;
  if (state.view === 'board') return '/contradictions';
  return state.view === 'queue' ? '/review/queue' : `/${state.view}`;
}

/** The address of a state. */
export function format(state: State): string {
  const path = pathOf(state);
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

export function reviewState(): ReviewState {
  return { view: 'review', ...empty('review') };
}

export function queueState(given: Partial<Values<'queue'>> = {}): QueueState {
  return { view: 'queue', ...empty('queue'), ...given };
}

export function boardState(given: Partial<Values<'board'>> = {}): BoardState {
  return { view: 'board', ...empty('board'), ...given };
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
