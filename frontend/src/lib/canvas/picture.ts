/** Drawings as a picture to keep: with a legend, and where it is from. */

import { STATUS, STATUS_ORDER } from '../encode/status';
import type { TieStatus } from '../types';

const NS = 'http://www.w3.org/2000/svg';
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
] as const;
const MARGIN = 16;
const LINE = 16;

export interface LegendEntry {
  words: string;
  /** How a line of it looks. */
  colour: string;
  width: number;
  dash: string;
}

/** The statuses that occur, as their lines look in the present colours. */
export function legendOf(counts: ReadonlyMap<TieStatus, number>): LegendEntry[] {
  return STATUS_ORDER.filter((status) => status !== 'denied' && counts.get(status)).map(
    (status) => {
      const { label, light, dark, width, dash } = STATUS[status];
      return { words: label, colour: isDark() ? dark : light, width, dash };
    },
  );
}

function isDark(): boolean {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return scheme === 'light dark'
    ? matchMedia('(prefers-color-scheme: dark)').matches
    : scheme === 'dark';
}

/** Compose drawings below each other, a legend and lines of text into one SVG that needs no page. */
export function pictureOf(
  drawings: readonly SVGSVGElement[],
  title: string,
  legend: readonly LegendEntry[],
  lines: readonly string[],
): SVGSVGElement {
  const width = Math.max(...drawings.map((svg) => svg.width.baseVal.value));
  const style = getComputedStyle(document.documentElement);
  const [paper, ink] = [getComputedStyle(document.body).backgroundColor, style.color];
  const family = getComputedStyle(document.body).fontFamily;
  const picture = element('svg', { xmlns: NS, width: String(width + 2 * MARGIN) });
  const ground = element('rect', { width: '100%', height: '100%', fill: opaque(paper, style) });
  picture.append(ground);
  const write = (text: string, x: number, y: number, size: number, weight = 400): void => {
    const font = { 'font-family': family, 'font-size': `${size}px`, 'font-weight': String(weight) };
    const node = element('text', { x: String(x), y: String(y), fill: ink, ...font });
    node.textContent = text;
    picture.append(node);
  };
  let y = MARGIN + 14;
  write(title, MARGIN, y, 16, 600);
  y += 12;
  for (const drawing of drawings) {
    const copy = inlined(drawing);
    const frame = element('g', { transform: `translate(${MARGIN} ${y})` });
    frame.append(...copy.childNodes);
    picture.append(frame);
    y += drawing.height.baseVal.value;
  }
  y += LINE;
  let x = MARGIN;
  for (const { words, colour, width: thick, dash } of legend) {
    const room = 46 + words.length * 6.5;
    if (x + room > width) [x, y] = [MARGIN, y + LINE];
    const line = element('line', {
      x1: String(x),
      x2: String(x + 26),
      y1: String(y),
      y2: String(y),
    });
    line.setAttribute('stroke', colour);
    line.setAttribute('stroke-width', String(thick));
    if (dash) line.setAttribute('stroke-dasharray', dash);
    picture.append(line);
    write(words, x + 32, y + 4, 12);
    x += room;
  }
  for (const text of lines) {
    y += LINE;
    write(text, MARGIN, y + 4, 11);
  }
  picture.setAttribute('height', String(y + MARGIN));
  picture.setAttribute('viewBox', `0 0 ${width + 2 * MARGIN} ${y + MARGIN}`);
  return picture;
}

/** The file of a picture, as SVG text. */
export function svgFile(picture: SVGSVGElement): Blob {
  const text = new XMLSerializer().serializeToString(picture);
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${text}`], { type: 'image/svg+xml' });
}

/** The file of a picture, as PNG, at twice its size. */
export async function pngFile(picture: SVGSVGElement): Promise<Blob> {
  const [width, height] = ['width', 'height'].map((name) => Number(picture.getAttribute(name)));
  const address = URL.createObjectURL(svgFile(picture));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2 * (width ?? 0), 2 * (height ?? 0)];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const file = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!file) throw new Error('This browser made no picture. Save it as SVG.');
    return file;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hand a file to the person at the page. */
export function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A copy that looks the same without the page's styles, and holds nothing to be clicked. */
function inlined(source: SVGSVGElement): SVGSVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const [from, to] = [source.querySelectorAll('*'), copy.querySelectorAll<SVGElement>('*')];
  from.forEach((node, i) => {
    const target = to[i];
    if (!target) return;
    const style = getComputedStyle(node);
    for (const name of PROPERTIES) {
      const value = style.getPropertyValue(name);
      if (value) target.setAttribute(name, value);
    }
    for (const name of ['class', 'style', 'data-lane', 'data-tie', 'data-status', 'tabindex']) {
      target.removeAttribute(name);
    }
  });
  for (const fold of copy.querySelectorAll('[data-icon]')) fold.remove();
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  return copy;
}

/** An element of a drawing. */
export function element<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[K] {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== 'xmlns') node.setAttribute(key, value);
  }
  return node;
}

/** The page's ground, where the body itself has none. */
function opaque(colour: string, style: CSSStyleDeclaration): string {
  return colour === 'rgba(0, 0, 0, 0)' ? style.backgroundColor : colour;
}
