import { describe, expect, it, vi } from 'vitest';
import { type DataSource, SourceError } from '../source/source';
import { Waiting } from './unsaved.svelte';

/** A server that answers or not, and what it was told. */
function server(): { source: DataSource; told: string[][]; answers: boolean; refuses: boolean } {
  const told: string[][] = [];
  const state = { told, answers: false, refuses: false, source: null as unknown as DataSource };
  const ask = async (): Promise<void> => {
    if (!state.answers) throw new SourceError(0, 'gone');
  };
  const decide = async (kind: string, targets: readonly string[]): Promise<void> => {
    await ask();
    if (state.refuses) throw new SourceError(404, 'no such claim');
    told.push([kind, ...targets]);
  };
  state.source = { summary: ask, bench: { decide } } as unknown as DataSource;
  return state;
}

describe('what is decided while the server is gone', () => {
  it('waits, is counted, and is sent in its order when it is back', async () => {
    vi.useFakeTimers();
    const here = server();
    const back = vi.fn();
    const waiting = new Waiting(here.source, back);
    expect(waiting.missed(new SourceError(0, 'gone'))).toBe(true);
    waiting.keep({ kind: 'accepted', targets: ['a'] });
    waiting.keep({ kind: 'rejected', targets: ['b', 'c'] });
    await vi.advanceTimersByTimeAsync(5000);
    expect([waiting.gone, waiting.items.length, back.mock.calls.length]).toEqual([true, 2, 0]);
    here.answers = true;
    await vi.advanceTimersByTimeAsync(5000);
    expect(here.told).toEqual([
      ['accepted', 'a'],
      ['rejected', 'b', 'c'],
    ]);
    expect([waiting.gone, waiting.items.length, back.mock.calls.length]).toEqual([false, 0, 1]);
    vi.useRealTimers();
  });

  it('takes back the last one that waits', () => {
    const waiting = new Waiting(server().source, () => undefined);
    waiting.keep({ kind: 'accepted', targets: ['a'] });
    waiting.keep({ kind: 'accepted', targets: ['b'] });
    expect(waiting.drop()?.targets).toEqual(['b']);
    expect(waiting.items.map(({ targets }) => targets[0])).toEqual(['a']);
    waiting.drop();
    expect(waiting.drop()).toBeNull();
  });

  it('lets nothing wait for what is refused', async () => {
    const here = server();
    const waiting = new Waiting(here.source, () => undefined);
    waiting.keep({ kind: 'accepted', targets: ['merged away'] });
    waiting.keep({ kind: 'accepted', targets: ['b'] });
    Object.assign(here, { answers: true, refuses: true });
    await waiting.retry();
    here.refuses = false;
    await waiting.retry();
    expect(here.told).toEqual([['accepted', 'b']]);
  });

  it('is no matter of an error that the server answers with', () => {
    const waiting = new Waiting(server().source, () => undefined);
    expect(waiting.missed(new SourceError(422, 'no such time'))).toBe(false);
    expect(waiting.gone).toBe(false);
  });
});
