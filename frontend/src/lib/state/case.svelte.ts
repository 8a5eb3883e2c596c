import type { DataSource } from '../source/source';
import type { ActorRow, ClaimRow, DocumentRow, Summary, Vocabulary } from '../types';
import { Load } from './load.svelte';

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

  constructor(source: DataSource) {
    this.source = source;
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

  /** Look whether the case has changed; silence is no news. */
  async check(): Promise<void> {
    const seen = this.summary.value;
    if (!seen) return;
    try {
      const now = await this.source.summary();
      if (now.revision !== seen.revision) this.stale = true;
    } catch {
      return;
    }
  }
}
