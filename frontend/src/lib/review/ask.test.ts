import { expect, it } from 'vitest';
import { stateOf } from '../state/url';
import type { Question } from '../types';
import { askedBy, queueFor, queueOf, watchable, watchedAs } from './ask';

const question = (asked: Partial<Question['asked']>): Question =>
  ({ decision: 1, title: '', asked }) as Question;

it('gathers the claims of a question, put together or watched, at one address', () => {
  const about = queueFor({ about: 'falcons', relation: 'trains', since: '2018' });
  expect(about).toEqual(stateOf('queue', { about: 'falcons', rel: 'trains', since: '2018' }));
  const asked = { about: 'falcons', relation: 'trains', since: '2018' };
  expect(queueOf(question(asked))).toEqual(about);
});

it('knows the watched question that a queue is, wherever one stands in it', () => {
  const watched = [question({ about: 'falcons' }), question({ relation: 'trains' })];
  const here = stateOf('queue', { rel: 'trains', claim: 'x-1', which: 'unsure', low: true });
  expect(watchedAs(here, watched)).toBe(watched[1]);
  expect(watchedAs(stateOf('queue', { rel: 'trains', since: '2018' }), watched)).toBeUndefined();
  expect(watchedAs(stateOf('queue'), watched)).toBeUndefined();
});

it('watches what can be asked, and not in which order or by whom it is read', () => {
  expect(watchable(stateOf('queue', { doc: 'd-1', q: 'men' }))).toEqual({
    document: 'd-1',
    q: 'men',
  });
  const none = [{}, { read: 'local', q: 'men' }, { because: 'disputed' as const }, { tie: 't-1' }];
  for (const state of none) {
    expect(watchable(stateOf('queue', state))).toBeUndefined();
  }
});

it('asks for the claims of one contradiction by its tie', () => {
  expect(askedBy(stateOf('queue', { tie: 't-1' }))).toEqual({ tie: 't-1' });
});
