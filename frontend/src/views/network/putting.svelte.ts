import { count } from '../../lib/encode/words';
import type { Placing } from '../../lib/network/placing.svelte';
import { messageOf } from '../../lib/source/source';
import { announcer } from '../../lib/state/announcer.svelte';
import type { CaseState } from '../../lib/state/case.svelte';

/** Putting actors somewhere by hand: written down in the case, told, and taken back. */
export class Putting {
  problem = $state('');
  readonly #file: () => CaseState;
  readonly #placing: Placing;
  /** Whether places are anybody's to give. */
  readonly #free: () => boolean;

  constructor(file: () => CaseState, placing: Placing, free: () => boolean) {
    this.#file = file;
    this.#placing = placing;
    this.#free = free;
  }

  /** An actor is dragged to a place, and at last let go there. */
  put(actor: number, x: number, y: number, dropped: boolean): void {
    this.#placing.move(actor, x, y);
    if (dropped) this.#keep(new Map([[actor, [x, y]]]));
  }

  /** Keep an actor where it is, or let it go. */
  pin(actor: number): void {
    const place = this.#placing.places;
    if (!place) return;
    if (!this.#free()) {
      announcer.say('Here places say something. Lay it out by relations to put actors somewhere.');
      return;
    }
    const here = [place.x[actor] ?? 0, place.y[actor] ?? 0] as const;
    const next = this.#placing.pinned.has(actor) ? null : here;
    this.#keep(new Map([[actor, next]]));
    announcer.say(next ? 'Kept where it is' : 'Let go');
  }

  /** Keep some actors where they are now, as one act. */
  keepAll(actors: readonly number[]): void {
    const here = this.#placing.places;
    if (!here) return;
    const spots = actors.map((actor) => [actor, [here.x[actor] ?? 0, here.y[actor] ?? 0]] as const);
    this.#keep(new Map(spots));
    announcer.say(`${count(actors.length, 'actor')} kept where they are`);
  }

  undo(): void {
    void this.#guarded(async () => {
      const undone = await this.#placing.undo(this.#file().source.bench);
      announcer.say(undone ? 'Undone' : 'You put nobody anywhere yet');
    });
  }

  #keep(places: ReadonlyMap<number, readonly [number, number] | null>): void {
    void this.#guarded(() => this.#placing.keep(this.#file().source.bench, places));
  }

  async #guarded(work: () => Promise<unknown>): Promise<void> {
    this.problem = '';
    try {
      await work();
      if (this.#file().source.bench) this.#file().behind = true;
    } catch (error) {
      this.problem = messageOf(error);
    }
  }
}
