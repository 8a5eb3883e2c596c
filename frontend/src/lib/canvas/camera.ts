/** What part of a picture is in sight: a place of the picture in the middle, and a scale. */

export interface Camera {
  /** The place in the middle, in units of the picture. */
  x: number;
  y: number;
  /** Pixels a unit. */
  k: number;
}

export interface Size {
  width: number;
  height: number;
}

export const LEAST = 0.005;
export const MOST = 12;

export function toScreen(
  { x, y, k }: Camera,
  { width, height }: Size,
  px: number,
  py: number,
): [number, number] {
  return [(px - x) * k + width / 2, (py - y) * k + height / 2];
}

export function toPicture(
  { x, y, k }: Camera,
  { width, height }: Size,
  sx: number,
  sy: number,
): [number, number] {
  return [(sx - width / 2) / k + x, (sy - height / 2) / k + y];
}

/** Zoom so that what is at a place of the screen stays there. */
export function zoomed(camera: Camera, size: Size, by: number, sx: number, sy: number): Camera {
  const k = Math.min(Math.max(camera.k * by, LEAST), MOST);
  const [px, py] = toPicture(camera, size, sx, sy);
  return { k, x: px - (sx - size.width / 2) / k, y: py - (sy - size.height / 2) / k };
}

export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.k, y: camera.y - dy / camera.k };
}

/** The camera that has some places in sight, with margins for names, in pixels. */
export function fitted(
  points: Iterable<readonly [number, number]>,
  size: Size,
  [beside, above]: readonly [number, number] = [78, 40],
): Camera {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return { x: 0, y: 0, k: 1 };
  const room = (side: number, margin: number): number => Math.max(side - 2 * margin, side / 3, 1);
  const k = Math.min(
    room(size.width, beside) / Math.max(right - left, 1e-6),
    room(size.height, above) / Math.max(bottom - top, 1e-6),
    6,
  );
  return { x: (left + right) / 2, y: (top + bottom) / 2, k: Math.max(k, LEAST) };
}

/** A camera as an address has it, and back. */
export function written({ x, y, k }: Camera): string {
  return [x.toFixed(0), y.toFixed(0), k.toPrecision(3)].join('_');
}

export function read(text: string): Camera | undefined {
  const [x, y, k, ...more] = text.split('_').map(Number);
  if (more.length || x === undefined || y === undefined || k === undefined) return undefined;
  if (![x, y, k].every(Number.isFinite) || k < LEAST || k > MOST) return undefined;
  return { x, y, k };
}
