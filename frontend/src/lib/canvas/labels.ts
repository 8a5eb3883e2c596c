/** Labels that do not lie on each other: a grid of small cells, each taken once. */

const CELL = { width: 8, height: 6 };

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export class LabelGrid {
  readonly #taken = new Set<number>();

  /** Take the cells of a box, unless somebody has one of them; tells whether it did. */
  take(box: Box, always = false): boolean {
    const cells = cellsOf(box);
    if (!always && cells.some((cell) => this.#taken.has(cell))) return false;
    for (const cell of cells) this.#taken.add(cell);
    return true;
  }

  free(box: Box): boolean {
    return !cellsOf(box).some((cell) => this.#taken.has(cell));
  }
}

function cellsOf({ left, top, width, height }: Box): number[] {
  const cells: number[] = [];
  const x1 = Math.floor((left + width) / CELL.width);
  const y1 = Math.floor((top + height) / CELL.height);
  for (let y = Math.floor(top / CELL.height); y <= y1; y += 1) {
    for (let x = Math.floor(left / CELL.width); x <= x1; x += 1) cells.push(y * 8192 + x);
  }
  return cells;
}
