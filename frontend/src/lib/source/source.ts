/**
 * Where the views get what they show. A view never calls the network itself: the same views run on
 * the server's API and on the data that an exported page carries inside.
 */

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

/** The two times a claim is asked about; only who holds the calendar can answer them. */
export interface Times {
  /** EDTF time at which it holds. */
  asOf?: string;
  /** EDTF time by which it was published. */
  knownBy?: string;
}

/** Told after each part of a long list, for saying how far it is. */
export type Progress = (loaded: number, total: number) => void;

export interface DataSource {
  summary(): Promise<Summary>;
  vocabulary(): Promise<Vocabulary>;
  actors(progress?: Progress): Promise<ActorRow[]>;
  actor(id: string): Promise<ActorDetail>;
  claims(times: Times, progress?: Progress): Promise<ClaimRow[]>;
  claim(id: string): Promise<ClaimDetail>;
  /** How a claim came to be. */
  why(id: string): Promise<Why>;
  documents(): Promise<DocumentRow[]>;
  document(id: string): Promise<DocumentDetail>;
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
