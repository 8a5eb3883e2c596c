/** The keys that mark words: what each does to the marked stretch. */

import { type Stretch, grown, moved, unitAt, units } from '../text/caret';
import type { Offsets } from '../text/offsets';
import type { Passage } from '../text/passages';

export class Caret {
  readonly #passages: readonly Passage[];
  readonly #offsets: Offsets;
  readonly #language: string | null;
  #sentences: Stretch[] | undefined;
  #words: Stretch[] | undefined;

  constructor(passages: readonly Passage[], offsets: Offsets, language: string | null) {
    this.#passages = passages;
    this.#offsets = offsets;
    this.#language = language;
  }

  get #bySentence(): Stretch[] {
    this.#sentences ??= units(this.#passages, this.#offsets, 'sentence', this.#language);
    return this.#sentences;
  }

  get #byWord(): Stretch[] {
    this.#words ??= units(this.#passages, this.#offsets, 'word', this.#language);
    return this.#words;
  }

  /** The sentence that one begins with. */
  at(position: number): Stretch | null {
    return unitAt(this.#bySentence, position);
  }

  /** The stretch that each key marks, by the action of the registry. */
  after(action: string, from: Stretch): Stretch {
    switch (action) {
      case 'next-sentence':
        return moved(this.#bySentence, from, 1);
      case 'previous-sentence':
        return moved(this.#bySentence, from, -1);
      case 'next-word':
        return moved(this.#byWord, from, 1);
      case 'previous-word':
        return moved(this.#byWord, from, -1);
      case 'more-sentences':
        return grown(this.#bySentence, from, 1);
      case 'fewer-sentences':
        return grown(this.#bySentence, from, -1);
      case 'more-words':
        return grown(this.#byWord, from, 1);
      case 'fewer-words':
        return grown(this.#byWord, from, -1);
      default:
        return from;
    }
  }
}

/** Actions that `Caret.after` knows. */
export const MOVES = [
  'next-sentence',
  'previous-sentence',
  'next-word',
  'previous-word',
  'more-sentences',
  'fewer-sentences',
  'more-words',
  'fewer-words',
] as const;
