/** Adding documents: what is sent, what waits, and what became of each. */

import { count } from '../encode/words';
import { messageOf } from '../source/source';
import type { Bench } from '../source/source';
import { announcer } from '../state/announcer.svelte';
import type { Additions, Incoming } from '../types';
import type { Dropped } from './dropped';

/** What did not reach the server: it is still on its way, or could not be sent. */
export interface Sending {
  name: string;
  problem: string;
}

export class AddingDesk {
  readonly #bench: Bench;
  readonly #added: () => void;
  #stop: (() => void) | null = null;
  #largest = Number.POSITIVE_INFINITY;
  #busy = false;
  items: Incoming[] = $state.raw([]);
  sending: Sending[] = $state([]);
  readonly left = $derived(this.items.filter((item) => !isOver(item)).length);

  /** `added` is called whenever all that was given has been added. */
  constructor(bench: Bench, added: () => void) {
    this.#bench = bench;
    this.#added = added;
  }

  /** Follow what goes on, also of what was given before the page was opened. */
  start(): () => void {
    this.#stop = this.#bench.followAdditions((additions) => this.#told(additions));
    return () => this.#stop?.();
  }

  async files(given: readonly Dropped[]): Promise<void> {
    const begun = given.map(({ name, file }) => ({ name, file, entry: this.#begin(name) }));
    // One after the other: the order is kept, and a large one does not hold memory for all.
    for (const { name, file, entry } of begun) {
      if (file.size > this.#largest) {
        const limit = Math.floor(this.#largest / 1024 ** 2);
        this.#failed(entry, `It is larger than ${limit} MB. Save the part you need, and add that.`);
      } else await this.#send(entry, () => this.#bench.addFile(name, file));
    }
  }

  async addresses(given: readonly string[]): Promise<void> {
    for (const address of given) {
      await this.#send(this.#begin(address), () => this.#bench.addAddress(address));
    }
  }

  async cancel(id: number): Promise<void> {
    try {
      await this.#bench.cancelAddition(id);
    } catch (error) {
      announcer.say(messageOf(error));
    }
  }

  async clear(): Promise<void> {
    this.sending = this.sending.filter(({ problem }) => !problem);
    this.#told(await this.#bench.clearAdditions());
  }

  #begin(name: string): Sending {
    this.sending.push({ name, problem: '' });
    return this.sending.at(-1) as Sending;
  }

  async #send(entry: Sending, act: () => Promise<Incoming>): Promise<void> {
    try {
      await act();
      this.sending = this.sending.filter((each) => each !== entry);
    } catch (error) {
      this.#failed(entry, messageOf(error));
    }
  }

  #failed(entry: Sending, problem: string): void {
    entry.problem = problem;
    announcer.say(`${entry.name}: ${problem}`);
  }

  #told({ items, largest }: Additions): void {
    this.#largest = largest;
    this.items = items;
    const busy = this.left > 0;
    if (this.#busy && !busy) {
      announcer.say(summary(items));
      this.#added();
    }
    this.#busy = busy;
  }
}

/** Whether nothing more comes of it. */
export function isOver(item: Incoming): boolean {
  return item.stage !== 'waiting' && item.stage !== 'reading';
}

/** What became of all, in one line. */
export function summary(items: readonly Incoming[]): string {
  const documents = items.flatMap((item) => item.documents);
  const added = documents.filter((each) => each.new).length;
  const known = documents.filter((each) => each.document && !each.new).length;
  const failed =
    documents.filter((each) => each.problem).length + items.filter((item) => item.problem).length;
  return [
    `${count(added, 'new document')}`,
    known ? `${known} known already` : '',
    failed ? `${failed} could not be read` : '',
  ]
    .filter(Boolean)
    .join(', ');
}
