/**
 * Code points to UTF-16 units. The server counts code points, JavaScript strings count units; one
 * character beyond the basic plane would shift every later mark.
 */
export class Offsets {
  /** Code-point positions of the characters that take two units, ascending. */
  readonly #astral: readonly number[];
  readonly text: string;
  /** Length of the text in code points. */
  readonly length: number;

  constructor(text: string) {
    const astral: number[] = [];
    let points = 0;
    for (let unit = 0; unit < text.length; unit += 1) {
      const code = text.charCodeAt(unit);
      if (code >= 0xd800 && code < 0xdc00) {
        const next = text.charCodeAt(unit + 1);
        if (next >= 0xdc00 && next < 0xe000) {
          astral.push(points);
          unit += 1;
        }
      }
      points += 1;
    }
    this.#astral = astral;
    this.text = text;
    this.length = points;
  }

  /** The unit at which a code point begins; positions beyond the text are held to its end. */
  unit(point: number): number {
    const held = Math.min(Math.max(point, 0), this.length);
    let low = 0;
    let high = this.#astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#astral[middle] as number) < held) low = middle + 1;
      else high = middle;
    }
    return held + low;
  }

  /** The text between two code points, end exclusive. */
  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}
