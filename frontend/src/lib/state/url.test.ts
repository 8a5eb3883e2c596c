import { describe, expect, it } from 'vitest';
import { STATUS_ORDER } from '../encode/status';
import { type State, format, linkTo, parse, stateOf } from './url';

function roundTrip(state: State): State {
  const url = new URL(format(state), 'http://127.0.0.1');
  const { state: read, problems } = parse(url.pathname, url.search);
  expect(problems).toEqual([]);
  return read;
}

describe('addresses', () => {
  const states: State[] = [
    stateOf('home'),
    stateOf('search', { q: 'type:split before:2015 source:"Зоря" قال', exact: true, in: 'claims' }),
    stateOf('search', { q: 'a & b', peek: 'd:5f9b/3-19' }),
    stateOf('names', { a: 'ansar', b: 'x/y №1', q: 'Ḥasan', list: 'decided' }),
    stateOf('export', { about: 'x/y', names: 'alias', bare: true, as: 'csv' }),
    stateOf('map', { t: '2018/2019-05', lay: ['base'], cam: '3712_-4350_1.20', sel: ['x.y', 'ق'] }),
    stateOf('claims'),
    stateOf('claims', { about: 'highland_front', claim: '5f9b-001', nl: true }),
    stateOf('claims', { q: 'قال & "quoted" = 100%', by: 'Зоря/Maren', sort: 'newest' }),
    stateOf('claims', { asof: '2018-08~/..', known: '2020-01-01', disputed: true, st: ['denied'] }),
    stateOf('claims', { fam: 'alliance', rel: 'allied_with', at: 'Person', aq: 'Ḥasan 🜁' }),
    stateOf('documents'),
    stateOf('documents', { q: 'terraces' }),
    stateOf('document', { id: '5f9b3eada09cb354' }),
    stateOf('document', { id: '5f9b3eada09cb354', actor: 'Ḥasan/№1 🜁', list: 'actors', how: true }),
    stateOf('document', {
      id: 'weird id/№1',
      claim: 'x-002',
      plain: true,
      nr: true,
      st: ['disputed', 'predicted'],
    }),
    stateOf('review'),
    stateOf('board', { kind: 'holder', show: 'all', tie: 'a/b', claim: 'x-1' }),
    stateOf('network'),
    stateOf('network', {
      t: '2016/2018-05',
      st: ['disputed'],
      ty: ['State', 'Person'],
      fam: ['alliance', 'own.family'],
      more: ['کتیبة/№1.a', 'b', 'b'],
      cam: '12_-40_0.35',
      ass: true,
    }),
    stateOf('network', { t: '2016-01', vs: '2018', sel: 'a', with: 'b', list: 'relations' }),
    stateOf('queue'),
    stateOf('queue', { rel: 'trains', since: '2018', which: 'unsure', low: true, claim: 'x-1' }),
    stateOf('document', { id: '5f9b', sel: { start: 3, end: 19 }, do: 'new', beside: 'original' }),
  ];

  it.each(states.map((state) => [format(state), state] as const))('%s comes back', (_, state) => {
    expect(roundTrip(state)).toEqual(state);
  });

  it('bring back every set of statuses', () => {
    for (let bits = 0; bits < 2 ** STATUS_ORDER.length; bits += 1) {
      const st = STATUS_ORDER.filter((_, i) => bits & (1 << i));
      const read = roundTrip(stateOf('claims', { st }));
      const all = st.length === STATUS_ORDER.length;
      expect(read).toEqual(stateOf('claims', { st: all ? [] : st }));
    }
  });

  it('are short and sorted', () => {
    expect(linkTo('claims')).toBe('/claims');
    expect(linkTo('claims', { q: 'x', about: 'y', disputed: true })).toBe(
      '/claims?about=y&disputed=1&q=x',
    );
  });

  it('lead to the claims from the root', () => {
    expect(parse('/', '')).toEqual({ state: stateOf('home'), problems: [] });
  });

  it('say which of their parts mean nothing', () => {
    const { state, problems } = parse('/claims', '?sort=loudest&st=disputed.sure&colour=red&q=ok');
    expect(state).toEqual(stateOf('claims', { q: 'ok' }));
    expect(problems).toEqual(['sort=loudest', 'st=disputed.sure', 'colour=red']);
    expect(parse('/documents/x', '?sel=9-3&sel=a-b').problems).toEqual(['sel=9-3', 'sel=a-b']);
    expect(parse('/review/what', '').problems).toEqual(['the path /review/what']);
  });

  it('say when nothing is at a path', () => {
    const { state, problems } = parse('/moon', '');
    expect(state.view).toBe('claims');
    expect(problems).toEqual(['the path /moon']);
  });

  it('do not stumble over names of objects', () => {
    expect(parse('/claims', '?constructor=1&__proto__=2').problems).toHaveLength(2);
  });
});
