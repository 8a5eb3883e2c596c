/**
 * The ground of the map: coasts and borders of Natural Earth, which draws lines as they are held,
 * and takes no side by it. Each is projected once.
 */

import { geoCircle, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry, MultiLineString } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { fold } from '../text/fold';
import { type Kind, projection } from './projection';

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export interface Land {
  coasts: MultiLineString;
  borders: MultiLineString;
  countries: ReadonlyMap<string, Feature<Geometry>>;
}

/** Names under which the atlas has countries that are called otherwise here. */
const CALLED: Readonly<Record<string, string>> = {
  'bosnia and herzegovina': 'bosnia and herz.',
  'central african republic': 'central african rep.',
  'czech republic': 'czechia',
  'democratic republic of the congo': 'dem. rep. congo',
  'dominican republic': 'dominican rep.',
  'equatorial guinea': 'eq. guinea',
  'ivory coast': "côte d'ivoire",
  'republic of the congo': 'congo',
  'solomon islands': 'solomon is.',
  'south sudan': 's. sudan',
  'united states': 'united states of america',
  'western sahara': 'w. sahara',
};

function landOf(world: World): Land {
  const { countries } = world.objects;
  const all = feature(world, countries) as FeatureCollection<Geometry, { name: string }>;
  return {
    coasts: mesh(world, countries, (a, b) => a === b),
    borders: mesh(world, countries, (a, b) => a !== b),
    countries: new Map(all.features.map((each) => [fold(each.properties.name), each])),
  };
}

/** Coarse lines for the whole earth; finer ones are had nearby, but not in a file handed over. */
export async function coarse(): Promise<Land> {
  const { default: world } = await import('world-atlas/countries-110m.json');
  return landOf(world as unknown as World);
}

export async function fine(): Promise<Land> {
  if (import.meta.env.MODE === 'export') return coarse();
  const { default: world } = await import('world-atlas/countries-50m.json');
  return landOf(world as unknown as World);
}

export function countryOf(land: Land, name: string): Feature<Geometry> | undefined {
  const known = fold(name);
  return land.countries.get(known) ?? land.countries.get(fold(CALLED[known] ?? ''));
}

/** Outlines as paths of the picture, made once for each way of projecting. */
export class Paths {
  readonly #made = new WeakMap<object, Partial<Record<Kind, Path2D>>>();

  of(shape: Geometry | Feature<Geometry>, kind: Kind): Path2D {
    const made = this.#made.get(shape) ?? {};
    this.#made.set(shape, made);
    made[kind] ??= new Path2D(geoPath(projection(kind)).pointRadius(0.4)(shape) ?? '');
    return made[kind];
  }
}

/** A circle of so many kilometres around a place. */
export function circle(lon: number, lat: number, kilometres: number): Geometry {
  return geoCircle()
    .center([lon, lat])
    .radius(kilometres / 111.195)
    .precision(4)();
}
