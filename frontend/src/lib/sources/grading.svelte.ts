import { messageOf } from '../source/source';
import type { Bench } from '../source/source';
import { announcer } from '../state/announcer.svelte';
import { preferences } from '../state/preferences.svelte';
import type { Codes, SourceRow } from '../types';
import { RELIABILITY, gradeWords } from './sources';

/** Grading sources by key: switched on first, told when done, taken back by one key. */
export class Grader {
  codes: Codes | undefined = $state.raw();
  problem = $state('');
  readonly #bench: () => Bench | null;
  readonly #graded: () => void;

  /**
   * @param bench Where grades are kept; a file that was handed over has none.
   * @param graded Told when the sources have to be asked for again.
   */
  constructor(bench: () => Bench | null, graded: () => void) {
    this.#bench = bench;
    this.#graded = graded;
  }

  /** Whether grades are shown: somebody wants them, and there is a bench. */
  get on(): boolean {
    return preferences.grades && this.#bench() !== null;
  }

  async load(): Promise<void> {
    const bench = this.#bench();
    if (!this.on || !bench || this.codes) return;
    try {
      this.codes = await bench.codes();
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  toggle(): void {
    if (!this.#bench()) return;
    preferences.setGrades(!preferences.grades);
    announcer.say(preferences.grades ? 'Your grades are shown' : 'Your grades are hidden');
  }

  async grade(row: SourceRow | undefined, reliability: string, note = ''): Promise<void> {
    const bench = this.#bench();
    if (!row || !bench) return;
    if (!this.on) {
      announcer.say('Grades are switched off. Press v to switch them on.');
      return;
    }
    await this.#write(async () => {
      await bench.grade(row.id, reliability, note);
      const label = this.codes?.reliability[reliability]?.label;
      announcer.say(`${row.name}: ${label ? `${reliability}, ${label}` : reliability}`);
    });
  }

  async undo(row: SourceRow | undefined): Promise<void> {
    const bench = this.#bench();
    if (!row?.grade || !bench || !this.on) {
      announcer.say('There is no grade of yours to undo');
      return;
    }
    const { decision } = row.grade;
    await this.#write(async () => {
      await bench.undo(decision);
      announcer.say(`Undone: ${gradeWords(row.grade)}`);
    });
  }

  /** What the keys of the registry do, for whatever source is at hand. */
  keys(atHand: () => SourceRow | undefined): Record<string, () => void> {
    return {
      grades: () => this.toggle(),
      undo: () => void this.undo(atHand()),
      ...Object.fromEntries(
        RELIABILITY.map((letter) => [`grade-${letter}`, () => void this.grade(atHand(), letter)]),
      ),
    };
  }

  async #write(act: () => Promise<void>): Promise<void> {
    this.problem = '';
    try {
      await act();
      this.#graded();
    } catch (error) {
      this.problem = messageOf(error);
      announcer.say(this.problem);
    }
  }
}
