import { afterEach, describe, expect, it, vi } from 'vitest';
import { SourceError } from '../source/source';
import { Load } from './load.svelte';
import { unanswered } from './unanswered';

const gone = (): Promise<never> => Promise.reject(new SourceError(0, 'gone'));

describe('what nobody answers', () => {
  afterEach(() => unanswered.again());

  it('is told, and asked again when somebody answers', async () => {
    const noticed = vi.spyOn(unanswered, 'noticed');
    const load = new Load<string>();
    const ask = vi.fn<() => Promise<string>>(gone);
    await load.run(ask);
    expect([load.error?.status, noticed.mock.calls.length]).toEqual([0, 1]);
    ask.mockResolvedValue('there');
    unanswered.again();
    await vi.waitFor(() => expect(load.value).toBe('there'));
    expect(load.error).toBeNull();
  });

  it('leaves what was there before in sight', async () => {
    const load = new Load<string>();
    await load.run(() => Promise.resolve('before'));
    await load.run(gone, { keep: true });
    expect([load.value, load.error?.status]).toEqual(['before', 0]);
  });

  it('is given up where something else was asked meanwhile, or nothing any more', async () => {
    const [moved, left] = [new Load<string>(), new Load<string>()];
    const old = vi.fn<() => Promise<string>>(gone);
    await Promise.all([moved.run(old), left.run(old)]);
    await moved.run(() => Promise.resolve('another'));
    left.clear();
    unanswered.again();
    expect(old).toHaveBeenCalledTimes(2);
    expect(moved.value).toBe('another');
  });

  it('is no matter of what the server refuses, or of what cannot be read', async () => {
    const load = new Load<string>();
    const refused = vi.fn<() => Promise<string>>();
    refused.mockRejectedValueOnce(new SourceError(422, 'no such time'));
    refused.mockRejectedValueOnce(new TypeError('no list'));
    await load.run(refused);
    await load.run(refused);
    unanswered.again();
    expect(refused).toHaveBeenCalledTimes(2);
  });
});
