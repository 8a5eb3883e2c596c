/** What is in sight: a place on earth in the middle, and pixels a unit of the picture. */
export interface Sight {
  lon: number;
  lat: number;
  k: number;
}

export const LEAST = 0.08;
export const MOST = 12;

/** A sight as an address has it, in hundredths of a degree, and back. */
export function written({ lon, lat, k }: Sight): string {
  return [(100 * lon).toFixed(0), (100 * lat).toFixed(0), k.toPrecision(3)].join('_');
}

export function read(text: string): Sight | undefined {
  const [lon, lat, k, ...more] = text.split('_').map(Number);
  if (more.length || lon === undefined || lat === undefined || k === undefined) return undefined;
  if (![lon, lat, k].every(Number.isFinite) || k < LEAST || k > MOST) return undefined;
  if (Math.abs(lon) > 18000 || Math.abs(lat) > 9000) return undefined;
  return { lon: lon / 100, lat: lat / 100, k };
}
