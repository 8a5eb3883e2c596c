/** Where a place is, in words. */

import type { PlaceRow } from '../types';

type Position = NonNullable<PlaceRow['position']>;

export function whereOf(position: Position | null): string {
  if (!position) return 'not on the map';
  const { precision, country, near, radius, by } = position;
  const put = by ? `, put there by ${by}` : '';
  const land = country ? `, ${country}` : '';
  if (precision === 'country') return 'somewhere in the country';
  if (precision === 'area') {
    const kilometres = `within ${Math.round(radius)} km`;
    return near ? `${kilometres} of ${near}${land}${put}` : `${kilometres}${land}${put}`;
  }
  return precision === 'town' ? `town, to a kilometre${land}` : `exactly${land}${put}`;
}
