import type {
  Additions,
  Assessment,
  Codes,
  Likelier,
  Arrival,
  BlockKind,
  Choosing,
  Concluding,
  DecisionRow,
  Effect,
  Findings,
  Format,
  Incoming,
  Judged,
  Judging,
  Making,
  Marked,
  Page,
  Pairing,
  Preview,
  Proposal,
  Question,
  Queue,
  ReadAgain,
  Ruling,
  SavedView,
  Splitting,
  Watching,
  Which,
  Written,
} from '../types';
import { following } from './following';
import { type Fetch, answered, request, withQuery } from './request';
import type { Asked, Bench } from './source';

/** How many items of a queue are asked for at once. */
const PART = 100;

/** The bench of the server that these pages came from. */
export class HttpBench implements Bench {
  readonly #fetch: Fetch;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  queue(asked: Asked, which: Which, low: boolean): Promise<Queue> {
    return this.#get('/api/queue', {
      ...asked,
      which,
      low: low ? 'true' : undefined,
      limit: String(PART),
    });
  }

  questions(): Promise<Question[]> {
    return this.#get('/api/questions');
  }

  effect(id: string): Promise<Effect> {
    return this.#get(`/api/claims/${encodeURIComponent(id)}/effect`);
  }

  pagePicture(document: string, number: number): string {
    return `/api/documents/${encodeURIComponent(document)}/pages/${number}/picture`;
  }

  pageMarks(document: string, number: number): Promise<Marked[]> {
    return this.#get(`/api/documents/${encodeURIComponent(document)}/pages/${number}/marks`);
  }

  decisions(asked: {
    document?: string;
    orphaned?: boolean;
    limit?: number;
  }): Promise<DecisionRow[]> {
    return this.#get('/api/decisions', {
      document: asked.document,
      orphaned: asked.orphaned ? 'true' : undefined,
      limit: asked.limit === undefined ? undefined : String(asked.limit),
    });
  }

  decide(
    kind: Ruling,
    targets: readonly string[],
    more: { note?: string; instead?: number } = {},
  ): Promise<Written> {
    return this.#post('/api/decisions', { kind, targets, ...more });
  }

  edit(id: string, details: Readonly<Record<string, string>>): Promise<Written> {
    return this.#post(`/api/claims/${encodeURIComponent(id)}/edit`, { details });
  }

  undo(decision?: number): Promise<Written> {
    return this.#post('/api/undo', { decision });
  }

  makeClaim(document: string, claim: Making): Promise<Written> {
    return this.#post(`/api/documents/${encodeURIComponent(document)}/claims`, claim);
  }

  relabel(
    document: string,
    block: number,
    kind: BlockKind,
    speaker: string | undefined,
  ): Promise<Written> {
    const path = `/api/documents/${encodeURIComponent(document)}/labels`;
    return this.#post(path, { block, kind, speaker });
  }

  datesIn(words: string): Promise<string[]> {
    return this.#get('/api/dates', { words });
  }

  redate(document: string, published: string | null): Promise<Written> {
    return this.#post(`/api/documents/${encodeURIComponent(document)}/date`, { published });
  }

  reread(document: string): Promise<ReadAgain> {
    return this.#post(`/api/documents/${encodeURIComponent(document)}/reread`, {});
  }

  watch(question: Watching): Promise<Written> {
    return this.#post('/api/questions', question);
  }

  conclude(conclusion: Concluding): Promise<Written> {
    return this.#post('/api/conclusions', conclusion);
  }

  arrange(places: Readonly<Record<string, readonly [number, number] | null>>): Promise<Written> {
    return this.#post('/api/places', { places });
  }

  search(q: string, how: { exact?: boolean; limit?: number; offset?: number }): Promise<Findings> {
    return this.#get('/api/search', {
      q,
      variants: how.exact ? 'false' : undefined,
      limit: how.limit === undefined ? undefined : String(how.limit),
      offset: how.offset ? String(how.offset) : undefined,
    });
  }

  addFile(name: string, file: Blob): Promise<Incoming> {
    return request(this.#fetch, withQuery('/api/additions', { name }), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
  }

  addAddress(address: string): Promise<Incoming> {
    return this.#post('/api/additions/address', { address });
  }

  cancelAddition(id: number): Promise<Incoming> {
    return this.#post(`/api/additions/${id}/cancel`, {});
  }

  clearAdditions(): Promise<Additions> {
    return this.#post('/api/additions/clear', {});
  }

  followAdditions(told: (additions: Additions) => void): () => void {
    return following('/api/additions/events', told, () => this.#get('/api/additions'));
  }

  arrivals(limit: number): Promise<Page<Arrival>> {
    return this.#get('/api/arrivals', { limit: String(limit) });
  }

  similar(asked: { q?: string; limit?: number; offset?: number }): Promise<Page<Proposal>> {
    return this.#get('/api/similar', {
      q: asked.q || undefined,
      limit: asked.limit === undefined ? undefined : String(asked.limit),
      offset: asked.offset ? String(asked.offset) : undefined,
    });
  }

  pairing(first: string, second: string): Promise<Pairing> {
    return this.#get('/api/pairing', { first, second });
  }

  judge(judging: Judging): Promise<Judged> {
    return this.#post('/api/judgements', judging);
  }

  split(splitting: Splitting): Promise<Judged> {
    return this.#post('/api/splits', splitting);
  }

  assessment(claim: string): Promise<Assessment> {
    return this.#get(`/api/claims/${encodeURIComponent(claim)}/assessment`);
  }

  codes(): Promise<Codes> {
    return this.#get('/api/codes');
  }

  likelier(): Promise<Likelier> {
    return this.#get('/api/likelier');
  }

  grade(source: string, reliability: string, note = ''): Promise<Written> {
    return this.#post('/api/grades', { source, reliability, note });
  }

  affiliate(source: string, to: string): Promise<Written> {
    return this.#post('/api/affiliations', { source, to });
  }

  estimate(
    tie: string,
    word: { likelihood: string } | { confidence: string },
    note = '',
  ): Promise<Written> {
    return this.#post('/api/estimates', { tie, note, ...word });
  }

  savedViews(): Promise<SavedView[]> {
    return this.#get('/api/views');
  }

  saveView(address: string, called: string): Promise<SavedView> {
    return this.#post('/api/views', { address, called });
  }

  locate(
    places: Readonly<
      Record<string, { latitude: number; longitude: number; radius: number } | null>
    >,
  ): Promise<Written> {
    return this.#post('/api/map', { places });
  }

  previewExport(choice: Choosing): Promise<Preview> {
    return this.#post('/api/export/preview', choice);
  }

  async export(choice: Choosing, format: Format): Promise<{ name: string; file: Blob }> {
    const response = await answered(this.#fetch, withQuery('/api/export', { format }), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(choice),
    });
    const given = /filename\*=UTF-8''([^;]+)/.exec(
      response.headers.get('content-disposition') ?? '',
    );
    return {
      name: decodeURIComponent(given?.[1] ?? `case.${format}`),
      file: await response.blob(),
    };
  }

  #get<T>(path: string, asked: Readonly<Record<string, string | undefined>> = {}): Promise<T> {
    return request(this.#fetch, withQuery(path, asked));
  }

  #post<T>(path: string, body: unknown): Promise<T> {
    return request(this.#fetch, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}
