import type { DataSource } from '../source/source';
import type { ActorRow, ClaimRow, DocumentRow, Review, Summary, Vocabulary } from '../types';
import { isSettled } from '../encode/words';
import { Load } from './load.svelte';
import { unanswered } from './unanswered';
import { Waiting } from './unsaved.svelte';

/** What all views share of the case, asked for once and again when the case has changed. */
export class CaseState {
  readonly source: DataSource;
  readonly summary = new Load<Summary>();
  readonly vocabulary = new Load<Vocabulary>();
  readonly actors = new Load<ActorRow[]>();
  readonly claims = new Load<ClaimRow[]>();
  readonly documents = new Load<DocumentRow[]>();
  /** True where the case has changed since it was loaded. Nothing moves until asked to. */
  stale = $state(false);

  /** True where one's own decisions have yet to be followed by actors and ties. */
  behind = $state(false);

  /** What was decided while the server did not answer. */
  readonly unsaved: Waiting;

  constructor(source: DataSource) {
    this.source = source;
    this.unsaved = new Waiting(source, () => {
      void this.load();
      unanswered.again();
    });
    unanswered.noticed = (error) => void this.unsaved.missed(error);
  }

  async load(): Promise<void> {
    this.stale = false;
    await Promise.all([
      this.summary.run(() => this.source.summary(), { keep: true }),
      this.vocabulary.run(() => this.source.vocabulary(), { keep: true }),
      this.actors.run((progress) => this.source.actors(progress), { keep: true }),
      this.claims.run((progress) => this.source.claims({}, progress), { keep: true }),
      this.documents.run(() => this.source.documents(), { keep: true }),
    ]);
  }

  /** What was decided about some claims shows at once, before the case is asked again. */
  reviewed(ids: readonly string[], review: Review): void {
    const decided = new Set(ids);
    const claims = this.claims.value;
    if (!claims) return;
    let settled = 0;
    let unsure = 0;
    this.claims.value = claims.map((claim) => {
      if (!decided.has(claim.id)) return claim;
      settled += Number(isSettled(review)) - Number(isSettled(claim.review));
      unsure += Number(review === 'unsure') - Number(claim.review === 'unsure');
      return { ...claim, review };
    });
    this.behind = true;
    const summary = this.summary.value;
    if (!summary) return;
    this.summary.value = {
      ...summary,
      reviewed: summary.reviewed + settled,
      unsure: summary.unsure + unsure,
    };
  }

  /** Ask for some claims again, after what was decided about them was taken back. */
  async renew(ids: readonly string[]): Promise<void> {
    const known = new Set(this.claims.value?.map((claim) => claim.id));
    const wanted = ids.filter((id) => known.has(id));
    try {
      for (const id of wanted) this.reviewed([id], (await this.source.claim(id)).row.review);
    } catch {
      this.behind = true;
    }
  }

  /** Take up what has become of the case by one's own decisions, once it is weighed. */
  async follow(): Promise<void> {
    if (!this.behind) return;
    this.behind = false;
    await this.load();
  }

  /** Look whether the case has changed; silence is no news. */
  async check(): Promise<void> {
    const seen = this.summary.value;
    if (!seen) return;
    try {
      const now = await this.source.summary();
      if (now.revision !== seen.revision && !this.behind) this.stale = true;
    } catch (error) {
      this.unsaved.missed(error);
    }
  }
}
