/**
 * What pictures are drawn with: the part of a canvas that they use, so that the same drawing goes
 * onto the screen and into an SVG file.
 */

export interface Ink {
  strokeStyle: CanvasRenderingContext2D['strokeStyle'];
  fillStyle: CanvasRenderingContext2D['fillStyle'];
  lineWidth: number;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  closePath(): void;
  stroke(): void;
  fill(): void;
  setLineDash(dash: number[]): void;
  strokeText(text: string, x: number, y: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { width: number };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const short = (n: number): string => String(Math.round(n * 100) / 100);

/** Ink that leaves an SVG. Text is measured by a canvas, since a file has no letters of its own. */
export class SvgInk implements Ink {
  strokeStyle: Ink['strokeStyle'] = '#000';
  fillStyle: Ink['fillStyle'] = '#000';
  lineWidth = 1;
  globalAlpha = 1;
  font = '12px sans-serif';
  textAlign: CanvasTextAlign = 'left';
  #path = '';
  #dash = '';
  readonly #parts: string[] = [];
  readonly #measure: (font: string, text: string) => number;

  constructor(measure: (font: string, text: string) => number) {
    this.#measure = measure;
  }

  beginPath(): void {
    this.#path = '';
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${short(x)} ${short(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#path += `L${short(x)} ${short(y)}`;
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.#path += `Q${short(cx)} ${short(cy)} ${short(x)} ${short(y)}`;
  }

  /** Whole circles only; nothing here draws less. */
  arc(x: number, y: number, radius: number): void {
    const r = short(radius);
    this.#path += `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${short(2 * radius)} 0a${r} ${r} 0 1 0 ${short(-2 * radius)} 0`;
  }

  closePath(): void {
    this.#path += 'Z';
  }

  stroke(): void {
    const dash = this.#dash ? ` stroke-dasharray="${this.#dash}"` : '';
    this.#add(
      `<path d="${this.#path}" fill="none" stroke="${this.strokeStyle as string}" stroke-width="${short(this.lineWidth)}"${dash}`,
    );
  }

  fill(): void {
    this.#add(`<path d="${this.#path}" fill="${this.fillStyle as string}"`);
  }

  setLineDash(dash: number[]): void {
    this.#dash = dash.join(' ');
  }

  strokeText(text: string, x: number, y: number): void {
    this.#text(
      text,
      x,
      y,
      `fill="none" stroke="${this.strokeStyle as string}" stroke-width="${short(this.lineWidth)}" stroke-linejoin="round"`,
    );
  }

  fillText(text: string, x: number, y: number): void {
    this.#text(text, x, y, `fill="${this.fillStyle as string}"`);
  }

  measureText(text: string): { width: number } {
    return { width: this.#measure(this.font, text) };
  }

  /** The file, with a title for who cannot see it. */
  file(width: number, height: number, title: string, paper: string): string {
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
      `<title>${escaped(title)}</title>`,
      `<rect width="${width}" height="${height}" fill="${paper}"/>`,
      ...this.#parts,
      '</svg>\n',
    ].join('\n');
  }

  #text(text: string, x: number, y: number, how: string): void {
    const anchor =
      { center: 'middle', right: 'end', end: 'end' }[this.textAlign as string] ?? 'start';
    const [, weight = '400', size = '12', family = 'sans-serif'] =
      /^(?:(\d+) )?([\d.]+)px (.*)$/.exec(this.font) ?? [];
    const font = `font-family="${escaped(family)}" font-size="${size}" font-weight="${weight}"`;
    this.#add(
      `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}" ${font} ${how}`,
      `>${escaped(text)}</text>`,
    );
  }

  #add(open: string, close = '/>'): void {
    const alpha = this.globalAlpha < 1 ? ` opacity="${short(this.globalAlpha)}"` : '';
    this.#parts.push(`${open}${alpha}${close}`);
  }
}
