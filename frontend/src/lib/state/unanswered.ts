import type { SourceError } from '../source/source';

type Question = () => void;

/** What nobody answered. It is asked again, by itself, as soon as somebody answers. */
export class Unanswered {
  readonly #questions = new Map<object, Question>();
  /** Told of each question that nobody answered. */
  noticed: (error: SourceError) => void = () => undefined;

  /** Keep a question; only the latest of each asker is kept. */
  keep(asker: object, question: Question, error: SourceError): void {
    this.#questions.set(asker, question);
    this.noticed(error);
  }

  /** Whoever has asked anew, or wants to know no more, is not asked for. */
  forget(asker: object): void {
    this.#questions.delete(asker);
  }

  /** Ask all of them once more. */
  again(): void {
    const questions = [...this.#questions.values()];
    this.#questions.clear();
    for (const question of questions) question();
  }
}

export const unanswered = new Unanswered();
