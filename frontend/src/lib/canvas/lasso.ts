/** What lies within a line that is drawn around it. */

export type Spot = readonly [number, number];

/** Whether a spot lies within a closed line, by how often a ray from it crosses that. */
export function within([x, y]: Spot, line: readonly Spot[]): boolean {
  let inside = false;
  line.forEach(([ax, ay], i) => {
    const [bx, by] = line[(i + 1) % line.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}
