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
  take({ left, top, width, height }: Box, always = false): boolean {
    const cells: number[] = [];
    const [x1, y1] = [
      Math.floor((left + width) / CELL.width),
      Math.floor((top + height) / CELL.height),
    ];
    for (let y = Math.floor(top / CELL.height); y <= y1; y += 1) {
      for (let x = Math.floor(left / CELL.width); x <= x1; x += 1) {
        const cell = y * 8192 + x;
        if (!always && this.#taken.has(cell)) return false;
        cells.push(cell);
      }
    }
    for (const cell of cells) this.#taken.add(cell);
    return true;
  }
}
