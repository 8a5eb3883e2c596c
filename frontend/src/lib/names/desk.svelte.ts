/** Deciding who is who: said at once, followed at once by the case, and taken back at once. */

import { messageOf } from '../source/source';
import { announcer } from '../state/announcer.svelte';
import type { CaseState } from '../state/case.svelte';
import type { Judged, Judging, Splitting } from '../types';

const SAID = {
  merged: 'Merged: they are one from now on',
  kept_apart: 'Kept apart: they are two, whatever comes',
  unsure: 'Set aside: nobody can tell yet',
} as const;

export class NamesDesk {
  readonly #file: CaseState;
  busy = $state(false);
  /** What went wrong at the last attempt, in words. */
  problem = $state('');
  /** What was decided last, as long as it stands: it is undone by one key. */
  last: { decision: number; said: string } | null = $state.raw(null);
  /** Goes up with everything that is written. */
  version = $state(0);

  constructor(file: CaseState) {
    this.#file = file;
  }

  judge(judging: Judging): Promise<Judged | null> {
    return this.#decide(SAID[judging.kind], (bench) => bench.judge(judging));
  }

  split(splitting: Splitting): Promise<Judged | null> {
    return this.#decide('Split: they are two from now on', (bench) => bench.split(splitting));
  }

  /** Take back a decision about actors; without a number, the last one made here. */
  async undo(decision = this.last?.decision): Promise<boolean> {
    if (decision === undefined) {
      announcer.say('Nothing was decided here yet; earlier decisions are listed');
      return false;
    }
    const undone = await this.#write((bench) => bench.undo(decision));
    if (!undone) return false;
    if (this.last?.decision === decision) this.last = null;
    announcer.say(`Undone: ${undone.kind.replaceAll('_', ' ')}`);
    return true;
  }

  async #decide(
    said: string,
    act: (bench: NonNullable<CaseState['source']['bench']>) => Promise<Judged>,
  ): Promise<Judged | null> {
    const judged = await this.#write(act);
    if (!judged) return null;
    this.last = { decision: judged.decision, said };
    announcer.say(said);
    return judged;
  }

  async #write<T>(
    act: (bench: NonNullable<CaseState['source']['bench']>) => Promise<T>,
  ): Promise<T | null> {
    const bench = this.#file.source.bench;
    if (!bench || this.busy) return null;
    this.busy = true;
    this.problem = '';
    try {
      const done = await act(bench);
      this.version += 1;
      // ids of actors have changed for every view
      void this.#file.load();
      return done;
    } catch (error) {
      this.problem = messageOf(error);
      announcer.say(this.problem);
      return null;
    } finally {
      this.busy = false;
    }
  }
}
