import { describe, expect, it } from 'vitest';
import { sceneOf } from './compose';
import { fitted } from './fitted';
import { traced } from './kin';
import { lifeOf } from './life';
import { lane, lineage, link, told } from './lineage.fixture';
import { type Asked, planOf } from './plan';
import { datedRows, rowsOf } from './rows';
import { moved } from './saved';
import { eventsOf } from './scene';
import { linkWords, rowWords, supportCount, supportWords, toldWords } from './words';
import { panned, windowOf, zoomed } from './zoom';

const day = (iso: string): number => Date.parse(iso) / 86_400_000;
const HORIZON = day('2020-12-31');
const ASKED: Asked = {
  all: false,
  umbrellas: true,
  statuses: [],
  folds: [],
  trace: '',
  order: [],
};
const held = (first: string, last: string): { first: string; last: string; claims: number } => ({
  first,
  last,
  claims: 1,
});

describe('rows', () => {
  const [old, young] = [lane('old'), lane('young')];
  const renamed = link('succession', 'old', 'young');

  it('keep a plain change of name on one row, under the last name', () => {
    const [row, ...more] = rowsOf(lineage([old, young], [renamed]));
    expect(more).toEqual([]);
    expect(row?.id).toBe('young');
    expect(row?.lanes.map(({ actor }) => actor.id)).toEqual(['old', 'young']);
  });

  it.each([
    ['disputed', [{ ...renamed, status: 'disputed' as const }]],
    ['only foretold', [{ ...renamed, status: 'predicted' as const }]],
    ['not dated', [{ ...renamed, told: [told(null)] }]],
    ['one of two successors', [renamed, link('succession', 'old', 'other')]],
    ['one of two predecessors', [renamed, link('succession', 'other', 'young')]],
  ])('keep apart what is %s', (_, links) => {
    expect(rowsOf(lineage([old, young, lane('other')], links))).toHaveLength(3);
  });

  it('lose nobody where names go round in a circle', () => {
    const rows = rowsOf(lineage([old, young], [renamed, link('succession', 'young', 'old')]));
    expect(rows.flatMap(({ lanes }) => lanes)).toHaveLength(2);
  });

  it('are on the shelf where nobody dates anything of them', () => {
    const rows = rowsOf(lineage([lane('a', { begins: [told(null)] })]));
    const foretold = link('split', 'b', 'a', { status: 'predicted' });
    expect(datedRows(rows, [])).toEqual([]);
    expect(datedRows(rows, [foretold])).toEqual([]);
    expect(datedRows(rows, [link('split', 'b', 'a')])).toEqual(rows);
  });
});

describe('a life', () => {
  const lived = (given: Parameters<typeof lane>[1]): ReturnType<typeof lifeOf> => {
    const [row] = rowsOf(lineage([lane('a', given)]));
    if (!row) throw new Error('no row');
    return lifeOf(row, HORIZON);
  };

  it('is asserted where it is attested, and assumed in between and after', () => {
    const life = lived({
      begins: [told('2014-05-01', '2014-05-31')],
      attested: [held('2016-01-01', '2016-12-31'), held('2018-01-01', '2018-01-01')],
      ongoing: true,
    });
    expect(life.sure).toHaveLength(2);
    expect(life.assumed).toEqual([
      { first: day('2014-05-31'), last: day('2016-01-01') },
      { first: day('2016-12-31'), last: day('2018-01-01') },
      { first: day('2018-01-01'), last: HORIZON },
    ]);
    expect(life.rise).toEqual({ first: day('2014-05-01'), last: day('2014-05-31') });
    expect(life.ongoing).toBe(day('2018-01-01'));
    expect(life.open).toBe(false);
  });

  it('is not since always where nobody says since when', () => {
    const life = lived({ attested: [held('2016-01-01', '2016-12-31')] });
    expect(life.open).toBe(true);
    expect(life.assumed).toEqual([{ first: day('2016-12-31'), last: HORIZON }]);
    expect(lived({ begins: [told(null, '2015-01-01')] }).open).toBe(true);
  });

  it('ends over the days on which it may have ended', () => {
    const life = lived({
      begins: [told('2010-01-01', '2010-12-31')],
      ends: [told('2014-01-01', '2014-12-31')],
      dissolved: true,
      ongoing: true,
    });
    expect(life.fall).toEqual({ first: day('2014-01-01'), last: day('2014-12-31') });
    expect(life.assumed.at(-1)?.last).toBe(day('2014-01-01'));
    expect(life.dissolved).toBe(day('2014-12-31'));
    expect(life.ongoing).toBeNull();
  });

  it('outlives an end that is told of it', () => {
    const life = lived({
      begins: [told('2010-01-01')],
      ends: [told('2014-01-01')],
      dissolved: true,
      attested: [held('2016-01-01', '2016-12-31')],
    });
    expect(life.outlived).toBe(true);
    expect(life.fall).toBeNull();
    expect(life.dissolved).toBeNull();
    expect(life.assumed.at(-1)?.last).toBe(HORIZON);
  });

  it('rises from the first time that sources give to the last', () => {
    const life = lived({ begins: [told('2010-01-01', '2010-12-31'), told('2012-01-01')] });
    expect(life.begins).toHaveLength(2);
    expect(life.rise).toEqual({ first: day('2010-01-01'), last: day('2012-01-01') });
  });
});

describe('tracing', () => {
  const links = [
    link('split', 'grandparent', 'parent'),
    link('founding', 'parent', 'me'),
    link('merger', 'me', 'later'),
    link('split', 'parent', 'sibling'),
    link('umbrella', 'roof', 'me'),
    link('umbrella', 'roof', 'neighbour'),
    link('other', 'me', 'ally'),
    link('other', 'ally', 'stranger'),
    link('merger', 'me', 'never', { status: 'denied' }),
  ];

  it('keeps ancestors, descendants and partners', () => {
    expect(traced(links, ['me'])).toEqual(
      new Set(['me', 'grandparent', 'parent', 'later', 'roof', 'ally']),
    );
  });
});

describe('a plan', () => {
  const file = lineage(
    [
      lane('parent', {
        begins: [told('2010-01-01')],
        attested: [held('2012-01-01', '2012-02-01')],
      }),
      lane('child', { begins: [told('2014-01-01', '2014-12-31')] }),
      lane('shelved', { begins: [told(null)] }),
      lane('press', { kin: false, attested: [held('2019-01-01', '2019-01-02')] }),
    ],
    [
      link('split', 'parent', 'child'),
      link('umbrella', 'child', 'shelved', { told: [told(null)] }),
      link('merger', 'child', 'parent', { status: 'denied', told: [] }),
      link('other', 'parent', 'press'),
    ],
  );

  it('counts whatever is not in sight', () => {
    const plan = planOf(file, ASKED);
    expect(plan.rows.map(({ row }) => row.id)).toEqual(['parent', 'child']);
    expect(plan.hidden).toEqual({ plain: 1, folded: 0, links: 0 });
    expect(plan.shelf.rows.map(({ id }) => id)).toEqual(['shelved']);
    expect(plan.shelf.links).toHaveLength(1);
    expect(plan.denied).toHaveLength(1);
    expect(planOf(file, { ...ASKED, all: true }).rows).toHaveLength(3);
  });

  it('leaves out by status, and folds, with a count', () => {
    expect(planOf(file, { ...ASKED, statuses: ['disputed'] }).hidden.links).toBe(1);
    const plan = planOf(file, { ...ASKED, folds: ['parent'] });
    expect(plan.rows.map(({ row }) => row.id)).toEqual(['parent']);
    expect(plan.hidden).toEqual({ plain: 1, folded: 1, links: 1 });
  });

  it('becomes shapes that lie within the drawing, each link once', () => {
    const plan = planOf(file, { ...ASKED, all: true });
    const window = windowOf('', plan.reach ?? { first: 0, last: 0 });
    const frame = { window, width: 1000, names: 190 };
    const shown = { assumed: true, sizes: false, marks: new Set<never>(), focus: '' };
    const scene = sceneOf(plan, frame, shown);
    expect(scene.links.map(({ link: { tie } }) => tie)).toEqual(['child.split.parent']);
    const bars = scene.rows.flatMap(({ sure, assumed }) => [...sure, ...assumed]);
    for (const { x, width } of bars) {
      expect(x).toBeGreaterThanOrEqual(frame.names);
      expect(x + width).toBeLessThanOrEqual(frame.width);
    }
    const wider = sceneOf(plan, frame, { ...shown, focus: 'press' });
    expect(wider.links).toHaveLength(2);
    expect(
      sceneOf(plan, frame, { ...shown, assumed: false }).rows.flatMap((r) => r.assumed),
    ).toEqual([]);
  });

  it('says of what lies beyond the window where it lies, and draws none of its ties', () => {
    const plan = planOf(file, ASKED);
    const shown = { assumed: true, sizes: false, marks: new Set<never>(), focus: '' };
    const at = (first: string, last: string): ReturnType<typeof sceneOf> => {
      const window = { first: day(first), last: day(last) };
      return sceneOf(plan, { window, width: 1000, names: 190 }, shown);
    };
    const early = at('2000-01-01', '2005-01-01');
    expect(early.rows.map(({ beyond }) => beyond)).toEqual(['after', 'after']);
    expect(early.links).toEqual([]);
    expect(at('2012-01-01', '2013-01-01').rows.map(({ beyond }) => beyond)).toEqual([
      null,
      'after',
    ]);
    expect(at('2014-01-01', '2015-01-01').links).toHaveLength(1);
  });

  it('is stepped through by time', () => {
    const { rows, links } = planOf(file, ASKED);
    const child = rows[1];
    expect(child && eventsOf(child.row, child.life, links)).toEqual([
      'begin',
      'child.split.parent',
    ]);
  });

  it('is told in words', () => {
    const { rows, links } = planOf(file, ASKED);
    const [parent, child] = rows;
    const words = (each: typeof parent): string =>
      each ? rowWords(each.row, each.life, links, (id) => id.toUpperCase()) : '';
    expect(words(parent)).toBe(
      'PARENT. began 1 January 2010. lost CHILD, January 2014 (single source, 1 origin). ' +
        'surely there 1 January 2012 – 1 February 2012.',
    );
    expect(words(child)).toContain('split from PARENT, January 2014');
  });
});

describe('words', () => {
  it.each([
    [told('2014-05-01', '2014-05-31', '2014-05'), 'May 2014'],
    [told('2014-05-01', '2014-05-31', '2014-05/..'), 'May 2014'],
    [told('2014-05-01', '2014-05-31', '2014-05/2016'), 'May 2014'],
    [told('2024-01-01', '2024-05-31', '2024-01/2024-04~'), 'January 2024 – about April 2024'],
    [told(null, '2021-06-14', '../2021-06-14'), 'by 14 June 2021'],
    [told('2022-01-01', null), 'after 1 January 2022'],
    [told(null), 'at a time nobody gives'],
    [told('2014-01-01', '2014-12-31'), '2014'],
    [told('2014-01-03', '2014-02-04'), '3 January 2014 – 4 February 2014'],
  ])('give a time as it was given (%#)', (given, words) => {
    expect(toldWords(given)).toBe(words);
  });

  it('say of what is denied that it is not', () => {
    const never = link('merger', 'a', 'b', { status: 'denied', denying: 2, origins: 0, told: [] });
    expect(linkWords(never, true, (id) => id)).toBe('not: merged into b');
    expect(supportWords(never)).toBe('denied by 2 claims');
  });

  it('count origins, and what denies it', () => {
    expect(supportCount({ origins: 3, denying: 0 })).toBe('3');
    expect(supportCount({ origins: 1, denying: 3 })).toBe('1 : 3');
  });

  it('are cut where there is no room, never within a letter', () => {
    const measure = (text: string): number => [...text].length;
    expect(fitted('Ḥarakat', 20, measure)).toBe('Ḥarakat');
    expect(fitted('𐌰𐌱𐌲𐌳𐌴', 3, measure)).toBe('𐌰𐌱…');
    expect(fitted('ab', 0, measure)).toBe('…');
  });
});

describe('time', () => {
  const reach = { first: day('2010-01-01'), last: day('2019-12-31') };

  it('is all that is told, with a little room, or what was chosen', () => {
    const whole = windowOf('', reach);
    expect(whole.first).toBeLessThan(reach.first);
    expect(windowOf('2012/2013', reach)).toEqual({
      first: day('2012-01-01'),
      last: day('2013-12-31'),
    });
    expect(windowOf('2012/..', reach).last).toBe(whole.last);
    expect(windowOf('2012', reach)).toEqual(whole);
  });

  it('comes nearer around a day and goes back to the whole', () => {
    const near = windowOf(zoomed(windowOf('', reach), reach, 0.5, day('2015-01-01')), reach);
    expect(near.first).toBeLessThan(day('2015-01-01'));
    expect(near.last).toBeGreaterThan(day('2015-01-01'));
    expect(zoomed(near, reach, 2, day('2015-01-01'))).toBe('');
  });

  it('does not go beyond what is told', () => {
    const whole = windowOf('', reach);
    const back = windowOf(
      panned({ first: reach.first, last: reach.first + 400 }, reach, -5),
      reach,
    );
    expect(back.first).toBe(whole.first);
    expect(back.last - back.first).toBe(400);
  });
});

describe('moving a lane', () => {
  it('goes past its neighbour in sight, whatever is folded between', () => {
    expect(moved(['a', 'folded', 'b', 'c'], ['a', 'b', 'c'], 'a', 1)).toEqual([
      'folded',
      'b',
      'a',
      'c',
    ]);
    expect(moved(['a', 'b'], ['a', 'b'], 'b', -1)).toEqual(['b', 'a']);
    expect(moved(['a', 'b'], ['a', 'b'], 'b', 1)).toBeNull();
    expect(moved(['a', 'b'], ['a'], 'b', -1)).toBeNull();
  });
});
