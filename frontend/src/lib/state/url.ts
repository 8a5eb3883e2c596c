/**
 * The state of the pages is their address: whoever gets a copied link sees the same thing.
 *
 * Parameters come out sorted and short, and only where they differ from what is usual; unknown and
 * broken ones are dropped and reported.
 */

import type { Codec } from './codec';
import { PATHS, SCHEMAS } from './schemas';

type Codecs = Readonly<Record<string, Codec<unknown>>>;

export type View = keyof typeof SCHEMAS;
type Values<V extends View> = {
  -readonly [K in keyof (typeof SCHEMAS)[V]]: (typeof SCHEMAS)[V][K] extends Codec<infer T>
    ? T
    : never;
};
/** The views that are the page of one thing. */
type Paged = { [V in View]: (typeof PATHS)[V] extends `${string}/:id` ? V : never }[View];

/** The state of one view. */
export type StateOf<V extends View> = { view: V } & Values<V> &
  (V extends Paged ? { id: string } : unknown);
export type State = { [V in View]: StateOf<V> }[View];

export type ActorState = StateOf<'actor'>;
export type ClaimsState = StateOf<'claims'>;
export type DocumentState = StateOf<'document'>;
export type QueueState = StateOf<'queue'>;
export type LineageState = StateOf<'lineage'>;
export type BoardState = StateOf<'board'>;
export type MapState = StateOf<'map'>;
export type NetworkState = StateOf<'network'>;
export type SearchState = StateOf<'search'>;
export type NamesState = StateOf<'names'>;

export interface Parsed {
  state: State;
  /** Parts of the address that mean nothing here, in words. */
  problems: string[];
}

/** What a state says beyond what is usual; of the page of one thing, which one. */
type Given<V extends View> = V extends Paged
  ? [given: { id: string } & Partial<Values<V>>]
  : [given?: Partial<Values<V>>];

/** The state of a view with nothing chosen but what is given. */
export function stateOf<V extends View>(view: V, ...[given]: Given<V>): StateOf<V> {
  return { view, ...empty(view), ...given } as unknown as StateOf<V>;
}

/** Read the path and query of an address. */
export function parse(path: string, query: string): Parsed {
  const found = viewAt(path);
  const { view, ...id } = found ?? { view: 'claims' as const };
  const { values, problems } = read(view, query);
  if (!found) problems.unshift(`the path ${path}`);
  return { state: { view, ...id, ...values } as unknown as State, problems };
}

function viewAt(path: string): { view: View; id?: string } | undefined {
  const parts = path.split('/').filter(Boolean).map(decoded);
  for (const [view, known] of Object.entries(PATHS) as [View, string][]) {
    const wanted = known.split('/').filter(Boolean);
    const fits = wanted.every((part, i) => part === ':id' || part === parts[i]);
    if (wanted.length !== parts.length || !fits) continue;
    return known.endsWith('/:id') ? { view, id: parts.at(-1) ?? '' } : { view };
  }
  return undefined;
}

let prefix = '';

/** Write addresses behind a `#` from now on, as they must be in a file that is opened from disk. */
export function inHash(on = true): void {
  prefix = on ? '#' : '';
}

/** What an address shows, or null where it is none of a view: a place on the page, a file. */
export function addressed(at: Pick<URL, 'pathname' | 'search' | 'hash'>): Parsed | null {
  if (!prefix) return parse(at.pathname, at.search);
  if (at.hash && !at.hash.startsWith('#/')) return null;
  const [path = '/', query = ''] = at.hash.slice(1).split(/\?(.*)/s);
  return parse(path || '/', query);
}

/** The address of a state. */
export function format(state: State): string {
  const id = 'id' in state ? encodeURIComponent(state.id) : '';
  const path = PATHS[state.view].replace(':id', id);
  const codecs = SCHEMAS[state.view] as unknown as Codecs;
  const values = state as unknown as Record<string, unknown>;
  const query = new URLSearchParams();
  for (const name of Object.keys(codecs).sort()) {
    const written = codecs[name]?.write(values[name]);
    if (written !== undefined) query.set(name, written);
  }
  return prefix + (query.size ? `${path}?${query}` : path);
}

/** The address of a view with nothing chosen but what is given. */
export function linkTo<V extends View>(view: V, ...given: Given<V>): string {
  return format(stateOf(view, ...given) as State);
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
