import type {
  ActorDetail,
  ActorRow,
  ClaimDetail,
  ClaimRow,
  DocumentDetail,
  DocumentRow,
  Summary,
  Vocabulary,
  Why,
} from '../types';
import { type DataSource, SourceError, type Times } from './source';

/** What an exported page carries. Details are keyed by id; what was left out is simply not there. */
export interface InlineData {
  summary: Summary;
  vocabulary: Vocabulary;
  actors: ActorRow[];
  actorDetails: Readonly<Record<string, ActorDetail>>;
  claims: ClaimRow[];
  claimDetails: Readonly<Record<string, ClaimDetail>>;
  whys: Readonly<Record<string, Why>>;
  documents: DocumentRow[];
  documentDetails: Readonly<Record<string, DocumentDetail>>;
}

/** A case that lies inside the page, for files that are handed over. It asks no server. */
export class InlineSource implements DataSource {
  readonly bench = null;
  readonly #data: InlineData;

  constructor(data: InlineData) {
    this.#data = data;
  }

  /** Read the data from a JSON script element of the page. */
  static from(element: { textContent: string | null }): InlineSource {
    return new InlineSource(JSON.parse(element.textContent ?? '') as InlineData);
  }

  async summary(): Promise<Summary> {
    return this.#data.summary;
  }

  async vocabulary(): Promise<Vocabulary> {
    return this.#data.vocabulary;
  }

  async actors(): Promise<ActorRow[]> {
    return this.#data.actors;
  }

  async actor(id: string): Promise<ActorDetail> {
    return found(this.#data.actorDetails, id, 'actor');
  }

  async claims(times: Times): Promise<ClaimRow[]> {
    if (times.asOf !== undefined || times.knownBy !== undefined) {
      throw new SourceError(
        422,
        'This file cannot ask about dates. Clear the date, or use the case.',
      );
    }
    return this.#data.claims;
  }

  async claim(id: string): Promise<ClaimDetail> {
    return found(this.#data.claimDetails, id, 'claim');
  }

  async why(id: string): Promise<Why> {
    return found(this.#data.whys, id, 'account of how it read the claim');
  }

  async documents(): Promise<DocumentRow[]> {
    return this.#data.documents;
  }

  async document(id: string): Promise<DocumentDetail> {
    return found(this.#data.documentDetails, id, 'document');
  }
}

function found<T>(details: Readonly<Record<string, T>>, id: string, noun: string): T {
  const detail = Object.hasOwn(details, id) ? details[id] : undefined;
  if (detail === undefined) {
    throw new SourceError(
      404,
      `This file holds no ${noun} ${id}. It may have been left out of it.`,
    );
  }
  return detail;
}
