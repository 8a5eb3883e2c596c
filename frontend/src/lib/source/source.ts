/**
 * Where the views get what they show. A view never calls the network itself: the same views run on
 * the server's API and on the data that an exported page carries inside.
 */

import type {
  ActorDetail,
  Assessment,
  Codes,
  Likelier,
  SourceDetail,
  SourceRow,
  ActorRow,
  Additions,
  Arrival,
  BlockKind,
  Choosing,
  ClaimDetail,
  ClaimRow,
  DocumentDetail,
  Concluding,
  Contradiction,
  DecisionRow,
  DocumentRow,
  Dossier,
  Effect,
  Findings,
  Graph,
  Format,
  Incoming,
  Judged,
  Lineage,
  Judging,
  Making,
  Marked,
  Page,
  Pairing,
  PlaceMap,
  Preview,
  Proposal,
  Question,
  Queue,
  ReadAgain,
  Ruling,
  SavedView,
  Splitting,
  Summary,
  Vocabulary,
  Watching,
  Which,
  Why,
  Written,
} from '../types';
import type { Manifest } from '../export/manifest';

/** The two times a claim is asked about; only who holds the calendar can answer them. */
export interface Times {
  /** EDTF time at which it holds. */
  asOf?: string;
  /** EDTF time by which it was published. */
  knownBy?: string;
}

/** Told after each part of a long list, for saying how far it is. */
export type Progress = (loaded: number, total: number) => void;

/** Which claims are to be reviewed; empty fields ask nothing. */
export interface Asked {
  about?: string;
  by?: string;
  relation?: string;
  family?: string;
  since?: string;
  document?: string;
  extractor?: string;
  /** Only those that come where they come for this reason. */
  because?: string;
  /** Only those of the contradiction of this tie. */
  tie?: string;
  q?: string;
}

/** Where claims are reviewed and documents put right. A file that was handed over has none. */
export interface Bench {
  queue(asked: Asked, which: Which, low: boolean): Promise<Queue>;
  questions(): Promise<Question[]>;
  effect(id: string): Promise<Effect>;
  /** Where the picture of a page of a PDF is to be had. */
  pagePicture(document: string, number: number): string;
  /** Where the evidence of the claims stands on a page of a PDF. */
  pageMarks(document: string, number: number): Promise<Marked[]>;
  /** What people decided, the latest first. */
  decisions(asked: {
    document?: string;
    orphaned?: boolean;
    limit?: number;
  }): Promise<DecisionRow[]>;

  /** Decide the same about some claims, as one act. */
  decide(
    kind: Ruling,
    targets: readonly string[],
    more?: { note?: string; instead?: number },
  ): Promise<Written>;
  edit(id: string, details: Readonly<Record<string, string>>): Promise<Written>;
  /** Take back a decision, or one's own last act. */
  undo(decision?: number): Promise<Written>;
  makeClaim(document: string, claim: Making): Promise<Written>;
  relabel(
    document: string,
    block: number,
    kind: BlockKind,
    speaker: string | undefined,
  ): Promise<Written>;
  /** The dates that words give, as EDTF. */
  datesIn(words: string): Promise<string[]>;
  redate(document: string, published: string | null): Promise<Written>;
  reread(document: string): Promise<ReadAgain>;
  watch(question: Watching): Promise<Written>;
  conclude(conclusion: Concluding): Promise<Written>;
  /** Put actors somewhere in the picture of the network, or let them go, as one act. */
  arrange(places: Readonly<Record<string, readonly [number, number] | null>>): Promise<Written>;
  /** The views that are kept, the latest first. */
  savedViews(): Promise<SavedView[]>;
  /** Keep an address of these pages under a name, and under a short one. */
  saveView(address: string, called: string): Promise<SavedView>;
  /** Say where places are, by name: degrees north and east, and kilometres around. */
  locate(
    places: Readonly<
      Record<string, { latitude: number; longitude: number; radius: number } | null>
    >,
  ): Promise<Written>;
  /** How much a choice would let out of the case. */
  previewExport(choice: Choosing): Promise<Preview>;
  /** The file of it, with its name. */
  export(choice: Choosing, format: Format): Promise<{ name: string; file: Blob }>;
  /** Search the case; `exact` without other spellings and names. */
  search(q: string, how: { exact?: boolean; limit?: number; offset?: number }): Promise<Findings>;
  /** Let a file wait to be added to the case. */
  addFile(name: string, file: Blob): Promise<Incoming>;
  /** Let what is at an address wait to be fetched and added. */
  addAddress(address: string): Promise<Incoming>;
  cancelAddition(id: number): Promise<Incoming>;
  /** Forget the additions of which nothing more comes. */
  clearAdditions(): Promise<Additions>;
  /** Tell how far additions are, now and whenever it changes. Returns what stops it. */
  followAdditions(told: (additions: Additions) => void): () => void;
  /** The documents that came in last. */
  arrivals(limit: number): Promise<Page<Arrival>>;
  /** Pairs of actors that may be one; `q` is the id of one, or words of a name. */
  similar(asked: { q?: string; limit?: number; offset?: number }): Promise<Page<Proposal>>;
  /** Any two actors held against each other. */
  pairing(first: string, second: string): Promise<Pairing>;
  judge(judging: Judging): Promise<Judged>;
  split(splitting: Splitting): Promise<Judged>;
  /** How a claim is graded, and which credibility would be suggested. */
  assessment(claim: string): Promise<Assessment>;
  /** The code lists of grades and judgements. */
  codes(): Promise<Codes>;
  /** Which side of each contradiction truth discovery holds to be likelier. */
  likelier(): Promise<Likelier>;
  /** Say how reliable a source is, by its id: for oneself. */
  grade(source: string, reliability: string, note?: string): Promise<Written>;
  /** Say whom a source belongs to. */
  affiliate(source: string, to: string): Promise<Written>;
  /** Say how likely a tie is, or how sure that is. */
  estimate(
    tie: string,
    word: { likelihood: string } | { confidence: string },
    note?: string,
  ): Promise<Written>;
}

export interface DataSource {
  readonly bench: Bench | null;
  /** What a file that was handed over says of itself; null where this is the case itself. */
  readonly manifest: Manifest | null;
  summary(): Promise<Summary>;
  vocabulary(): Promise<Vocabulary>;
  actors(progress?: Progress): Promise<ActorRow[]>;
  actor(id: string): Promise<ActorDetail>;
  /** All that the case holds on an actor, at the two times. */
  dossier(id: string, times: Times): Promise<Dossier>;
  claims(times: Times, progress?: Progress): Promise<ClaimRow[]>;
  claim(id: string): Promise<ClaimDetail>;
  /** How a claim came to be. */
  why(id: string): Promise<Why>;
  /** Where groups come from, and what became of them, by what was known by a time. */
  lineage(knownBy?: string): Promise<Lineage>;
  /** The network over time, in columns, by what was known by a time. */
  graph(knownBy?: string): Promise<Graph>;
  documents(): Promise<DocumentRow[]>;
  document(id: string): Promise<DocumentDetail>;
  /** What sources contradict each other about. */
  board(): Promise<Contradiction[]>;
  /** The places that claims speak of. */
  map(): Promise<PlaceMap>;
  /** Who says things. */
  sources(): Promise<SourceRow[]>;
  /** What one of them says of whom. */
  oneSource(id: string): Promise<SourceDetail>;
}

/** What went wrong, in words for the person at the page. `status` is 0 where nothing answered. */
export class SourceError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'SourceError';
    this.status = status;
  }
}

/** What went wrong, in words, whatever it was. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
