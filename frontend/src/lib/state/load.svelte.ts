import { SourceError, messageOf } from '../source/source';
import { unanswered } from './unanswered';

type Ask<T> = (progress: (loaded: number, total: number) => void) => Promise<T>;

/**
 * Something on its way from the source: what is known of it, and what went wrong. What nobody
 * answered is asked again as soon as somebody does.
 */
export class Load<T> {
  value: T | undefined = $state.raw();
  error: SourceError | null = $state.raw(null);
  /** True from the request to its answer. An older value stays to be seen meanwhile. */
  busy = $state(false);
  /** How far a long list is. */
  progress: { loaded: number; total: number } | null = $state.raw(null);
  #turn = 0;

  /** Ask; only the latest question's answer counts. `keep` leaves the old value in sight. */
  async run(ask: Ask<T>, { keep = false }: { keep?: boolean } = {}): Promise<void> {
    const turn = ++this.#turn;
    unanswered.forget(this);
    this.busy = true;
    this.error = null;
    this.progress = null;
    if (!keep) this.value = undefined;
    try {
      const value = await ask((loaded, total) => {
        if (turn === this.#turn) this.progress = { loaded, total };
      });
      if (turn === this.#turn) this.value = value;
    } catch (error) {
      if (turn === this.#turn) this.#missed(error, ask);
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }

  /** Forget the value, and whatever answer is still to come. */
  clear(): void {
    this.#turn += 1;
    unanswered.forget(this);
    this.value = undefined;
    this.error = null;
    this.busy = false;
  }

  #missed(error: unknown, ask: Ask<T>): void {
    this.error = understood(error);
    if (!(error instanceof SourceError) || error.status) return;
    unanswered.keep(this, () => void this.run(ask, { keep: true }), error);
  }
}

function understood(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  return new SourceError(0, `The answer could not be read: ${messageOf(error)}`);
}
