import { describe, expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import { lane, link, lineage, told } from '../lineage/lineage.fixture';
import type { ClaimRow, PlaceMap } from '../types';
import { byPlace, byTime } from './arranging';
import { network } from './network.fixture';
import { scopeOf } from './scope';
import { beginnings, forceRadius, forcesOf, homesOf, laneOrder, strangers } from './standing';

const ALL = { all: true, unnamed: true, more: [], drawn: [], hide: [], chosen: [] };
const DAY = 86_400_000;
const of = network(
  'a alliance b corroborated 2014/2016',
  'a split c single_source 2015',
  'p alliance b single_source 2012',
  'd alliance a single_source ?',
);
const at = (id: string): number => of.at.get(id) ?? -1;
const FAMILY = lineage(
  [lane('a', { begins: [told('2010-01-01')] }), lane('b'), lane('c')],
  [link('split', 'a', 'c', { told: [told('2015-01-01')] })],
);

describe('by when groups began', () => {
  const began = beginnings(of, FAMILY);
  const order = laneOrder(of, FAMILY);

  it('takes the beginning that is told, else the first day that is told of it', () => {
    expect(began[at('a')]).toBe(Date.UTC(2010, 0) / DAY);
    expect(began[at('p')]).toBe(Date.UTC(2012, 0) / DAY);
    expect(began[at('d')]).toBeNaN();
  });

  it('puts time from left to right, and nobody who has none anywhere', () => {
    const { places, guides } = byTime(of, scopeOf(of, ALL), began, order);
    const x = ['a', 'p', 'b'].map((id) => places.x[at(id)] ?? NaN);
    expect(x).toEqual([...x].sort((one, two) => one - two));
    expect(x[0]).toBe(0);
    expect(places.x[at('d')]).toBeNaN();
    const year = guides.find(({ text }) => text === '2012');
    expect(year?.x).toBeCloseTo(places.x[at('p')] ?? 0, 3);
    expect(guides.every(({ y }) => y === null)).toBe(true);
  });

  it('puts no two on one spot, and a child below whom it comes from', () => {
    const { places } = byTime(of, scopeOf(of, ALL), began, order);
    const y = [...places.y].filter((each) => !Number.isNaN(each));
    expect(new Set(y).size).toBe(y.length);
    expect(places.y[at('c')]).toBeGreaterThan(places.y[at('a')] ?? 0);
  });
});

describe('by where they are', () => {
  const says = (id: string, who: string): ClaimRow =>
    claim({
      id,
      subject: { id: who, name: who, type: who === 'p' ? 'Person' : 'Organization' },
    });
  const rows = [says('1', 'a'), says('2', 'a'), says('3', 'a'), says('4', 'b'), says('5', 'p')];
  const place = (name: string, lat: number | null, ids: string[]): PlaceMap['places'][number] =>
    ({
      entity: { id: name, name, type: 'Place' },
      position: { precision: 'town', latitude: lat, longitude: lat, radius: 0, country: '', near: '', by: '' },
      candidates: [],
      claims: ids.map((id) => ({ id })),
    }) as unknown as PlaceMap['places'][number]; // prettier-ignore
  const map = { places: [place('North', 40, ['1', '2']), place('South', 30, ['3', '4', '5']), place('Land', null, [])] } as unknown as PlaceMap; // prettier-ignore
  const homes = homesOf(of, scopeOf(of, ALL).actors, map, rows); // prettier-ignore

  it('is each at the place of most of its claims, and no person anywhere', () => {
    expect(homes.map(({ name, actors }) => [name, actors])).toEqual([
      ['North', [at('a')]],
      ['South', [at('b')]],
    ]);
  });

  it('puts north above south, with the names of both', () => {
    const { places, guides } = byPlace(of, homes);
    expect(places.y[at('a')]).toBeLessThan(places.y[at('b')] ?? 0);
    expect(guides.map(({ text }) => text)).toEqual(['North', 'South']);
    expect(places.x[at('p')]).toBeNaN();
  });

  it('has room for all of one place, and for places that lie on each other', () => {
    const many = [
      { name: 'x', lat: 1, lon: 44, actors: [0, 1, 2] },
      { name: 'y', lat: 1, lon: 44.0001, actors: [3] },
      { name: 'z', lat: null, lon: null, actors: [4] },
    ];
    const { places } = byPlace(of, many);
    const spots = [0, 1, 2, 3, 4].map((n) => [places.x[n] ?? 0, places.y[n] ?? 0] as const);
    for (const [i, a] of spots.entries()) {
      for (const b of spots.slice(i + 1)) {
        const far = Math.hypot(a[0] - b[0], a[1] - b[1]);
        expect(far).toBeGreaterThan(15);
        expect(far).toBeLessThan(1000);
      }
    }
  });
});

describe('how strong they are', () => {
  const size = (first: string, min: number | null, max: number | null, status = 'single_source') =>
    ({ claim: '', first, last: first, min, max, status, words: '' }) as never; // prettier-ignore
  const groups = lineage([
    lane('a', { sizes: [size('2014-05-01', 200, 300), size('2016-05-01', null, 900)] }),
    lane('b', { sizes: [size('2014-05-01', 100, 100), size('2014-06-01', 9000, 9000, 'denied')] }),
  ]);

  it('is from the least to the most that anybody says, and nothing that is denied', () => {
    const found = forcesOf(of, groups, null);
    expect(found.get(at('a'))).toEqual({ min: 200, max: 900, claims: 2 });
    expect(found.get(at('b'))).toEqual({ min: 100, max: 100, claims: 1 });
    const year = { first: Date.UTC(2014, 0) / DAY, last: Date.UTC(2014, 11, 31) / DAY };
    expect(forcesOf(of, groups, year).get(at('a'))?.max).toBe(300);
  });

  it('makes the stronger larger, and of whom nobody says it the smallest', () => {
    const radius = forceRadius(of, forcesOf(of, groups, null));
    expect(radius[at('a')]).toBe(22);
    expect(radius[at('b')]).toBeLessThan(22);
    expect(radius[at('c')]).toBe(3);
  });
});

it('counts who stands in no relation at all', () => {
  const actors = ['a', 'x', 'place'].map((id) => ({
    id,
    type: id === 'place' ? 'Place' : 'Organization',
  }));
  expect(strangers(of, actors).map(({ id }) => id)).toEqual(['x']);
});
