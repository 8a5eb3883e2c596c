/** The lines of a picture: which are in sight, and how they look. */

import type { Ink } from '../canvas/ink';
import type { Theme } from '../canvas/theme';
import { CHANGE } from '../encode/change';
import { STATUS, STATUS_ORDER } from '../encode/status';
import { CHANGES } from './changes';
import type { Looks } from './draw';
import { type Scene, linesOf } from './scene';
import { YES } from './times';

/** How deep lines lie, by the place of their status in STATUS_ORDER: contested ones on top. */
const DEPTH = [5, 4, 2, 3, 1, 0];

/** The pairs whose lines touch what is in sight, with their ends on the screen, four numbers each. */
export interface Lines {
  count: number;
  pair: Uint32Array;
  ends: Float32Array;
}

/** One of them. */
export interface Line {
  pair: number;
  ax: number;
  ay: number;
  bx: number;
  by: number;
}

export function each({ count, pair, ends }: Lines): Line[] {
  return Array.from({ length: count }, (_, i) => ({
    pair: pair[i] ?? 0,
    ax: ends[4 * i] ?? 0,
    ay: ends[4 * i + 1] ?? 0,
    bx: ends[4 * i + 2] ?? 0,
    by: ends[4 * i + 3] ?? 0,
  }));
}

export function visibleLines(scene: Scene, { camera, size, only, touching }: Looks): Lines {
  const { first, second } = scene.network;
  const { x, y } = scene.places;
  const { k } = camera;
  const ox = size.width / 2 - camera.x * k;
  const oy = size.height / 2 - camera.y * k;
  const pairs = linesOf(scene);
  const most = pairs.length;
  const found = { count: 0, pair: new Uint32Array(most), ends: new Float32Array(4 * most) };
  for (let i = 0; i < most; i += 1) {
    const pair = pairs[i] ?? 0;
    const a = first[pair] ?? 0;
    const b = second[pair] ?? 0;
    if (a === b) continue;
    if (only) {
      if (!only.has(a) || !only.has(b)) continue;
      if (touching !== null && a !== touching && b !== touching) continue;
    }
    const ax = (x[a] ?? 0) * k + ox;
    const ay = (y[a] ?? 0) * k + oy;
    const bx = (x[b] ?? 0) * k + ox;
    const by = (y[b] ?? 0) * k + oy;
    if ((ax < 0 && bx < 0) || (ax > size.width && bx > size.width)) continue;
    if ((ay < 0 && by < 0) || (ay > size.height && by > size.height)) continue;
    if (Number.isNaN(ax + bx)) continue;
    found.pair[found.count] = pair;
    found.ends[4 * found.count] = ax;
    found.ends[4 * found.count + 1] = ay;
    found.ends[4 * found.count + 2] = bx;
    found.ends[4 * found.count + 3] = by;
    found.count += 1;
  }
  return found;
}

/** How a line looks: as its status says, or as what became of it between two dates. */
export function styleOf(scene: Scene, { theme }: Looks, pair: number): LineStyle {
  const change = scene.changes && CHANGES[scene.changes.pairs[pair] ?? 255];
  if (!change) {
    const faint = scene.shown.held[pair] !== YES;
    return { ...statusStyle(theme, scene.shown.status[pair] ?? 0), faint };
  }
  const { width, dash } = CHANGE[change];
  const color = CHANGE[change][theme.dark ? 'dark' : 'light'];
  return { color, width, dash, faint: change === 'stayed' };
}

/** How a line of a status looks, by its place in STATUS_ORDER. */
export function statusStyle(theme: Theme, at: number): LineStyle {
  const status = STATUS[STATUS_ORDER[at] ?? 'single_source'];
  const color = status[theme.dark ? 'dark' : 'light'];
  return { color, width: status.width, dash: status.dash, faint: false };
}

interface LineStyle {
  color: string;
  width: number;
  dash: string;
  faint: boolean;
}

export function dashOf(dash: string): number[] {
  return dash ? dash.split(' ').map(Number) : [];
}

/** How lines are told apart that are drawn at once: those with one key look the same. */
function keyOf({ changes, shown }: Scene, pair: number): number {
  if (changes) return CHANGES.length - (changes.pairs[pair] ?? 0);
  return 2 * (DEPTH[shown.status[pair] ?? 0] ?? 0) + Number(shown.held[pair] === YES);
}

/** Draw the lines; coarse ones are thin and pale, without dashes. */
export function drawLines(
  ink: Ink,
  scene: Scene,
  looks: Looks,
  lines: Lines,
  coarse: boolean,
): void {
  const batches: number[][] = Array.from({ length: 2 * STATUS_ORDER.length }, () => []);
  for (let i = 0; i < lines.count; i += 1) batches[keyOf(scene, lines.pair[i] ?? 0)]?.push(i);
  const alpha = coarse ? Math.max(0.12, Math.min(0.6, 4000 / lines.count)) : 0.9;
  const { ends } = lines;
  for (const batch of batches) {
    if (!batch.length) continue;
    const style = styleOf(scene, looks, lines.pair[batch[0] ?? 0] ?? 0);
    ink.strokeStyle = style.color;
    ink.lineWidth = coarse ? 1 : style.width;
    ink.globalAlpha = alpha * (style.faint ? 0.42 : 1);
    ink.setLineDash(coarse ? [] : dashOf(style.dash));
    // one path for all lines that look the same
    ink.beginPath();
    for (const i of batch) {
      ink.moveTo(ends[4 * i] ?? 0, ends[4 * i + 1] ?? 0);
      ink.lineTo(ends[4 * i + 2] ?? 0, ends[4 * i + 3] ?? 0);
    }
    ink.stroke();
  }
  ink.setLineDash([]);
  ink.globalAlpha = 1;
}
