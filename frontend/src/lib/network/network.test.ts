import { describe, expect, it } from 'vitest';
import { periodOf } from '../time/days';
import { held, HELD_ORDER, surest } from '../time/span';
import { CHANGES, changesOf, countsOf } from './changes';
import { network } from './network.fixture';
import { type Network, pairOf } from './network';
import { missing, scopeOf, support } from './scope';
import { STATUS_ORDER } from '../encode/status';
import { HIDERS, type Query, shownOf } from './shown';
import { answers, periodsOf, since, spanAt } from './times';

const EVERYTHING = { all: true, unnamed: true, more: [], drawn: [], hide: [], chosen: [] };
const ALL: Query = { st: [], fam: [], ty: [], assumed: false, undated: false };
const at = (of: Network, time: string): Uint8Array => answers(of, periodOf(time)!);
const shown = (of: Network, query: Partial<Query> = {}, time = ''): ReturnType<typeof shownOf> =>
  shownOf(of, scopeOf(of, EVERYTHING), { ...ALL, ...query }, time ? at(of, time) : null);

describe('a network', () => {
  const of = network(
    'a alliance b corroborated 2014/2016',
    'b rivalry a disputed 2017/2018',
    'a split p single_source 2015',
    'p alliance b denied',
    'c alliance c single_source ?',
  );

  it('folds the ties of two into a pair, whichever way they run', () => {
    expect(pairOf(of, 'b', 'a')).toBe(pairOf(of, 'a', 'b'));
    expect(of.tiesOf[pairOf(of, 'a', 'b')!]).toEqual([0, 1]);
    expect(pairOf(of, 'a', 'c')).toBeUndefined();
    expect(pairOf(of, 'nobody', 'a')).toBeUndefined();
  });

  it('shows a pair by the most contested of its ties, and counts them', () => {
    const found = shown(of);
    const pair = pairOf(of, 'a', 'b')!;
    expect(found.count[pair]).toBe(2);
    expect(found.status[pair]).toBe(0); // disputed
    expect(found.family[pair]).toBe(255); // of two families
    const early = shown(of, {}, '2015');
    expect([early.count[pair], early.status[pair]]).toEqual([1, 1]);
  });

  it('never draws what is only denied, and counts it', () => {
    const found = shown(of);
    expect(found.ties[3]).toBe(0);
    expect([...found.byStatus]).toEqual([1, 1, 2, 0, 1, 0]);
  });

  it('counts for each filter what it alone hides', () => {
    expect(shown(of, { st: ['disputed'] }).hidden).toMatchObject({ st: 3 });
    expect(shown(of, { fam: ['split'] }).hidden).toMatchObject({ fam: 3 });
    expect(shown(of, { ty: ['Person'] }).hidden).toMatchObject({ ty: 4 });
    expect(shown(of, {}, '2015').hidden).toMatchObject({ time: 1, undated: 1 });
    expect(shown(of, { undated: true }, '2015').tieCount).toBe(3);
  });

  it('hides and shows in sum what there is', () => {
    for (const query of [{}, { st: ['disputed' as const] }, { undated: true }]) {
      for (const time of ['', '2013', '2016/2017', '2019']) {
        const found = shown(of, query, time);
        expect(found.tieCount).toBe(found.ties.filter(Boolean).length);
        const alone = HIDERS.reduce((sum, hider) => sum + found.hidden[hider], 0);
        expect(found.tieCount + alone).toBeLessThanOrEqual(of.ties - 1); // one is denied
      }
    }
  });

  it('counts the legend without the filter that the legend is', () => {
    const found = shown(of, { st: ['disputed'] });
    expect(found.byStatus[1]).toBe(1);
    expect(found.tieCount).toBe(1);
  });
});

describe('time', () => {
  const of = network('a alliance b single_source 2014/2015 2018+', 'b rivalry c disputed ?');

  it('has gaps: two spells are not one long one', () => {
    const told = ['2013', '2014', '2016', '2018', '2020'].map((time) => at(of, time)[0]);
    expect(told.map((code) => HELD_ORDER[code!])).toEqual(['no', 'yes', 'no', 'yes', 'assumed']);
  });

  it('is answered as the surest of the spans answers', () => {
    for (const time of ['2013', '2014-05', '2015/2019', '2021']) {
      const period = periodOf(time)!;
      const spans = [0, 1].map((place) => held(spanAt(of, place), period));
      expect(HELD_ORDER[at(of, time)[0]!]).toBe(surest(spans));
    }
  });

  it('is answered as one span at a time is', () => {
    const days = [null, 16_000, 16_100, 16_400];
    const spans = days.flatMap((a) =>
      days.flatMap((b) => days.flatMap((c) => days.map((d) => [a, b, c, d] as const))),
    );
    const many = network(...spans.map((_, i) => `a alliance b${i}`));
    spans.forEach(([a, b, c, d], i) => {
      const { spans: columns } = many.graph;
      columns.earliest_start[i] = a;
      columns.latest_start[i] = b;
      columns.earliest_end[i] = c;
      columns.latest_end[i] = d;
      columns.uncertain[i] = i % 3 === 0;
    });
    for (const first of [15_900, 16_000, 16_050, 16_300, 16_400, 16_500]) {
      for (const last of [first, first + 60, Infinity]) {
        const found = answers(many, { first, last });
        const one = spans.map((_, i) => held(spanAt(many, i), { first, last }));
        expect([...found].map((code) => HELD_ORDER[code])).toEqual(one);
      }
    }
  });

  it('shows what is assumed only where somebody assumes it', () => {
    expect(shown(of, {}, '2020').tieCount).toBe(0);
    expect(shown(of, {}, '2020').hidden.assumed).toBe(1);
    expect(shown(of, { assumed: true }, '2020').tieCount).toBe(1);
  });

  it('has a period for each claim, and none for the undated', () => {
    expect(periodsOf(of).map((each) => each !== null)).toEqual([true, true, false]);
  });
});

describe('two dates', () => {
  const of = network(
    'a alliance b single_source 2012/2014',
    'a rivalry b disputed 2016/2020',
    'a alliance c corroborated 2012/2020',
    'b alliance c single_source 2012/2013',
    'c rivalry d single_source 2017/2020',
    'd alliance e single_source 2013+',
    'e rivalry f single_source ?',
    'a split d single_source 2015',
    'b split d single_source 2013',
    'f alliance g single_source 2015/2016',
  );
  const [first, second] = [periodOf('2013')!, periodOf('2018')!];
  const compared = {
    before: answers(of, first),
    after: answers(of, second),
    since: answers(of, since(first, second)),
  };
  const every = new Uint8Array(of.ties).fill(1);
  const changes = changesOf(of, every, compared);
  const change = (a: string, b: string): string | undefined =>
    CHANGES[changes.pairs[pairOf(of, a, b)!]!];

  it('tell what turned, began, ended and stayed', () => {
    expect(change('a', 'b')).toBe('turned');
    expect(change('c', 'a')).toBe('stayed');
    expect(change('b', 'c')).toBe('ended');
    expect(change('c', 'd')).toBe('began');
  });

  it('do not take silence for an end', () => {
    expect(change('d', 'e')).toBe('last_told');
    expect(change('e', 'f')).toBeUndefined();
  });

  it('tell what happened since, and nothing of what had happened by the first', () => {
    expect(change('a', 'd')).toBe('between');
    expect(change('b', 'd')).toBeUndefined();
    expect(change('f', 'g')).toBe('between');
  });

  it('are counted by pairs', () => {
    expect(countsOf(changes)).toEqual({
      turned: 1, began: 1, ended: 1, between: 2, first_told: 0, last_told: 1, stayed: 1,
    }); // prettier-ignore
  });

  it('leave out what a filter leaves out', () => {
    expect(countsOf(changesOf(of, new Uint8Array(of.ties), compared)).turned).toBe(0);
  });
});

describe('the scope', () => {
  const lines = Array.from({ length: 400 }, (_, i) => [
    `hub alliance g${i} single_source 2014`,
    `g${i} alliance g${(i + 1) % 400} ${i < 100 ? 'corroborated' : 'single_source'} 2014`,
    `g${i} rivalry g${(i + 7) % 400} single_source 2014`,
    `g${i} split g${(i + 11) % 400} single_source 2014`,
  ]).flat();
  const of = network(...lines);

  it('begins with who stands in what is firm, and counts the rest', () => {
    const scope = scopeOf(of, { ...EVERYTHING, all: false });
    expect([scope.count, scope.cut, scope.dense]).toEqual([101, true, true]);
    const found = shownOf(of, scope, ALL, null);
    expect(found.tieCount).toBe(100);
    expect(found.hidden.dense).toBeGreaterThan(100);
    expect(found.hidden.scope).toBeGreaterThan(300);
    // the legend counts what choosing it would show
    const single = STATUS_ORDER.indexOf('single_source');
    expect(found.byStatus[single]).toBe(found.hidden.dense);
    const chosen = shownOf(of, scope, { ...ALL, st: ['single_source'] }, null);
    expect(chosen.tieCount).toBe(found.hidden.dense);
  });

  it('leaves out who has no name, and counts them, until somebody asks', () => {
    const some = network('a alliance b', 'unnamed alliance a', 'unknown split unnamed');
    const asked = { ...EVERYTHING, unnamed: false };
    const scope = scopeOf(some, asked);
    expect([scope.count, scope.cut]).toEqual([2, false]);
    expect(shownOf(some, scope, ALL, null)).toMatchObject({ tieCount: 1, hidden: { unnamed: 2 } });
    const one = scopeOf(some, { ...asked, chosen: ['unnamed'] });
    expect(shownOf(some, one, ALL, null)).toMatchObject({ tieCount: 2, hidden: { unnamed: 1 } });
    expect(shownOf(some, scopeOf(some, EVERYTHING), ALL, null).tieCount).toBe(3);
  });

  it('grows by the neighbours of one actor at a time', () => {
    const start = scopeOf(of, { ...EVERYTHING, all: false });
    const hub = of.at.get('hub')!;
    const left = missing(of, start.actors, hub, support(of)).length;
    expect(left).toBe(299);
    const once = scopeOf(of, { ...EVERYTHING, all: false, more: ['hub'] });
    expect(once.count).toBe(132);
    expect(scopeOf(of, { ...EVERYTHING, all: false, more: ['hub', 'hub'] }).count).toBe(162);
    const one = missing(of, start.actors, of.at.get('hub')!, support(of)).at(-1)!;
    const picked = scopeOf(of, { ...EVERYTHING, all: false, drawn: [of.graph.actors.id[one]!] });
    expect([picked.actors[one], picked.count, picked.expanded.has(one)]).toEqual([1, 102, true]);
    expect(shownOf(of, once, ALL, null).degree[hub]).toBe(131);
  });

  it('draws who is looked at, and not who is put out of sight', () => {
    const last = of.graph.actors.id.at(-1)!;
    expect(
      scopeOf(of, { ...EVERYTHING, all: false, chosen: [last] }).actors[of.at.get(last)!],
    ).toBe(1);
    const hidden = scopeOf(of, { ...EVERYTHING, hide: ['hub', 'nobody'] });
    expect([hidden.count, hidden.actors[of.at.get('hub')!]]).toEqual([400, 0]);
  });

  it('is everything where the case is small, or where somebody asks', () => {
    expect(scopeOf(of, EVERYTHING)).toMatchObject({ count: 401, cut: false, dense: false });
    const few = network('a alliance b', 'b alliance c');
    expect(scopeOf(few, { ...EVERYTHING, all: false })).toMatchObject({ count: 3, dense: false });
  });
});
