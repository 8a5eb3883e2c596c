/** What the parts of a dossier's page share: the actor, its claims, and where they lead. */

import type { Cited, Dossier } from '../../lib/types';

export interface Dossied {
  dossier: Dossier;
  /** Every claim cited, by id. */
  claims: ReadonlyMap<string, Cited>;
  /** The claim in the inspector. */
  chosen: string;
  /** The page with a claim in its inspector. */
  claimHref: (id: string) => string;
  /** All claims of one tie. */
  tieHref: (tie: string) => string;
}
