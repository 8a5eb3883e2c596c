/** Where on the screen a place on earth is: all of it in Natural Earth, nearer by in Mercator. */

import { geoMercator, geoNaturalEarth1, type GeoProjection } from 'd3-geo';
import type { Camera, Size } from '../canvas/camera';
import { LEAST, MOST, type Sight } from './sight';

/** Units of the picture a radian at the equator. */
const UNIT = 1000;
/** From this scale on a country fills the picture, and north is to be up. */
const NEAR = 0.55;
/** Mercator ends before the poles. */
const EDGE = 84;

const world = geoNaturalEarth1().scale(UNIT).translate([0, 0]);
const near = geoMercator().scale(UNIT).translate([0, 0]);

export type Kind = 'world' | 'near';

export function kindAt(k: number): Kind {
  return k < NEAR ? 'world' : 'near';
}

export function projection(kind: Kind): GeoProjection {
  return kind === 'world' ? world : near;
}

/** The same sight as a camera over the picture that is drawn at its scale. */
export function cameraOf({ lon, lat, k }: Sight): Camera {
  const [x, y] = projection(kindAt(k))([lon, lat]) ?? [0, 0];
  return { x, y, k };
}

export function toScreen(
  sight: Sight,
  size: Size,
  lon: number,
  lat: number,
): [number, number] | null {
  const at = projection(kindAt(sight.k))([lon, lat]);
  if (!at) return null;
  const { x, y, k } = cameraOf(sight);
  return [(at[0] - x) * k + size.width / 2, (at[1] - y) * k + size.height / 2];
}

export function toEarth(sight: Sight, size: Size, sx: number, sy: number): [number, number] | null {
  const { x, y, k } = cameraOf(sight);
  const at: [number, number] = [(sx - size.width / 2) / k + x, (sy - size.height / 2) / k + y];
  const found = projection(kindAt(k)).invert?.(at);
  if (!found || !found.every(Number.isFinite)) return null;
  return [clamp(found[0], 180), clamp(found[1], 90)];
}

export function panned(sight: Sight, size: Size, dx: number, dy: number): Sight {
  const at = toEarth(sight, size, size.width / 2 - dx, size.height / 2 - dy);
  return at ? { ...sight, lon: at[0], lat: clamp(at[1], EDGE) } : sight;
}

/** Zoom so that what is at a place of the screen stays near it. */
export function zoomed(sight: Sight, size: Size, by: number, sx: number, sy: number): Sight {
  const k = Math.min(Math.max(sight.k * by, LEAST), MOST);
  const held = toEarth(sight, size, sx, sy);
  if (!held) return { ...sight, k };
  const next = { ...sight, k };
  const now = toScreen(next, size, ...held);
  return now ? panned(next, size, sx - now[0], sy - now[1]) : next;
}

/** The sight that has some places in it; the whole earth where there are none. */
export function fitted(
  points: readonly (readonly [lon: number, lat: number])[],
  size: Size,
  margin = 64,
): Sight {
  const whole = { lon: 12, lat: 12, k: Math.min(size.width / 5600, size.height / 2900) };
  if (!points.length || size.width < 2) return whole;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const [lon, lat] = [middle(lons), clamp(middle(lats), EDGE)];
  // the largest scale at which all of them are in sight, by halving
  let [low, high] = [LEAST, 3];
  const holds = (k: number): boolean =>
    points.every(([plon, plat]) => {
      const at = toScreen({ lon, lat, k }, size, plon, plat);
      if (!at) return false;
      const [x, y] = at;
      const [mx, my] = [Math.min(margin, size.width / 4), Math.min(margin, size.height / 4)];
      return x >= mx && y >= my && x <= size.width - mx && y <= size.height - my;
    });
  for (let i = 0; i < 24; i += 1) {
    const k = Math.sqrt(low * high);
    if (holds(k)) low = k;
    else high = k;
  }
  return { lon, lat, k: low };
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, -most), most);
}
