/** A walk through a queue: where one stands, what is decided by now, and what comes next. */

import { isSettled } from '../encode/words';
import type { ClaimRow, Progress, Queue, Review, Waiting, Which } from '../types';

export class Walk {
  readonly #which: Which;
  readonly items: readonly Waiting[];
  readonly #before: Progress;
  readonly #total: number;
  readonly #first: ReadonlyMap<string, Review>;

  constructor(queue: Queue, which: Which) {
    this.#which = which;
    this.items = queue.items;
    this.#before = queue.progress;
    this.#total = queue.total;
    this.#first = new Map(
      queue.items.flatMap(({ row, alike }) =>
        [row.id, ...alike].map((id) => [id, row.review] as const),
      ),
    );
  }

  /** How far the review is, with what was decided on this walk. */
  progress(rows: ReadonlyMap<string, ClaimRow>): Progress {
    let { settled, unsure } = this.#before;
    for (const [id, first] of this.#first) {
      const now = rows.get(id)?.review ?? first;
      settled += Number(isSettled(now)) - Number(isSettled(first));
      unsure += Number(now === 'unsure') - Number(first === 'unsure');
    }
    return { total: this.#before.total, settled, unsure };
  }

  /** The claims of an item on which nothing was decided since the walk began. */
  open(item: Waiting, rows: ReadonlyMap<string, ClaimRow>): string[] {
    return [item.row.id, ...item.alike].filter((id) => {
      const now = rows.get(id)?.review ?? item.row.review;
      return now === this.#first.get(id);
    });
  }

  /** How many items are still open, those that are not loaded yet among them. */
  left(rows: ReadonlyMap<string, ClaimRow>): number {
    const open = this.items.filter((item) => this.open(item, rows).length).length;
    return open + this.#total - this.items.length;
  }

  /** Whether more of the queue waits than was loaded. */
  get more(): boolean {
    return this.#which === 'waiting' && this.#total > this.items.length;
  }

  /** The claim to go on with: of the same item first, then of the next open ones, then from the top. */
  next(at: number, rows: ReadonlyMap<string, ClaimRow>): string {
    const order = [...this.items.slice(Math.max(at, 0)), ...this.items.slice(0, Math.max(at, 0))];
    for (const item of order) {
      const [id] = this.open(item, rows);
      if (id) return id;
    }
    return '';
  }

  /** Where the item of a claim is; -1 where it is in none. */
  find(id: string): number {
    return this.items.findIndex((item) => item.row.id === id || item.alike.includes(id));
  }
}
