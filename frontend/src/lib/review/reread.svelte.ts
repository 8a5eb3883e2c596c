/** Reading a document again after something was put right in it, so that its claims follow. */

import { count } from '../encode/words';
import { type Bench, messageOf } from '../source/source';
import { announcer } from '../state/announcer.svelte';

export class Rereading {
  /** Whether it is due, under way, or done and to be told of. */
  state: 'none' | 'due' | 'reading' | 'read' = $state('none');
  told = $state('');

  /** Something was put right: its claims have yet to follow. */
  due(): void {
    this.state = 'due';
    this.told =
      'Saved. What hangs on it follows when the document is read again; every decision stays.';
  }

  /** Read it again. True where that went well. */
  async run(bench: Bench, document: string): Promise<boolean> {
    if (this.state === 'reading') return false;
    this.state = 'reading';
    this.told = 'The document is read again. This may take a while.';
    try {
      const read = await bench.reread(document);
      this.told =
        `Read again: ${count(read.claims, 'claim')}. Decided and found again: ${read.carried}; ` +
        `kept though not found: ${read.kept}; gone: ${read.gone}.`;
      this.state = 'read';
      return true;
    } catch (error) {
      this.told = messageOf(error);
      this.state = 'due';
      return false;
    } finally {
      announcer.say(this.told);
    }
  }
}
