import { describe, expect, it } from 'vitest';
import { type Camera, fitted, read, toPicture, toScreen, written, zoomed } from '../canvas/camera';
import { SvgInk } from '../canvas/ink';
import { LabelGrid } from '../canvas/labels';
import type { Theme } from '../canvas/theme';
import { periodOf } from '../time/days';
import { changesOf } from './changes';
import { type Looks, draw } from './draw';
import { layOut, noPlaces, pinnedPlaces } from './layout';
import { VOCABULARY, network } from './network.fixture';
import { type Network, nameOf, pairOf } from './network';
import { FOOT, drawPicture } from './picture';
import { drawnTies, spoken, summary, tieLine, toldOf } from './rows';
import { type Scene, hit, sceneOf, screenOf } from './scene';
import { scopeOf } from './scope';
import { shownOf } from './shown';
import { answers, since } from './times';
import { after, partners, toward } from './walk';

const ALL = { st: [], fam: [], ty: [], assumed: false, undated: false };
const EVERYTHING = { all: true, unnamed: true, more: [], drawn: [], hide: [], chosen: [] };
const SIZE = { width: 800, height: 500 };
const THEME: Theme = {
  dark: false, paper: '#fff', ink: '#000', quiet: '#555', edge: '#999', mention: '#ff0', sans: 'sans',
}; // prettier-ignore

function laid(of: Network, known = pinnedPlaces(of)): Scene['places'] {
  let places = noPlaces(of);
  for (const step of layOut(of, scopeOf(of, EVERYTHING), known)) places = step.places;
  return places;
}

function scene(of: Network, vs?: [string, string]): Scene {
  const scope = scopeOf(of, EVERYTHING);
  const shown = shownOf(of, scope, ALL, null);
  const [first, second] = vs?.map((time) => periodOf(time)!) ?? [];
  const changes =
    first && second
      ? changesOf(of, shown.ties, {
          before: answers(of, first),
          after: answers(of, second),
          since: answers(of, since(first, second)),
        })
      : null;
  return sceneOf(of, scope, shown, laid(of), changes, new Set());
}

function looks(of: Scene, more: Partial<Looks> = {}): Looks {
  const points = [...of.nodes].map((n) => [of.places.x[n] ?? 0, of.places.y[n] ?? 0] as const);
  return {
    camera: fitted(points, SIZE),
    size: SIZE,
    theme: THEME,
    moving: false,
    only: null,
    touching: null,
    selected: null,
    focused: null,
    picked: [],
    pair: null,
    found: new Set(),
    ...more,
  };
}

const ink = (): SvgInk => new SvgInk((_, text) => 6 * text.length);

const WORLD = [
  'highland alliance lowland corroborated 2014/2016',
  'highland rivalry lowland disputed 2017/2019',
  'highland split pinda single_source 2015',
  'كتيبة rivalry pinda superseded 2015',
  'lowland alliance terrace predicted 2018',
  'lowland alliance marsh denied 2018',
];

describe('the layout', () => {
  it('is the same every time', () => {
    expect(laid(network(...WORLD))).toEqual(laid(network(...WORLD)));
  });

  it('leaves who has a place there, and gives the others one', () => {
    const of = network(...WORLD);
    of.graph.actors.x[0] = 500;
    of.graph.actors.y[0] = -250;
    const { x, y } = laid(of);
    expect([x[0], y[0]]).toEqual([500, -250]);
    expect([...x].every(Number.isFinite)).toBe(true);
  });

  it('moves nobody where all have a place', () => {
    const of = network(...WORLD);
    const first = laid(of);
    expect(laid(of, first)).toEqual(first);
  });

  it('keeps actors off each other', () => {
    const of = network(...Array.from({ length: 40 }, (_, i) => `a alliance b${i}`));
    const { x, y } = laid(of);
    for (let i = 0; i < of.actors; i += 1) {
      for (let j = 0; j < i; j += 1)
        expect(Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!)).toBeGreaterThan(1);
    }
  });

  it('has no place for who stands in no tie with another', () => {
    const of = network('a alliance a', 'b alliance c');
    expect(Number.isNaN(laid(of).x[0])).toBe(true);
    expect(sceneOf(of, scopeOf(of, EVERYTHING), shownOf(of, scopeOf(of, EVERYTHING), ALL, null), laid(of), null, new Set()).apart).toHaveLength(1); // prettier-ignore
  });
});

describe('the camera', () => {
  const camera: Camera = { x: 12, y: -40, k: 0.35 };

  it('comes and goes between screen and picture', () => {
    const [x, y] = toPicture(camera, SIZE, ...toScreen(camera, SIZE, 77, -3));
    expect(x).toBeCloseTo(77);
    expect(y).toBeCloseTo(-3);
  });

  it('keeps the place that is zoomed at', () => {
    const before = toPicture(camera, SIZE, 100, 90);
    const now = toPicture(zoomed(camera, SIZE, 1.7, 100, 90), SIZE, 100, 90);
    expect(now[0]).toBeCloseTo(before[0]);
    expect(now[1]).toBeCloseTo(before[1]);
  });

  it('is written short, and read again', () => {
    expect(read(written(camera))).toEqual(camera);
    for (const bad of ['', '1_2', '1_2_0', 'a_b_c', '1_2_3_4', '1_2_99']) {
      expect(read(bad)).toBeUndefined();
    }
  });

  it('has everything in sight', () => {
    const fit = fitted([[-500, 20], [300, 900]], SIZE); // prettier-ignore
    for (const [x, y] of [toScreen(fit, SIZE, -500, 20), toScreen(fit, SIZE, 300, 900)]) {
      expect(x >= 0 && x <= SIZE.width && y >= 0 && y <= SIZE.height).toBe(true);
    }
    expect(fitted([], SIZE).k).toBe(1);
  });
});

describe('drawing', () => {
  const of = network(...WORLD);
  const here = scene(of);

  it('draws every pair that is shown and every actor, and names those it can', () => {
    const drawn = draw(ink(), here, looks(here));
    expect([drawn.lines, drawn.nodes, drawn.coarse]).toEqual([4, 6, false]);
    expect(drawn.labels).toContain('The highland');
  });

  it('draws only what is lit', () => {
    const drawn = draw(ink(), here, looks(here, { only: new Set([0, 1]), touching: 0 }));
    expect([drawn.lines, drawn.nodes]).toEqual([1, 2]);
  });

  it('leaves out what is out of sight', () => {
    const drawn = draw(ink(), here, looks(here, { camera: { x: 1e5, y: 0, k: 1 } }));
    expect([drawn.lines, drawn.nodes]).toEqual([0, 0]);
  });

  it('finds under the hand what it drew', () => {
    const { camera } = looks(here);
    const [a, b] = [of.at.get('highland')!, of.at.get('lowland')!];
    const [ax, ay] = screenOf(here, camera, SIZE, a);
    const [bx, by] = screenOf(here, camera, SIZE, b);
    expect(hit(here, camera, SIZE, ax, ay)).toEqual({ actor: a });
    const found = hit(here, camera, SIZE, (ax + bx) / 2, (ay + by) / 2);
    expect(found).toEqual({ pair: pairOf(of, 'highland', 'lowland') });
    expect(hit(here, camera, SIZE, -900, -900)).toBeNull();
  });

  it('leaves a file with its legend and where it comes from', () => {
    const pen = ink();
    const end = 'A <case> & more · Factional 1';
    drawPicture(
      pen,
      here,
      looks(here, { selected: 0, pair: pairOf(of, 'highland', 'lowland')! }),
      end,
    );
    const file = pen.file(SIZE.width, SIZE.height + FOOT, end, '#fff');
    expect(file).toContain('A &#60;case&#62; &#38; more');
    for (const words of ['corroborated 1', 'disputed 1', 'rivalry and violence 2', 'The كتيبة']) {
      expect(file).toContain(words);
    }
    expect(file).not.toContain('NaN');
    expect(file.match(/<(?!\/)\w+/g)!.length).toBe(
      (file.match(/\/>/g) ?? []).length + (file.match(/<\/\w+>/g) ?? []).length,
    );
  });

  it('colours what changed, and has the changes in the legend', () => {
    const two = scene(of, ['2015', '2018']);
    const pen = ink();
    drawPicture(pen, two, looks(two), 'x');
    const file = pen.file(SIZE.width, SIZE.height + FOOT, 'x', '#fff');
    expect(file).toContain('turned 1');
    expect(file).not.toContain('corroborated 1');
    expect(summary(two)).toContain('1 turned');
  });
});

describe('labels', () => {
  it('lie beside each other, never on each other', () => {
    const grid = new LabelGrid();
    const box = { left: 10, top: 10, width: 60, height: 12 };
    expect(grid.take(box)).toBe(true);
    expect(grid.take({ ...box, left: 40 })).toBe(false);
    expect(grid.take({ ...box, left: 40 }, true)).toBe(true);
    expect(grid.take({ ...box, left: 140 })).toBe(true);
  });
});

describe('in words', () => {
  const of = network(...WORLD);
  const here = scene(of);

  it('says of an actor what its relations are', () => {
    expect(spoken(here, 0)).toBe(
      'The highland, organisation, 3 relations: 1 disputed, 1 corroborated, 1 single source',
    );
  });

  it('lists what is drawn, the most contested first, and not what is denied', () => {
    const lines = drawnTies(here).map((tie) => tieLine(here, VOCABULARY, tie));
    expect(lines.map(({ status }) => status)).toEqual(
      ['disputed', 'corroborated', 'single_source', 'predicted', 'superseded'],
    ); // prettier-ignore
    expect(lines[0]).toMatchObject({
      relation: 'rivalry',
      told: '2017-01 – 2019-12',
      change: null,
    });
  });

  it('says from when to when a tie is told of', () => {
    expect(toldOf(network('a split b single_source 2015-03'), 0)).toBe('2015-03');
    expect(toldOf(network('a split b'), 0)).toBe('');
  });
});

describe('walking', () => {
  const here = scene(network(...WORLD));

  it('goes to somebody in the direction asked', () => {
    const { x } = here.places;
    for (const actor of here.nodes) {
      const right = toward(here, actor, 'right');
      if (right !== null) expect(x[right]!).toBeGreaterThan(x[actor]!);
    }
    const middle = [...here.nodes].find((actor) => toward(here, actor, 'right') !== null);
    expect(middle).toBeDefined();
  });

  it('goes round the partners, and back', () => {
    const ring = partners(here, 0);
    expect(ring.map((actor) => nameOf(here.network, actor))).toEqual(['The lowland', 'The pinda']);
    expect(after(ring, null, 1)).toBe(ring[0]);
    expect(after(ring, ring[1]!, 1)).toBe(ring[0]);
    expect(after(ring, ring[0]!, -1)).toBe(ring[1]);
    expect(after([], null, 1)).toBeUndefined();
  });
});
