/** How the families of relations look in a picture: marks at the two ends of a line. */

export type EndMark = 'bar' | 'arrow' | 'triangle' | 'chevron' | 'square' | 'fork' | 'dot';

export interface Ends {
  /** At the one who does it, and at the one to whom it is done. */
  source?: EndMark;
  target?: EndMark;
  says: string;
}

/** By name of the family; a family of a case's own has a plain line and its badge. */
export const ENDS: Readonly<Record<string, Ends>> = {
  alliance: { says: 'plain ends' },
  rivalry: { source: 'bar', target: 'bar', says: 'a bar at both ends' },
  lineage: { target: 'arrow', says: 'a filled arrow to what came of it' },
  split: { source: 'fork', says: 'a fork at the one that left' },
  allegiance: { target: 'triangle', says: 'a hollow triangle to the patron' },
  support: { target: 'chevron', says: 'an open chevron to the one supported' },
  coercion: { target: 'square', says: 'a square at the one it is done to' },
  post: { target: 'dot', says: 'a dot at the organisation' },
};

const SIZE: Readonly<Record<EndMark, number>> = {
  bar: 0,
  arrow: 9,
  triangle: 9,
  chevron: 8,
  square: 7,
  fork: 8,
  dot: 5,
};

/** The outline of a mark at a place, looking along a direction, and whether it is filled. */
export function markPath(
  mark: EndMark,
  [x, y]: readonly [number, number],
  [dx, dy]: readonly [number, number],
): { points: [number, number][]; closed: boolean; filled: boolean } {
  const size = SIZE[mark];
  const at = (along: number, across: number): [number, number] => [
    x + dx * along - dy * across,
    y + dy * along + dx * across,
  ];
  switch (mark) {
    case 'bar':
      return { points: [at(-2, -5), at(-2, 5)], closed: false, filled: false };
    case 'chevron':
      return { points: [at(-size, -4.5), at(0, 0), at(-size, 4.5)], closed: false, filled: false };
    case 'fork':
      return { points: [at(0, -5), at(-size, 0), at(0, 5)], closed: false, filled: false };
    case 'square':
      return {
        points: [at(0, -3.5), at(0, 3.5), at(-size, 3.5), at(-size, -3.5)],
        closed: true,
        filled: true,
      };
    case 'dot':
      return {
        points: [at(0, 0), at(-size / 2, 2.5), at(-size, 0), at(-size / 2, -2.5)],
        closed: true,
        filled: true,
      };
    case 'arrow':
    case 'triangle':
      return {
        points: [at(-size, -4.5), at(0, 0), at(-size, 4.5)],
        closed: true,
        filled: mark === 'arrow',
      };
  }
}
