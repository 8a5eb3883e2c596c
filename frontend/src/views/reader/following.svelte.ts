/** Going through the mentions of an actor in the text, one by one. */

import { tick, untrack } from 'svelte';
import { MENTION } from '../../lib/encode/why';
import { count } from '../../lib/encode/words';
import { announcer } from '../../lib/state/announcer.svelte';
import { step } from '../../lib/text/mentions';
import type { Offsets } from '../../lib/text/offsets';
import type { Mentioned } from '../../lib/types';

/** What it follows, and where it shows it. */
interface Followed {
  actor: () => Mentioned | undefined;
  /** The actor that is asked for, whether the document knows it or not. */
  asked: () => string;
  /** The claim that is shown; one that is shown stays in sight. */
  claim: () => string;
  /** Where one stands before the first step. */
  place: () => number;
  offsets: () => Offsets;
  show: (position: number) => void;
}

export class Following {
  /** The mention that one stands at; -1 before the first step. */
  current = $state(-1);
  readonly #of: Followed;

  constructor(of: Followed) {
    this.#of = of;
    // Whoever chooses an actor begins anew, and sees the first mention unless a claim is shown.
    $effect(() => {
      const chosen = of.actor();
      untrack(() => this.#begin(chosen));
    });
  }

  #begin(chosen: Mentioned | undefined): void {
    this.current = -1;
    const first = chosen?.mentions[0];
    if (!chosen || !first) return;
    announcer.say(`${count(chosen.mentions.length, 'mention')} of ${chosen.entity.name}`);
    if (!this.#of.claim()) this.#of.show(first.start);
  }

  /** To the next or previous mention. */
  async step(by: 1 | -1): Promise<void> {
    const { actor, asked, place, offsets, show } = this.#of;
    const mentions = actor()?.mentions;
    if (!mentions) {
      if (!asked()) announcer.say('No actor is chosen. List the actors with l.');
      return;
    }
    const next = step(mentions, this.current, by, place());
    const mention = mentions[next];
    if (!mention) {
      announcer.say(by > 0 ? 'The last mention' : 'The first mention');
      return;
    }
    this.current = next;
    await tick();
    show(mention.start);
    const words = offsets().slice(mention.start, mention.end);
    announcer.say(
      `Mention ${next + 1} of ${mentions.length}: ${words}, ${MENTION[mention.kind].one}`,
    );
  }
}
