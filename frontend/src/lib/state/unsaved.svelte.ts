import { count } from '../encode/words';
import { SourceError } from '../source/source';
import type { DataSource } from '../source/source';
import type { Ruling } from '../types';
import { announcer } from './announcer.svelte';

/** A decision that no server has heard of yet. */
export interface Unsaved {
  kind: Ruling;
  targets: readonly string[];
}

/** Milliseconds between two attempts to reach the server. */
const AGAIN = 4000;

/** What was decided while the server was gone: it waits here, is counted, and is sent when it is back. */
export class Waiting {
  readonly #source: DataSource;
  readonly #back: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Whether the server did not answer when it was last asked. */
  gone = $state(false);
  items: readonly Unsaved[] = $state.raw([]);

  /** `back` is called when the server answers again and nothing waits any more. */
  constructor(source: DataSource, back: () => void) {
    this.#source = source;
    this.#back = back;
  }

  /** Note that something could not be reached; tells whether that is because nobody answers. */
  missed(error: unknown): boolean {
    const gone = error instanceof SourceError && error.status === 0;
    if (gone && !this.gone) {
      this.gone = true;
      this.#timer = setInterval(() => void this.retry(), AGAIN);
    }
    return gone;
  }

  /** Let a decision wait. */
  keep(act: Unsaved): void {
    this.items = [...this.items, act];
  }

  /** Take back the last one that waits; null where none does. */
  drop(): Unsaved | null {
    const last = this.items.at(-1) ?? null;
    this.items = this.items.slice(0, -1);
    return last;
  }

  /** Ask once more, and send what waits, in its order. */
  async retry(): Promise<void> {
    const { bench } = this.#source;
    let sent = 0;
    try {
      await this.#source.summary();
      for (let act = this.items[0]; act && bench; act = this.items[0]) {
        await bench.decide(act.kind, act.targets);
        this.items = this.items.slice(1);
        sent += act.targets.length;
      }
    } catch (error) {
      if (this.missed(error) || !this.items.length) return;
      // it answers, and refuses this one: nothing else must wait for it
      this.items = this.items.slice(1);
      announcer.say(error instanceof Error ? error.message : String(error));
      return;
    }
    clearInterval(this.#timer);
    this.gone = false;
    if (sent) announcer.say(`${count(sent, 'decision')} saved`);
    this.#back();
  }
}
