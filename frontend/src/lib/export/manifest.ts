import type { Outgoing } from '../types';

/** What a file that was handed over says of itself, as `factional.exporting.Manifest` has it. */
export interface Manifest {
  version: string;
  /** ISO day in UTC. */
  made: string;
  case: string;
  revision: number;
  /** What claims were asked for; empty where all were. */
  asked: Readonly<Record<string, string>>;
  quotes: boolean;
  texts: boolean;
  notes: boolean;
  sources: 'keep' | 'alias' | 'drop';
  things: Outgoing[];
  /** How many claims were left out, by reason. */
  left: Readonly<Record<string, number>>;
  withheld: number;
  handling: string;
  /** SHA-256 of the data as they stand in the file. */
  data: string;
  /** SHA-256 of the documents as they were received, by their id. */
  documents: Readonly<Record<string, string>>;
  notices: string;
}
