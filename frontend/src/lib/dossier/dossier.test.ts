import { describe, expect, it } from 'vitest';
import type { Cited, Entry, Estimate, Reference } from '../types';
import { between, dates } from './dates';
import {
  citations,
  claimCitation,
  grouped,
  notesOf,
  sectionsOf,
  sortedBy,
  thenOnly,
} from './dossier';
import { asOf, sizeChart } from './size';

const entry = (given: Partial<Entry>): Entry => ({
  tie: 'a.allied_with.b',
  section: 'relation',
  relation: 'allied_with',
  label: 'is allied with',
  family: 'alliance',
  other: { id: 'b', name: 'Ḥasan’s Brigade', type: 'Organization' },
  value: null,
  roles: [],
  places: [],
  denied: false,
  status: 'single_source',
  origins: 1,
  documents: 1,
  times: [],
  since: null,
  until: null,
  first: null,
  last: null,
  holds: null,
  claims: [],
  reviewed: 0,
  preferred: false,
  ...given,
});
const size = (given: Partial<Estimate>, min: number | null, max: number | null): Estimate => ({
  tie: 'a.strength',
  text: '',
  quantity: { min, max, approx: false, unit: 'men' },
  status: 'single_source',
  denied: false,
  time: null,
  since: '2020-01-01',
  until: '2020-01-01',
  published: ['2020-01-01', '2020-01-01'],
  part: null,
  documents: 1,
  holds: null,
  claims: [`${min}-${max}-${given.since}`],
  ...given,
});
const cited = (id: string, number: number): Cited => ({
  id,
  number,
  speaker: 'أم سلمى',
  entity: null,
  stance: 'self',
  subject: { id: 'a', name: 'A', type: 'Organization' },
  value: null,
  polarity: 'affirmed',
  certainty: 'certain',
  time: null,
  said: null,
  quote: '𝔴𝔢 𝔞𝔯𝔢 many',
  page: '4',
  review: 'proposed',
});
const plain = { log: false, band: 1 };

describe('entries', () => {
  it('are grouped in the order of their first', () => {
    const groups = grouped(
      [entry({ family: 'split' }), entry({ tie: '2' }), entry({ tie: '3', family: 'split' })],
      ({ family }) => family,
    );
    expect(groups.map(({ title, entries }) => [title, entries.length])).toEqual([
      ['split', 2],
      ['alliance', 1],
    ]);
  });

  it('come in the order asked for, undated ones last', () => {
    const all = [
      entry({ tie: 'x', first: null, last: null, origins: 2 }),
      entry({ tie: 'y', first: '2019', last: '2021', origins: 1 }),
      entry({ tie: 'z', first: '2018', last: '2022', origins: 3 }),
    ];
    const order = (sort: Parameters<typeof sortedBy>[1]): string =>
      sortedBy(all, sort)
        .map(({ tie }) => tie)
        .join('');
    expect(order('sources')).toBe('zxy');
    expect(order('first')).toBe('zyx');
    expect(order('last')).toBe('zyx');
  });

  it('that did not hold then are counted, never just gone', () => {
    const all = [entry({ holds: 'yes' }), entry({ holds: 'no' }), entry({ holds: 'maybe' })];
    expect(thenOnly(all, false)).toMatchObject({ hidden: 1, shown: [all[0], all[2]] });
    expect(thenOnly(all, true).shown).toHaveLength(3);
  });

  it('leave places and size out of the sections of a person', () => {
    expect(sectionsOf(true).map(([name]) => name)).not.toContain('places');
    expect(sectionsOf(false).map(([name]) => name)).toContain('places');
  });
});

describe('notes', () => {
  it('name each document once, with how many claims', () => {
    const claims = new Map([cited('a', 2), cited('b', 1), cited('c', 2)].map((c) => [c.id, c]));
    expect(
      notesOf(['a', 'b', 'c', 'gone'], claims).map(({ number, count }) => [number, count]),
    ).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});

describe('citations', () => {
  const reference = {
    citation: 'Harbour Post, 2019',
    bibtex: '@misc{a,\n}',
    csl: { id: 'a', title: '“Ḥ”' },
  } as unknown as Reference;

  it('come in three forms', () => {
    expect(citations([reference, reference], 'plain').split('\n')).toHaveLength(2);
    expect(citations([reference], 'bibtex')).toBe(reference.bibtex);
    expect(JSON.parse(citations([reference], 'csl'))).toEqual([reference.csl]);
  });

  it('of a claim have its words, speaker and page', () => {
    expect(claimCitation(cited('a', 1), reference)).toBe(
      '“𝔴𝔢 𝔞𝔯𝔢 many” (أم سلمى). Harbour Post, 2019, p. 4',
    );
  });
});

describe('dates', () => {
  it('are told as coarse as they are', () => {
    expect(between('2022-01-01', '2022-01-31')).toBe('January 2022');
    expect(between('2022-01-01', '2022-12-31')).toBe('2022');
    expect(between('2022-01-02', '2022-01-31')).toBe('2 January 2022 – 31 January 2022');
    expect(between(null, '2022-03-01')).toBe('by 1 March 2022');
    expect(between(null, null)).toBeNull();
    expect(dates('2022-22', '2022-22')).toBe('summer 2022');
    expect(dates(null, null)).toBeNull();
  });
});

describe('the chart of sizes', () => {
  it('keeps undated estimates on a shelf, and draws nothing of none', () => {
    const undated = size({ since: null, until: null }, 5, 5);
    expect(sizeChart([undated], plain)).toBeNull();
    expect(sizeChart([undated, size({}, 1, 2)], plain)?.undated).toEqual([undated]);
  });

  it('draws a range from its lowest to its highest, open where nobody gives one', () => {
    const chart = sizeChart(
      [size({}, 250, 300), size({ since: '2021-01-01', until: '2021-01-01' }, 2000, null)],
      plain,
    );
    const [closed, open] = chart?.marks ?? [];
    expect(closed && closed.high > closed.low && !closed.openHigh).toBe(true);
    expect(open).toMatchObject({ openHigh: true, high: 1 });
    expect(closed?.at).toBeLessThan(open?.at ?? 0);
  });

  it('says where it was said only where that is another time', () => {
    const late: Estimate['published'] = ['2023-05-01', '2023-05-01'];
    const chart = sizeChart([size({}, 1, 2), size({ published: late }, 3, 4)], plain);
    expect(chart?.marks.map(({ said }) => said === null)).toEqual([true, false]);
  });

  it('has no band where nobody says anything, and none of parts or denials', () => {
    const far = { since: '2026-01-01', until: '2026-01-01', published: null };
    const chart = sizeChart([size({}, 100, 200), size(far, 400, 400)], plain);
    expect(chart?.bands).toHaveLength(2);
    const [first, second] = chart?.bands ?? [];
    expect(first && second && first.to < second.from).toBe(true);
    const without = sizeChart(
      [size({ part: 'Derkush' }, 1, 2), size({ denied: true }, 3, 4)],
      plain,
    );
    expect(without?.bands).toEqual([]);
    expect(without?.marks).toHaveLength(2);
    expect(sizeChart([size({}, 1, 2)], { log: false, band: 0 })?.bands).toEqual([]);
  });

  it.each([false, true])('keeps every mark within the plot (logarithmic: %s)', (log) => {
    const all = [0, 1, 7, 40, 999, 12_345, 250_000].map((n) =>
      size({ since: `20${10 + (n % 9)}-06-01`, until: `20${20 + (n % 5)}-06-01` }, n, n * 2),
    );
    const chart = sizeChart(all, { log, band: 5 });
    for (const mark of chart?.marks ?? []) {
      for (const share of [mark.at, mark.from, mark.to, mark.low, mark.high]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      expect(mark.low).toBeLessThanOrEqual(mark.high);
    }
    const ticks = chart?.numbers.map(({ at }) => at) ?? [];
    expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
    expect(ticks.length).toBeGreaterThan(2);
  });

  it('sets those at one spot side by side', () => {
    const chart = sizeChart([size({}, 1, 2), size({}, 3, 4), size({}, 5, 6)], plain);
    expect(chart?.marks.map(({ beside }) => beside)).toEqual([0, 1, 2]);
  });

  it('tells what was so at some time before', () => {
    expect(asOf(size({ since: null, until: '2020-05-01' }, 1, 1))).toBe('before 2020-05-01');
    const chart = sizeChart([size({ since: null, until: '2020-05-01' }, 1, 1)], plain);
    expect(chart?.marks[0]?.before).toBe(true);
    expect(chart?.guide).toEqual([]);
  });
});
