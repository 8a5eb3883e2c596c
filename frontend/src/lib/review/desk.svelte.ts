/** Deciding about claims: one key each, saved at once, taken back at once. */

import { count } from '../encode/words';
import { SourceError } from '../source/source';
import { announcer } from '../state/announcer.svelte';
import type { CaseState } from '../state/case.svelte';
import type { Review, Ruling, Written } from '../types';

/** Why a claim was rejected, by the key that says so. */
export const REASONS = [
  'not said there',
  'another actor is meant',
  'another relation is meant',
  'wrong time, place or hedge',
  'somebody else says it',
] as const;

const REVIEW: Readonly<Record<Ruling, Review>> = {
  accepted: 'accepted',
  rejected: 'rejected',
  set_aside: 'unsure',
};
const SAID: Readonly<Record<Ruling, string>> = {
  accepted: 'Accepted',
  rejected: 'Rejected',
  set_aside: 'Set aside',
};

/** Two presses within this many milliseconds are one. */
const TWICE = 250;

/** What undoing says of a decision that no server had heard of. */
const UNSENT = { decisions: [], revision: 0 };

export class ReviewDesk {
  readonly #file: CaseState;
  readonly #bench;
  #last = -TWICE;
  /** The claims rejected last, whose reason may still be given. */
  rejected: { targets: readonly string[]; decision: number; reason: string } | null =
    $state.raw(null);
  /** What went wrong at the last attempt. */
  error: SourceError | null = $state.raw(null);
  busy = $state(false);
  /** Goes up with everything that is written. */
  version = $state(0);

  constructor(file: CaseState) {
    this.#file = file;
    this.#bench = file.source.bench;
  }

  /** Decide the same about some claims. False where nothing was written. */
  async decide(kind: Ruling, targets: readonly string[], left?: number): Promise<boolean> {
    const now = performance.now();
    if (now - this.#last < TWICE) return false;
    this.#last = now;
    const { unsaved } = this.#file;
    if (unsaved.gone) return this.#keep(kind, targets);
    const written = await this.#write((bench) => bench.decide(kind, targets));
    if (!written) return unsaved.missed(this.error) && this.#keep(kind, targets);
    this.#file.reviewed(targets, REVIEW[kind]);
    const decision = written.decisions[0];
    this.rejected =
      kind === 'rejected' && decision !== undefined && targets.length === 1
        ? { targets, decision, reason: '' }
        : null;
    const many = targets.length > 1 ? ` ${count(targets.length, 'claim')}` : '';
    announcer.say(`${SAID[kind]}${many}${left === undefined ? '' : `, ${left} left`}`);
    return true;
  }

  /** Nobody answers: the decision waits, and is shown as unsaved. */
  #keep(kind: Ruling, targets: readonly string[]): true {
    this.error = null;
    this.rejected = null;
    this.#file.unsaved.keep({ kind, targets });
    this.#file.reviewed(targets, REVIEW[kind]);
    announcer.say(`${SAID[kind]}, not saved yet`);
    return true;
  }

  /** Say why the claim rejected last was. */
  async because(number: number): Promise<void> {
    const reason = REASONS[number - 1];
    const last = this.rejected;
    if (!last || !reason) return;
    const more = { note: reason, instead: last.decision };
    const written = await this.#write((bench) => bench.decide('rejected', last.targets, more));
    const decision = written?.decisions[0];
    if (decision === undefined) return;
    this.rejected = { targets: last.targets, decision, reason };
    announcer.say(`Rejected: ${reason}`);
  }

  async edit(id: string, details: Readonly<Record<string, string>>): Promise<boolean> {
    const written = await this.#write((bench) => bench.edit(id, details));
    if (!written) return false;
    this.#file.reviewed([id], 'edited');
    this.rejected = null;
    announcer.say('Saved');
    return true;
  }

  /** Take back one's own last act, or a decision by its number. Null where there is none. */
  async undo(decision?: number): Promise<Written | null> {
    const unsent = decision === undefined && this.#file.unsaved.drop();
    if (unsent) {
      this.#file.reviewed(unsent.targets, 'proposed');
      announcer.say('Undone: it was not saved yet');
      return { ...UNSENT, targets: [...unsent.targets], kind: unsent.kind };
    }
    const written = await this.#write((bench) => bench.undo(decision));
    if (!written) {
      announcer.say(this.error?.message ?? 'There is nothing to undo');
      return null;
    }
    this.rejected = null;
    await this.#file.renew(written.targets);
    const what = written.kind.replaceAll('_', ' ');
    const many = written.targets.length > 1 ? ` of ${count(written.targets.length, 'claim')}` : '';
    announcer.say(`Undone: ${what}${many}`);
    return written;
  }

  async #write<T>(
    act: (bench: NonNullable<CaseState['source']['bench']>) => Promise<T>,
  ): Promise<T | null> {
    if (!this.#bench) return null;
    this.busy = true;
    this.error = null;
    try {
      const done = await act(this.#bench);
      this.version += 1;
      return done;
    } catch (error) {
      this.error = error instanceof SourceError ? error : new SourceError(0, String(error));
      announcer.say(this.error.message);
      return null;
    } finally {
      this.busy = false;
    }
  }
}
