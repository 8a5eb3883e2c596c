/** The nouns as the server sends them, under the names the pages use. */

import type { components } from './api';

type Schemas = components['schemas'];

/** What is sent may leave out what has a default. */
type Sent<T, K extends keyof T> = Pick<T, K> & Partial<T>;

export type Account = Schemas['Account'];
export type ActorDetail = Schemas['ActorDetail'];
export type ActorRow = Schemas['ActorRow'];
export type Answer = Schemas['Answer'];
export type Assessment = Schemas['Assessment'];
export type Additions = Schemas['Additions'];
export type Arrival = Schemas['Arrival'];
export type Block = Schemas['Block'];
export type BlockKind = Schemas['BlockKind'];
export type Certainty = Schemas['Certainty'];
export type Change = Schemas['Change'];
export type Choosing = Partial<Omit<Schemas['Choosing'], 'claims'>> & {
  claims?: Partial<Schemas['Asked']>;
};
export type ClaimDetail = Schemas['ClaimDetail'];
export type ClaimKind = Schemas['ClaimKind'];
export type ClaimRow = Schemas['ClaimRow'];
export type Cited = Schemas['Cited'];
export type Comparison = Schemas['Comparison'];
export type DecisionRow = Schemas['DecisionRow'];
export type Concluding = Sent<Schemas['Concluding'], 'tie' | 'outcome'>;
export type Contradiction = Schemas['Contradiction'];
export type Decided = Schemas['Decided'];
export type DocumentDetail = Schemas['DocumentDetail'];
export type DocumentRow = Schemas['DocumentRow'];
export type Dossier = Schemas['Dossier'];
export type Effect = Schemas['Effect'];
export type Entry = Schemas['Entry'];
export type EntityRef = Schemas['EntityRef'];
export type Estimate = Schemas['Estimate'];
export type EntityType = Schemas['EntityType'];
export type Factor = Schemas['Factor'];
export type Because = Schemas['Because'];
export type Format = Schemas['Format'];
export type Graph = Schemas['Graph'];
export type HopRow = Schemas['HopRow'];
export type Lane = Schemas['Lane'];
export type Lineage = Schemas['Lineage'];
export type LineageLink = Schemas['Link'];
export type LinkKind = Schemas['LinkKind'];
export type Making = Sent<Schemas['Making'], 'start' | 'end' | 'subject' | 'relation'>;
export type Findings = Schemas['Findings'];
export type Folded = Schemas['Folded'];
export type MarkKind = Schemas['MarkKind'];
export type Marked = Schemas['Marked'];
export type MentionKind = Schemas['MentionKind'];
export type MentionRow = Schemas['MentionRow'];
export type Mentioned = Schemas['Mentioned'];
export type Pointer = Schemas['Pointer'];
export type Outcome = Schemas['Outcome'];
export type Outgoing = Schemas['Outgoing'];
export type PlaceMap = Schemas['PlaceMap'];
export type PlaceRow = Schemas['PlaceRow'];
export type Precision = Schemas['Precision'];
export type Preview = Schemas['Preview'];
export type Progress = Schemas['Progress'];
export type Polarity = Schemas['Polarity'];
export type Pairing = Schemas['Pairing'];
export type Proposal = Schemas['Proposal'];
export type Incoming = Schemas['Incoming'];
export type Judged = Schemas['Judged'];
export type Judging = Sent<Schemas['Judging'], 'kind' | 'first' | 'second'>;
export type Splitting = Sent<Schemas['Splitting'], 'actor'>;
export type Question = Schemas['Question'];
export type Queue = Schemas['Queue'];
export type ReadAgain = Schemas['ReadAgain'];
export type Reference = Schemas['Reference'];
export type Review = Schemas['Review'];
export type Ruling = Schemas['Ruling'];
export type Side = Schemas['Side'];
export type Codes = Schemas['Codes'];
export type Grade = Schemas['Grade'];
export type Likelier = Schemas['Suggested'];
export type SourceDetail = Schemas['SourceDetail'];
export type SourceKind = Schemas['SourceKind'];
export type SourceRow = Schemas['SourceRow'];
export type SpokenOf = Schemas['SpokenOf'];
export type SourceName = Schemas['SourceName'];
export type Size = Schemas['Size'];
export type Span = Schemas['Span'];
export type Stance = Schemas['Stance'];
export type Stretch = Schemas['Stretch'];
export type TieStatus = Schemas['TieStatus'];
export type Told = Schemas['Told'];
export type Verdict = Schemas['Verdict'];
export type Voice = Schemas['Voice'];
export type Waiting = Schemas['Waiting'];
export type Watching = Partial<Schemas['Watching']>;
export type SavedView = Schemas['SavedView'];
export type Which = Schemas['Which'];
export type Written = Schemas['Written'];
export type Why = Schemas['Why'];

/** `/api/case`: a case at a glance, and the version that serves it. */
export type Summary = Schemas['CaseSummary'];

export type Family = Schemas['Family'];
export type Relation = Schemas['Relation'];
export type Vocabulary = Schemas['Vocabulary'];

export interface Page<T> {
  total: number;
  items: T[];
}
