/** Draws a scene: lines from the least contested to the most, then actors, then their names. */

import type { Camera, Size } from '../canvas/camera';
import type { Ink } from '../canvas/ink';
import { type Box, LabelGrid } from '../canvas/labels';
import type { Theme } from '../canvas/theme';
import { CHANGE } from '../encode/change';
import { STATUS, STATUS_ORDER } from '../encode/status';
import { CHANGES } from './changes';
import { drawDetails } from './details';
import { nameOf, typeOf } from './network';
import { type Scene, linesOf, screenOf, shrink } from './scene';
import { YES } from './times';

export interface Looks {
  camera: Camera;
  size: Size;
  theme: Theme;
  /** While it moves, what is small is left out; it comes back as soon as it rests. */
  moving: boolean;
  /** Only these actors, their lines and names; null for all. */
  only: ReadonlySet<number> | null;
  /** Only lines of this actor; null for all. */
  touching: number | null;
  selected: number | null;
  focused: number | null;
  pair: number | null;
  /** Actors whose names were searched for. */
  found: ReadonlySet<number>;
}

/** What came onto the picture, for tests and for saying it. */
export interface Drawn {
  lines: number;
  nodes: number;
  labels: string[];
  /** Whether dashes and marks were left out, because there are too many lines for them. */
  coarse: boolean;
}

/** More lines than this are drawn without dashes and marks. */
const FINE = 2500;
/** Contested lines lie on top. */
const ORDER = [5, 4, 2, 3, 1, 0];

export function draw(ink: Ink, scene: Scene, looks: Looks): Drawn {
  const lines = visibleLines(scene, looks);
  const coarse = lines.length > FINE;
  drawLines(ink, scene, looks, lines, coarse);
  const nodes = drawNodes(ink, scene, looks);
  const grid = new LabelGrid();
  reserve(scene, looks, nodes, grid);
  if (!coarse && !looks.moving) drawDetails(ink, scene, looks, lines, grid);
  const labels = drawLabels(ink, scene, looks, nodes, grid);
  return { lines: lines.length, nodes: nodes.length, labels, coarse };
}

/** The pairs whose lines touch what is in sight, with their ends on the screen. */
export interface Line {
  pair: number;
  ax: number;
  ay: number;
  bx: number;
  by: number;
}

function visibleLines(scene: Scene, { camera, size, only, touching }: Looks): Line[] {
  const { first, second } = scene.network;
  const { x, y } = scene.places;
  const [ox, oy] = [size.width / 2 - camera.x * camera.k, size.height / 2 - camera.y * camera.k];
  const found: Line[] = [];
  for (const pair of linesOf(scene)) {
    const [a = 0, b = 0] = [first[pair], second[pair]];
    if (a === b || (only && !(only.has(a) && only.has(b)))) continue;
    if (only && touching !== null && a !== touching && b !== touching) continue;
    const ax = (x[a] ?? 0) * camera.k + ox;
    const ay = (y[a] ?? 0) * camera.k + oy;
    const bx = (x[b] ?? 0) * camera.k + ox;
    const by = (y[b] ?? 0) * camera.k + oy;
    const beside = (ax < 0 && bx < 0) || (ax > size.width && bx > size.width);
    if (beside || (ay < 0 && by < 0) || (ay > size.height && by > size.height)) continue;
    if (Number.isNaN(ax + bx)) continue;
    found.push({ pair, ax, ay, bx, by });
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

function drawLines(
  ink: Ink,
  scene: Scene,
  looks: Looks,
  lines: readonly Line[],
  coarse: boolean,
): void {
  // one path for all lines that look the same
  const batches = new Map<number, Line[]>();
  for (const line of lines) {
    const key = scene.changes
      ? 100 - (scene.changes.pairs[line.pair] ?? 0)
      : ORDER.indexOf(scene.shown.status[line.pair] ?? 0) * 2 +
        Number(scene.shown.held[line.pair] === YES);
    const batch = batches.get(key);
    if (batch) batch.push(line);
    else batches.set(key, [line]);
  }
  const alpha = coarse ? Math.max(0.12, Math.min(0.6, 4000 / lines.length)) : 0.9;
  for (const key of [...batches.keys()].sort((a, b) => a - b)) {
    const batch = batches.get(key) ?? [];
    const style = styleOf(scene, looks, batch[0]?.pair ?? 0);
    ink.strokeStyle = style.color;
    ink.lineWidth = coarse ? 1 : style.width;
    ink.globalAlpha = alpha * (style.faint ? 0.42 : 1);
    ink.setLineDash(coarse ? [] : dashOf(style.dash));
    ink.beginPath();
    for (const { ax, ay, bx, by } of batch) {
      ink.moveTo(ax, ay);
      ink.lineTo(bx, by);
    }
    ink.stroke();
  }
  ink.setLineDash([]);
  ink.globalAlpha = 1;
}

function drawNodes(ink: Ink, scene: Scene, looks: Looks): number[] {
  const { camera, size, theme, only, found } = looks;
  const factor = shrink(scene, camera);
  const seen: number[] = [];
  const full: number[] = [];
  const hollow: number[] = [];
  for (let i = scene.nodes.length - 1; i >= 0; i -= 1) {
    const actor = scene.nodes[i] ?? 0;
    if (only && !only.has(actor)) continue;
    const [x, y] = screenOf(scene, camera, size, actor);
    if (x < -30 || y < -30 || x > size.width + 30 || y > size.height + 30) continue;
    seen.push(actor);
    (scene.shown.degree[actor] ? full : hollow).push(actor);
  }
  const shape = (actor: number, more = 0): void => {
    const [x, y] = screenOf(scene, camera, size, actor);
    nodePath(ink, typeOf(scene.network, actor), x, y, (scene.radius[actor] ?? 4) * factor + more);
  };
  const each = (actors: readonly number[], how: () => void, more = 0): void => {
    if (!actors.length) return;
    ink.beginPath();
    for (const actor of actors) shape(actor, more);
    how();
  };
  const matches = seen.filter((actor) => found.has(actor));
  ink.fillStyle = theme.mention;
  each(matches, () => ink.fill(), 6);
  ink.lineWidth = 1.2;
  ink.fillStyle = theme.paper;
  ink.strokeStyle = theme.edge;
  each(hollow, () => {
    ink.fill();
    ink.stroke();
  });
  const named = full.filter((actor) => !scene.network.graph.actors.placeholder[actor]);
  const unnamed = full.filter((actor) => scene.network.graph.actors.placeholder[actor]);
  ink.fillStyle = theme.quiet;
  ink.strokeStyle = theme.paper;
  each(named, () => {
    ink.fill();
    ink.stroke();
  });
  ink.fillStyle = theme.paper;
  ink.strokeStyle = theme.quiet;
  ink.setLineDash([2, 2]);
  each(unnamed, () => {
    ink.fill();
    ink.stroke();
  });
  ink.setLineDash([]);
  rings(ink, scene, looks, factor);
  return seen.reverse();
}

/** Marks of the one that is selected, the one in focus, and those that were put where they are. */
function rings(ink: Ink, scene: Scene, looks: Looks, factor: number): void {
  const { camera, size, theme, selected, focused, only } = looks;
  const ring = (
    actor: number,
    more: number,
    color: string,
    width: number,
    dash: number[],
  ): void => {
    const [x, y] = screenOf(scene, camera, size, actor);
    ink.strokeStyle = color;
    ink.lineWidth = width;
    ink.setLineDash(dash);
    ink.beginPath();
    ink.arc(x, y, (scene.radius[actor] ?? 4) * factor + more, 0, 2 * Math.PI);
    ink.stroke();
    ink.setLineDash([]);
  };
  for (const actor of scene.pinned) {
    if (Number.isNaN(scene.places.x[actor]) || (only && !only.has(actor))) continue;
    const [x, y] = screenOf(scene, camera, size, actor);
    const reach = (scene.radius[actor] ?? 4) * factor;
    ink.fillStyle = theme.ink;
    ink.beginPath();
    ink.arc(x + reach * 0.75, y - reach * 0.75, 2.2, 0, 2 * Math.PI);
    ink.fill();
  }
  if (selected !== null && !Number.isNaN(scene.places.x[selected])) {
    ring(selected, 3, theme.paper, 3, []);
    ring(selected, 5, theme.ink, 3, []);
  }
  if (focused !== null && !Number.isNaN(scene.places.x[focused])) {
    ring(focused, 8.5, theme.ink, 1.5, [4, 3]);
  }
}

/** The shape of an actor's kind, on the path. */
export function nodePath(ink: Ink, type: string, x: number, y: number, r: number): void {
  const corners = { Person: 3, State: 4, Group: 6 }[type] ?? 0;
  if (!corners) {
    ink.moveTo(x + r, y);
    ink.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  const reach = r * ({ 3: 1.25, 4: 1.2, 6: 1.08 }[corners] ?? 1);
  const turn = corners === 4 ? Math.PI / 4 : -Math.PI / 2;
  for (let i = 0; i < corners; i += 1) {
    const angle = turn + (i * 2 * Math.PI) / corners;
    const [px, py] = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    if (i) ink.lineTo(px, py);
    else ink.moveTo(px, py);
  }
  ink.closePath();
}

function drawLabels(
  ink: Ink,
  scene: Scene,
  looks: Looks,
  nodes: readonly number[],
  grid: LabelGrid,
): string[] {
  const { camera, size, theme, moving, only, selected, focused, found } = looks;
  const most = moving ? 25 : 90;
  const factor = shrink(scene, camera);
  const first = (actor: number): boolean =>
    actor === selected || actor === focused || found.has(actor);
  const order = [...nodes.filter(first), ...nodes.filter((actor) => !first(actor))];
  const labels: string[] = [];
  ink.textAlign = 'center';
  for (const actor of order) {
    if (labels.length >= most && !only) break;
    const name = short(nameOf(scene.network, actor));
    const heavy = first(actor) || (scene.radius[actor] ?? 0) * factor > 11;
    ink.font = `${heavy ? 600 : 400} 12px ${theme.sans}`;
    const unseen = scene.unseen[actor] ?? 0;
    const text = unseen > 40 || (actor === selected && unseen) ? `${name}  +${unseen}` : name;
    const width = ink.measureText(text).width;
    const [x, y] = screenOf(scene, camera, size, actor);
    const reach = (scene.radius[actor] ?? 4) * factor + 3;
    // below, else beside, else above
    const spots: [number, number][] = [
      [x, y + reach + 11],
      [x + reach + width / 2 + 1, y + 4],
      [x - reach - width / 2 - 1, y + 4],
      [x, y - reach - 3],
    ];
    const spot =
      spots.find(([sx, sy]) => grid.take(boxOf(sx, sy, width))) ??
      (first(actor) ? spots[0] : undefined);
    if (!spot) continue;
    ink.lineWidth = 3.5;
    ink.strokeStyle = theme.paper;
    ink.strokeText(text, ...spot);
    ink.fillStyle = scene.shown.degree[actor] ? theme.ink : theme.quiet;
    ink.fillText(text, ...spot);
    labels.push(name);
  }
  return labels;
}

function boxOf(x: number, y: number, width: number): Box {
  return { left: x - width / 2 - 1, top: y - 10, width: width + 2, height: 11 };
}

/** Keep names off the actors that are not small. */
function reserve(scene: Scene, looks: Looks, nodes: readonly number[], grid: LabelGrid): void {
  const factor = shrink(scene, looks.camera);
  for (const actor of nodes) {
    const reach = (scene.radius[actor] ?? 4) * factor * 0.8;
    if (reach < 3) continue;
    const [x, y] = screenOf(scene, looks.camera, looks.size, actor);
    grid.take({ left: x - reach, top: y - reach, width: 2 * reach, height: 2 * reach }, true);
  }
}

function short(name: string): string {
  const letters = [...name];
  return letters.length > 30 ? `${letters.slice(0, 28).join('')}…` : name;
}
