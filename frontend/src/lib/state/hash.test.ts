import { afterAll, describe, expect, it } from 'vitest';
import { addressed, format, inHash, linkTo, stateOf } from './url';

describe('addresses in a file', () => {
  const at = (hash: string): Pick<URL, 'pathname' | 'search' | 'hash'> => ({
    pathname: '/home/somebody/case.html',
    search: '',
    hash,
  });
  inHash();
  afterAll(() => inHash(false));

  it('stand behind the sign, and come back from there', () => {
    const state = stateOf('claims', { q: 'who & what? #1', about: 'x/y' });
    const link = format(state);
    expect(link.startsWith('#/claims?')).toBe(true);
    expect(addressed(at(link))).toEqual({ state, problems: [] });
    expect(addressed(at(linkTo('document', { id: 'a b/№1' })))?.state).toMatchObject({
      view: 'document',
      id: 'a b/№1',
    });
  });

  it('begin where the views begin', () => {
    expect(addressed(at(''))).toEqual(addressed(at('#/')));
  });

  it('are none where they name a place on the page', () => {
    expect(addressed(at('#main'))).toBeNull();
  });
});
