import type {
  ActorDetail,
  ActorRow,
  ClaimDetail,
  ClaimRow,
  Contradiction,
  DocumentDetail,
  DocumentRow,
  Dossier,
  Graph,
  Lineage,
  Page,
  PlaceMap,
  SourceDetail,
  SourceRow,
  Summary,
  Vocabulary,
  Why,
} from '../types';
import { HttpBench } from './bench';
import { type Fetch, request, withQuery } from './request';
import type { Bench, DataSource, Progress, Times } from './source';

/** Items asked for at once; long lists come in several parts. */
const PART = 1000;

/** The case of the server that these pages came from. */
export class HttpSource implements DataSource {
  readonly bench: Bench;
  readonly manifest = null;
  readonly #fetch: Fetch;

  constructor(fetch: Fetch = (address, how) => globalThis.fetch(address, how)) {
    this.#fetch = fetch;
    this.bench = new HttpBench(fetch);
  }

  summary(): Promise<Summary> {
    return this.#get('/api/case');
  }

  vocabulary(): Promise<Vocabulary> {
    return this.#get('/api/vocabulary');
  }

  actors(progress?: Progress): Promise<ActorRow[]> {
    return this.#all('/api/actors', {}, progress);
  }

  actor(id: string): Promise<ActorDetail> {
    return this.#get(`/api/actors/${encodeURIComponent(id)}`);
  }

  dossier(id: string, times: Times): Promise<Dossier> {
    const asked = { as_of: times.asOf, known_by: times.knownBy };
    return this.#get(`/api/actors/${encodeURIComponent(id)}/dossier`, asked);
  }

  claims(times: Times, progress?: Progress): Promise<ClaimRow[]> {
    const asked = { as_of: times.asOf, known_by: times.knownBy };
    return this.#all('/api/claims', asked, progress);
  }

  claim(id: string): Promise<ClaimDetail> {
    return this.#get(`/api/claims/${encodeURIComponent(id)}`);
  }

  why(id: string): Promise<Why> {
    return this.#get(`/api/claims/${encodeURIComponent(id)}/why`);
  }

  lineage(knownBy?: string): Promise<Lineage> {
    return this.#get('/api/lineage', { known_by: knownBy || undefined });
  }

  graph(knownBy?: string): Promise<Graph> {
    return this.#get('/api/graph', { known_by: knownBy || undefined });
  }

  documents(): Promise<DocumentRow[]> {
    return this.#get('/api/documents');
  }

  document(id: string): Promise<DocumentDetail> {
    return this.#get(`/api/documents/${encodeURIComponent(id)}`);
  }

  board(): Promise<Contradiction[]> {
    return this.#get('/api/board');
  }

  map(): Promise<PlaceMap> {
    return this.#get('/api/map');
  }

  sources(): Promise<SourceRow[]> {
    return this.#get('/api/sources');
  }

  oneSource(id: string): Promise<SourceDetail> {
    return this.#get(`/api/sources/${encodeURIComponent(id)}`);
  }

  async #all<T>(
    path: string,
    asked: Readonly<Record<string, string | undefined>>,
    progress?: Progress,
  ): Promise<T[]> {
    const items: T[] = [];
    for (;;) {
      const page: Page<T> = await this.#get(path, {
        ...asked,
        limit: String(PART),
        offset: String(items.length),
      });
      items.push(...page.items);
      progress?.(items.length, page.total);
      if (items.length >= page.total || page.items.length === 0) return items;
    }
  }

  async #get<T>(
    path: string,
    asked: Readonly<Record<string, string | undefined>> = {},
  ): Promise<T> {
    return request(this.#fetch, withQuery(path, asked));
  }
}
