import { describe, expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import { periodOf } from '../time/days';
import type { ClaimRow, PlaceMap, PlaceRow } from '../types';
import { inside, markAt, marksOf } from './marks';
import { ownMap, spotsOf } from './own';
import { type Query, byDate, layerOf, periodsOf, placesOf, ringOf, shownOf } from './places';
import { fitted, panned, toEarth, toScreen, zoomed } from './projection';
import { read, written } from './sight';
import { whereOf } from './words';

const SIZE = { width: 900, height: 600 };
const ALL: Query = { st: [], layers: [], q: '', undated: false, assumed: false };

function row(
  name: string,
  at: [number, number] | null,
  claims: [string, string | null][],
): PlaceRow {
  return {
    entity: { id: name.toLowerCase(), name, type: 'Place' },
    position: at && {
      precision: 'exact',
      latitude: at[0],
      longitude: at[1],
      radius: 0,
      country: '',
      near: '',
      by: '',
    },
    candidates: [],
    claims: claims.map(([id, day]) => ({
      id,
      span: {
        earliest_start: day,
        latest_start: day,
        earliest_end: day,
        latest_end: day,
        uncertain: false,
      },
    })),
  };
}

const CLAIMS: ClaimRow[] = [
  claim({ id: 'a', relation: 'controls', status: 'disputed' }),
  claim({ id: 'b', relation: 'based_in', status: 'corroborated', kind: 'state' }),
  claim({ id: 'c', relation: 'attacked', kind: 'event', status: 'disputed' }),
  claim({ id: 'd', relation: 'active_in', kind: 'state', status: null }),
];
const MAP: PlaceMap = {
  revision: 3,
  persons: 2,
  places: [
    row(
      'Irtam',
      [-45.2, 81.2],
      [
        ['a', '2020-05-01'],
        ['c', '2021-02-03'],
        ['gone', null],
      ],
    ),
    row('قورة', [-45.21, 81.21], [['b', '2019-01-01']]),
    row('Teskel Pass', null, [['d', null]]),
  ],
};

describe('places', () => {
  const places = placesOf(MAP, CLAIMS);

  it('hold the claims that are at hand', () => {
    expect(places.map(({ said }) => said.map(({ claim }) => claim.id))).toEqual([
      ['a', 'c'],
      ['b'],
      ['d'],
    ]);
    expect(periodsOf(places)).toContain(null);
  });

  it('are layered by what is said of them', () => {
    expect(CLAIMS.map(layerOf)).toEqual(['control', 'base', 'event', 'presence']);
  });

  it('are shown at a time, and what is not is counted', () => {
    const found = shownOf(places, ALL, periodOf('2020') ?? null);
    expect(found.shown.map(({ place }) => place.row.entity.name)).toEqual(['Irtam']);
    expect(found.hidden).toMatchObject({ time: 2, undated: 1 });
    expect(found.claims + Object.values(found.hidden).reduce((sum, n) => sum + n)).toBe(4);
    expect(shownOf(places, { ...ALL, undated: true }, periodOf('2020') ?? null).claims).toBe(2);
  });

  it('are filtered by agreement, layer and words, each counted under the others', () => {
    const found = shownOf(places, { ...ALL, st: ['disputed'], layers: ['event'] }, null);
    expect(found.shown.flatMap(({ said }) => said.map(({ claim }) => claim.id))).toEqual(['c']);
    expect(found.byLayer.get('control')).toBe(1);
    expect(found.byStatus.get('corroborated')).toBeUndefined();
    expect(shownOf(places, { ...ALL, q: 'قورة' }, null).shown).toHaveLength(1);
  });

  it('come by date, undated ones last', () => {
    const names = byDate(shownOf(places, ALL, null).shown).map(
      (each) => each.place.row.entity.name,
    );
    expect(names).toEqual(['قورة', 'Irtam', 'Teskel Pass']);
  });

  it('have rings that close', () => {
    const [first] = shownOf(places, ALL, null).shown;
    const shares = ringOf(first?.statuses ?? new Map());
    expect(shares.at(-1)?.to).toBeCloseTo(1);
    expect(ringOf(new Map())).toEqual([]);
  });

  it('say how precisely they are known', () => {
    const at = MAP.places[0]?.position ?? null;
    expect(whereOf(null)).toBe('not on the map');
    expect(at && whereOf({ ...at, precision: 'area', radius: 25, near: 'Hama' })).toBe(
      'within 25 km of Hama',
    );
    expect(at && whereOf({ ...at, precision: 'country' })).toContain('somewhere');
    expect(at && whereOf({ ...at, by: 'mona' })).toContain('mona');
  });
});

describe('marks', () => {
  const shown = shownOf(placesOf(MAP, CLAIMS), ALL, null).shown;

  it('are one where places lie too near each other, and part when one looks closer', () => {
    const far = marksOf(shown, { lon: 81, lat: -45, k: 0.2 }, SIZE);
    expect(far.map(({ places, claims }) => [places.length, claims])).toEqual([[2, 3]]);
    const near = marksOf(shown, { lon: 81.2, lat: -45.2, k: 12 }, SIZE);
    expect(near.map(({ places }) => places.length)).toEqual([2]);
  });

  it('are found under a place of the screen, and inside a line', () => {
    const marks = marksOf(shown, { lon: 81.2, lat: -45.2, k: 2 }, SIZE);
    const { x = 0, y = 0 } = marks[0] ?? {};
    expect(markAt(marks, x + 2, y)).toBe(marks[0]);
    expect(markAt(marks, x + 300, y)).toBeNull();
    const around = [
      [x - 9, y - 9],
      [x + 9, y - 9],
      [x, y + 12],
    ] as [number, number][];
    expect(inside(marks, around)).toHaveLength(2);
    expect(
      inside(
        marks,
        around.map(([a, b]) => [a + 90, b]),
      ),
    ).toEqual([]);
  });
});

describe('the projection', () => {
  it.each([0.2, 3])('comes back from the screen (%d)', (k) => {
    const sight = { lon: 36, lat: 35, k };
    const at = toScreen(sight, SIZE, 38.2, 33.1);
    const [lon, lat] = toEarth(sight, SIZE, ...(at ?? [0, 0])) ?? [];
    expect(lon).toBeCloseTo(38.2, 3);
    expect(lat).toBeCloseTo(33.1, 3);
  });

  it('keeps what is under the pointer there when it zooms', () => {
    const sight = { lon: 36, lat: 35, k: 2 };
    const held = toEarth(sight, SIZE, 200, 150);
    const [x, y] = toScreen(zoomed(sight, SIZE, 1.5, 200, 150), SIZE, ...(held ?? [0, 0])) ?? [];
    expect(x).toBeCloseTo(200, 0);
    expect(y).toBeCloseTo(150, 0);
    expect(panned(sight, SIZE, 100, 0).lon).toBeLessThan(36);
  });

  it('has all places in sight', () => {
    const points = [
      [81.2, -45.2],
      [79, -44.6],
      [82.7, -45.3],
    ] as const;
    const sight = fitted(points, SIZE);
    for (const [lon, lat] of points) {
      const [x = -1, y = -1] = toScreen(sight, SIZE, lon, lat) ?? [];
      expect(x >= 0 && x <= SIZE.width && y >= 0 && y <= SIZE.height).toBe(true);
    }
  });

  it('is written into addresses, and read from them', () => {
    const sight = { lon: 36.63, lat: -35.93, k: 1.25 };
    expect(read(written(sight))).toEqual(sight);
    for (const broken of ['', '1_2', 'a_b_c', '1_2_99', '99999_0_1', '1_2_3_4']) {
      expect(read(broken)).toBeUndefined();
    }
  });
});

describe('a map of one’s own', () => {
  const feature = (name: string, geometry: object): object => ({
    type: 'Feature',
    properties: { name },
    geometry,
  });
  const file = {
    type: 'FeatureCollection',
    features: [
      feature('teskel pass', { type: 'Point', coordinates: [80, -46] }),
      feature('Irtam', { type: 'Point', coordinates: [1, 1] }),
      feature('coast', {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [2, 2],
        ],
      }),
    ],
  };

  it('says where places are that nobody has located yet', () => {
    const spots = spotsOf(ownMap('own.geojson', JSON.stringify(file)), MAP.places);
    expect([...spots.keys()]).toEqual(['Teskel Pass']);
    expect(spots.get('Teskel Pass')?.latitude).toBeCloseTo(-46);
  });

  it.each(['no JSON', '{}', '[]', '{"type":"FeatureCollection","features":[]}', 'null'])(
    'is refused with a remedy where it is none: %s',
    (text) => {
      expect(() => ownMap('x.json', text)).toThrow(/Choose a file/);
    },
  );

  it('may be a bare geometry', () => {
    const bare = ownMap('x', '{"type":"Point","coordinates":[1,2]}');
    expect(bare.features).toHaveLength(1);
  });
});
