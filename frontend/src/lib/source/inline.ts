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
  PlaceMap,
  SourceDetail,
  SourceRow,
  Summary,
  Vocabulary,
  Why,
} from '../types';
import type { Manifest } from '../export/manifest';
import { type DataSource, SourceError, type Times } from './source';

/** What an exported page carries. Details are keyed by id; what was left out is simply not there. */
export interface InlineData {
  summary: Summary;
  vocabulary: Vocabulary;
  actors: ActorRow[];
  actorDetails: Readonly<Record<string, ActorDetail>>;
  dossiers: Readonly<Record<string, Dossier>>;
  claims: ClaimRow[];
  claimDetails: Readonly<Record<string, ClaimDetail>>;
  whys: Readonly<Record<string, Why>>;
  lineage: Lineage;
  graph: Graph;
  documents: DocumentRow[];
  documentDetails: Readonly<Record<string, DocumentDetail>>;
  board: Contradiction[];
  map: PlaceMap;
  sources: SourceRow[];
  sourceDetails: Readonly<Record<string, SourceDetail>>;
}

/** A case that lies inside the page, for files that are handed over. It asks no server. */
export class InlineSource implements DataSource {
  readonly bench = null;
  readonly manifest: Manifest;
  readonly #data: InlineData;

  constructor(data: InlineData, manifest: Manifest) {
    this.#data = whole(data);
    this.manifest = manifest;
  }

  /** Read the data and the manifest from the JSON script elements of a page. */
  static of(page: Pick<Document, 'getElementById'>): InlineSource {
    const [data, manifest] = ['factional-data', 'factional-manifest'].map((id) =>
      JSON.parse(page.getElementById(id)?.textContent ?? ''),
    );
    return new InlineSource(data as InlineData, manifest as Manifest);
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

  async dossier(id: string, times: Times): Promise<Dossier> {
    withoutDates(times);
    return found(this.#data.dossiers, id, 'dossier of the actor');
  }

  async claims(times: Times): Promise<ClaimRow[]> {
    withoutDates(times);
    return this.#data.claims;
  }

  async claim(id: string): Promise<ClaimDetail> {
    return found(this.#data.claimDetails, id, 'claim');
  }

  async why(id: string): Promise<Why> {
    return found(this.#data.whys, id, 'account of how it read the claim');
  }

  async lineage(knownBy?: string): Promise<Lineage> {
    withoutDates({ knownBy: knownBy || undefined });
    return this.#data.lineage;
  }

  async graph(knownBy?: string): Promise<Graph> {
    withoutDates({ knownBy: knownBy || undefined });
    return this.#data.graph;
  }

  async documents(): Promise<DocumentRow[]> {
    return this.#data.documents;
  }

  async document(id: string): Promise<DocumentDetail> {
    return found(this.#data.documentDetails, id, 'document');
  }

  async board(): Promise<Contradiction[]> {
    return this.#data.board;
  }

  async map(): Promise<PlaceMap> {
    return this.#data.map;
  }

  async sources(): Promise<SourceRow[]> {
    return this.#data.sources;
  }

  async oneSource(id: string): Promise<SourceDetail> {
    return found(this.#data.sourceDetails, id, 'source');
  }
}

/** The data with each claim where only its id stands: in the file every claim is written once. */
function whole(data: InlineData): InlineData {
  const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
  const restored = <T>(value: T): T => {
    if (typeof value !== 'object' || value === null) return value;
    const id = (value as { $claim?: string }).$claim;
    if (id !== undefined) return claims.get(id) as T;
    for (const key of Object.keys(value) as (keyof T)[]) value[key] = restored(value[key]);
    return value;
  };
  return restored(data);
}

function withoutDates({
  asOf,
  knownBy,
}: {
  asOf?: string | undefined;
  knownBy?: string | undefined;
}): void {
  if (asOf === undefined && knownBy === undefined) return;
  throw new SourceError(422, 'This file cannot ask about dates. Clear the date, or use the case.');
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
