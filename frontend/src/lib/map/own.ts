/** A map of the user's own: GeoJSON from a file, which is drawn, and may say where places are. */

import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { geoBounds, geoCentroid, geoDistance } from 'd3-geo';
import { fold } from '../text/fold';
import type { PlaceRow } from '../types';

export interface OwnMap {
  name: string;
  features: readonly Feature<Geometry>[];
}

/** Where a place is by the file: a point, or what lies around the middle of an area. */
export interface Spot {
  latitude: number;
  longitude: number;
  radius: number;
}

const KILOMETRES = 6371;

/**
 * Read a file of GeoJSON.
 *
 * @throws Error in words for the person at the page, where it is none.
 */
export function ownMap(name: string, text: string): OwnMap {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Error(`${name} is no JSON. Choose a file of GeoJSON.`);
  }
  const found = featuresOf(read);
  if (!found.length) throw new Error(`${name} holds no feature. Choose a file of GeoJSON.`);
  return { name, features: found };
}

function featuresOf(read: unknown): Feature<Geometry>[] {
  if (typeof read !== 'object' || read === null) return [];
  const { type } = read as { type?: unknown };
  if (type === 'FeatureCollection') {
    const { features } = read as FeatureCollection;
    return Array.isArray(features) ? features.filter((each) => each?.geometry) : [];
  }
  if (type === 'Feature') return [read as Feature<Geometry>];
  if (typeof type === 'string' && ('coordinates' in read || 'geometries' in read)) {
    return [{ type: 'Feature', properties: {}, geometry: read as Geometry }];
  }
  return [];
}

export function nameOf(feature: Feature<Geometry>): string {
  const given: unknown = feature.properties?.['name'] ?? feature.properties?.['NAME'];
  return typeof given === 'string' ? given : '';
}

/** Where the file has places that nobody has located yet, by the name they have in the case. */
export function spotsOf(map: OwnMap, places: readonly PlaceRow[]): Map<string, Spot> {
  const named = new Map(map.features.map((feature) => [fold(nameOf(feature)), feature]));
  const found = new Map<string, Spot>();
  for (const { entity, position } of places) {
    const feature = named.get(fold(entity.name));
    if (position || !feature || feature.geometry.type.endsWith('LineString')) continue;
    const [longitude, latitude] = geoCentroid(feature);
    if (Number.isFinite(longitude) && Number.isFinite(latitude)) {
      found.set(entity.name, { longitude, latitude, radius: radiusOf(feature) });
    }
  }
  return found;
}

function radiusOf(feature: Feature<Geometry>): number {
  const told: unknown = feature.properties?.['radius_km'];
  if (typeof told === 'number') return told;
  if (feature.geometry.type === 'Point') return 0;
  const [[west, south], [east, north]] = geoBounds(feature);
  return (geoDistance([west, south], [east, north]) / 2) * KILOMETRES;
}
