import type {
  ActorDetail,
  ActorRow,
  ClaimDetail,
  ClaimRow,
  DocumentDetail,
  DocumentRow,
  Page,
  Summary,
  Vocabulary,
  Why,
} from '../types';
import { type DataSource, type Progress, SourceError, type Times } from './source';

/** Items asked for at once; long lists come in several parts. */
const PART = 1000;

type Fetch = (address: string) => Promise<Response>;

/** The case of the server that these pages came from. */
export class HttpSource implements DataSource {
  readonly #fetch: Fetch;

  constructor(fetch: Fetch = (address) => globalThis.fetch(address)) {
    this.#fetch = fetch;
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

  documents(): Promise<DocumentRow[]> {
    return this.#get('/api/documents');
  }

  document(id: string): Promise<DocumentDetail> {
    return this.#get(`/api/documents/${encodeURIComponent(id)}`);
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
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(asked)) {
      if (value !== undefined) query.set(name, value);
    }
    const address = query.size ? `${path}?${query}` : path;
    let response: Response;
    try {
      response = await this.#fetch(address);
    } catch {
      throw new SourceError(
        0,
        'The server of this workbench does not answer. Start `factional serve` again and retry.',
      );
    }
    if (!response.ok) throw new SourceError(response.status, await reason(response));
    return (await response.json()) as T;
  }
}

async function reason(response: Response): Promise<string> {
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null && 'detail' in body) {
      if (typeof body.detail === 'string') return body.detail;
    }
  } catch {
    // no JSON: the status has to do
  }
  return `The server answered ${response.status} ${response.statusText}`.trimEnd() + '.';
}
