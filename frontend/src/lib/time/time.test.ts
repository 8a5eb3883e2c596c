import { describe, expect, it } from 'vitest';
import { dayAt, dragged, inMode, sharesOf, stepped } from './brush';
import { dateOf, dayOf, intervalOf, periodOf, shifted, startOf, unitOf } from './days';
import { histogramOf, ticksOf } from './histogram';
import { type Span, extent, held, spanOf, surest } from './span';

describe('days', () => {
  it.each([
    ['2018', '2018-01-01', '2018-12-31'],
    ['2018-02', '2018-02-01', '2018-02-28'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2018-05-11', '2018-05-11', '2018-05-11'],
    ['2016/2018-03', '2016-01-01', '2018-03-31'],
    ['0043', '0043-01-01', '0043-12-31'],
  ])('%s is a stretch of days', (text, first, last) => {
    const period = periodOf(text)!;
    expect(dateOf(period.first, 'day')).toBe(first);
    expect(dateOf(period.last, 'day')).toBe(last);
  });

  it('leave a side open', () => {
    expect(periodOf('2016/..')).toEqual({ first: dayOf(2016), last: Infinity });
    expect(periodOf('/2016')).toEqual({ first: -Infinity, last: dayOf(2017) - 1 });
  });

  it.each(['', '18', '2018-13', '2018-02-30', '2019/2018', '../..', '2018/2019/2020', '2018~'])(
    'are not read from %j',
    (text) => expect(periodOf(text)).toBeUndefined(),
  );

  it('step by their own unit, or another', () => {
    expect(shifted('2018', 1)).toBe('2019');
    expect(shifted('2018-12', 1)).toBe('2019-01');
    expect(shifted('2016-01/2017-01', -1)).toBe('2015-12/2016-12');
    expect(shifted('2016/..', 2)).toBe('2018/..');
    expect(shifted('2018-05', 1, 'year')).toBe('2019-01');
    expect(unitOf('2016/2017-03')).toBe('month');
    expect(dateOf(startOf(dayOf(2018, 5, 11), 'month'), 'day')).toBe('2018-05-01');
    expect(intervalOf(dayOf(2019), dayOf(2017), 'year')).toBe('2017/2019');
  });
});

const span = (...days: (string | null)[]): Span => {
  const [a, b, c, d] = days.map((day) => day ?? null);
  return spanOf({
    earliest_start: a ?? null,
    latest_start: b ?? null,
    earliest_end: c ?? null,
    latest_end: d ?? null,
    uncertain: false,
  });
};

describe('what held', () => {
  const at = (text: string, of: Span): string => held(of, periodOf(text)!);
  const told = span('2016-05-01', '2016-05-31', '2018-01-01', '2018-12-31');
  const attested = span(null, '2018-05-31', '2018-05-01', null);
  const open = span('2016-01-01', '2016-12-31', '2018-03-01', null);

  it('is sure within, unsure at the edges, and no beyond', () => {
    expect(['2016-04', '2016-05-10', '2016-06', '2018-06', '2019'].map((t) => at(t, told))).toEqual(
      ['no', 'maybe', 'yes', 'maybe', 'no'],
    );
  });

  it('is assumed where nobody says since when or until when', () => {
    expect(['2017', '2018-05', '2018-05-10', '2019'].map((t) => at(t, attested))).toEqual([
      'assumed',
      'yes',
      'maybe',
      'assumed',
    ]);
    expect([at('2018-03', open), at('2018-04', open), at('2016-06', open)]).toEqual(
      ['yes', 'assumed', 'maybe'],
    ); // prettier-ignore
  });

  it('was at some time before it was told', () => {
    const event = span(null, '2018-05-31', null, '2018-05-31');
    expect([at('2018-05', event), at('2015', event), at('2019', event)]).toEqual(
      ['maybe', 'assumed', 'no'],
    ); // prettier-ignore
  });

  it('is never sure of a doubted date, and tells nothing without one', () => {
    expect(at('2017', { ...told, uncertain: true })).toBe('maybe');
    expect(at('2017', span())).toBe('undated');
    expect(extent(span())).toBeNull();
  });

  it('is as sure as the surest of several', () => {
    expect(surest(['no', 'assumed', 'maybe'])).toBe('maybe');
    expect(surest([])).toBe('no');
  });

  it('agrees with itself: a wider period is never less sure to be touched', () => {
    const days = [null, '2015-06-01', '2016-06-01', '2017-06-01', '2018-06-01'];
    for (const a of days) {
      for (const b of days) {
        const each = span(a, b, b, null);
        if (at('2016', each) === 'yes') expect(at('2015/2017', each)).toBe('yes');
        if (at('2015/2017', each) === 'no') expect(at('2016', each)).toBe('no');
      }
    }
  });
});

describe('the histogram', () => {
  const of = (...texts: (string | null)[]): ReturnType<typeof histogramOf> =>
    histogramOf(texts.map((text) => (text ? periodOf(text)! : null)));

  it('counts a period in every bin that it touches', () => {
    const found = of('2018-03', '2018-03/2018-05', null)!;
    expect(found.unit).toBe('month');
    expect(found.bins.map(({ count }) => count)).toEqual([0, 0, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect(found.undated).toBe(1);
  });

  it('counts by years where months would be too many', () => {
    const found = of('1999', '2018')!;
    expect(found.unit).toBe('year');
    expect(found.bins).toHaveLength(20);
  });

  it('does not let a lone old date press the rest together, and counts it', () => {
    const found = of('1928', ...Array.from({ length: 99 }, (_, i) => `20${10 + (i % 10)}`))!;
    expect(dateOf(found.domain.first, 'year')).toBe('2010');
    expect(found.before).toBe(1);
  });

  it('is none where nothing is dated', () => {
    expect(of(null)).toBeNull();
  });

  it('has an axis in order, with room for each date', () => {
    const ticks = ticksOf(of('2012', '2020')!.domain, 600);
    expect(ticks.length).toBeGreaterThan(3);
    expect(ticks.map(({ at }) => at)).toEqual(ticks.map(({ at }) => at).sort((a, b) => a - b));
    expect(ticks.map(({ label }) => label)).toContain('2016');
  });
});

describe('the brush', () => {
  const histogram = histogramOf([periodOf('2012')!, periodOf('2018-06')!])!;

  it('keeps near to its value from mode to mode', () => {
    expect(inMode('', 'instant', 'month', histogram)).toBe('2018-06');
    expect(inMode('', 'window', 'year', histogram)).toBe('2012/2018');
    expect(inMode('2014', 'window', 'month', histogram)).toBe('2014-01/2014-12');
    expect(inMode('2014/2016-03', 'instant', 'month', histogram)).toBe('2016-03');
    expect(inMode('2014', 'all', 'year', histogram)).toBe('');
  });

  it('is dragged by an edge, as a whole, or anew', () => {
    const hold = { from: dayOf(2014, 6), value: '2014/2016', unit: 'year' } as const;
    expect(dragged({ ...hold, grip: 'first' }, dayOf(2013, 3))).toBe('2013/2016');
    expect(dragged({ ...hold, grip: 'last' }, dayOf(2013, 3))).toBe('2013/2014');
    expect(dragged({ ...hold, grip: 'whole' }, dayOf(2015, 6))).toBe('2015/2017');
    expect(dragged({ ...hold, grip: 'new' }, dayOf(2012))).toBe('2012/2014');
    expect(dragged({ ...hold, grip: 'instant' }, dayOf(2013, 3))).toBe('2013');
  });

  it('steps a side of a window, and never past the other', () => {
    expect(stepped('2014/2016', 1, 'year', 'first')).toBe('2015/2016');
    expect(stepped('2016/2016', 1, 'year', 'first')).toBe('2016/2016');
    expect(stepped('2014/2016', -1, 'year')).toBe('2013/2015');
  });

  it('finds the day at a place, and the place of a day', () => {
    const { domain } = histogram;
    expect(dayAt(0, domain)).toBe(domain.first);
    expect(dayAt(1.2, domain)).toBe(domain.last);
    const [from, to] = sharesOf(periodOf('2012')!, domain);
    expect(from).toBe(0);
    expect(dayAt((from + to) / 2, domain)).toBe(dayOf(2012, 7, 2));
    expect(sharesOf(periodOf('../2012')!, domain)[0]).toBe(0);
  });
});
