import { describe, expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import { deadIn, idsOf } from './dead';
import { stateOf } from './url';

const row = claim({ id: 'c1' });
const ids = idsOf({ actors: [{ id: 'a1' }], claims: [row], documents: [{ id: 'd1' }] });

describe('a link', () => {
  it('tells the ids that stand for nothing', () => {
    const state = stateOf('network', { sel: 'a1', more: ['gone', 'a1'], claim: 'c2' });
    expect(deadIn(state, ids)).toEqual(['gone', 'c2']);
  });

  it('knows everybody whom a claim is about', () => {
    expect(deadIn(stateOf('claims', { about: row.subject.id, doc: 'd1' }), ids)).toEqual([]);
  });

  it('says nothing of who was who earlier', () => {
    expect(deadIn(stateOf('network', { sel: 'gone', known: '2020' }), ids)).toEqual([]);
  });
});
