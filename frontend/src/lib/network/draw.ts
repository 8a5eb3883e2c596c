/** Draws a scene: lines from the least contested to the most, then actors, then their names. */

import { type Camera, type Size, toScreen } from '../canvas/camera';
import type { Ink } from '../canvas/ink';
import { LabelGrid } from '../canvas/labels';
import type { Theme } from '../canvas/theme';
import { drawDetails } from './details';
import { drawLines, each, visibleLines } from './lines';
import { drawLabels, reserve } from './names';
import { typeOf } from './network';
import { type Scene, screenOf, shrink } from './scene';

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
  /** Actors that are picked together. */
  picked: readonly number[];
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
const CHUNK = 120;

export function draw(ink: Ink, scene: Scene, looks: Looks): Drawn {
  drawGuides(ink, scene, looks);
  const lines = visibleLines(scene, looks);
  const coarse = lines.count > FINE;
  drawLines(ink, scene, looks, lines, coarse);
  const nodes = drawNodes(ink, scene, looks);
  const grid = new LabelGrid();
  nameGuides(ink, scene, looks, grid);
  reserve(scene, looks, nodes, grid);
  if (!coarse && !looks.moving) drawDetails(ink, scene, looks, each(lines), grid);
  const labels = drawLabels(ink, scene, looks, nodes, grid);
  return { lines: lines.count, nodes: nodes.length, labels, coarse };
}

/** Lines down the picture where places say a time. */
function drawGuides(ink: Ink, { guides }: Scene, { camera, size, theme, only }: Looks): void {
  if (only) return;
  ink.strokeStyle = theme.edge;
  ink.globalAlpha = 0.35;
  ink.lineWidth = 1;
  for (const guide of guides) {
    if (guide.y !== null) continue;
    const [x] = toScreen(camera, size, guide.x, 0);
    ink.beginPath();
    ink.moveTo(x, 0);
    ink.lineTo(x, size.height);
    ink.stroke();
  }
  ink.globalAlpha = 1;
}

/** What the lines and spots are called; no actor's name is written over it. */
function nameGuides(ink: Ink, { guides }: Scene, looks: Looks, grid: LabelGrid): void {
  const { camera, size, theme, only } = looks;
  if (only) return;
  ink.textAlign = 'center';
  ink.font = `600 12px ${theme.sans}`;
  ink.fillStyle = theme.quiet;
  for (const { text, x, y } of guides) {
    const [sx, spot] = toScreen(camera, size, x, y ?? 0);
    const sy = y === null ? 14 : spot - 4;
    const width = ink.measureText(text).width;
    if (!grid.take({ left: sx - width / 2, top: sy - 11, width, height: 13 })) continue;
    ink.fillText(text, sx, sy);
  }
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
  const shapes = (actors: readonly number[], how: () => void, more = 0): void => {
    if (!actors.length) return;
    // a path of very many shapes takes long to fill
    for (let i = 0; i < actors.length; i += CHUNK) {
      ink.beginPath();
      for (const actor of actors.slice(i, i + CHUNK)) shape(actor, more);
      how();
    }
  };
  const matches = seen.filter((actor) => found.has(actor));
  ink.fillStyle = theme.mention;
  shapes(matches, () => ink.fill(), 6);
  ink.lineWidth = 1.2;
  ink.fillStyle = theme.paper;
  ink.strokeStyle = theme.edge;
  shapes(hollow, () => {
    ink.fill();
    ink.stroke();
  });
  const named = full.filter((actor) => !scene.network.graph.actors.placeholder[actor]);
  const unnamed = full.filter((actor) => scene.network.graph.actors.placeholder[actor]);
  ink.fillStyle = theme.quiet;
  ink.strokeStyle = theme.paper;
  shapes(named, () => {
    ink.fill();
    if (factor > 0.5) ink.stroke();
  });
  ink.fillStyle = theme.paper;
  ink.strokeStyle = theme.quiet;
  ink.setLineDash([2, 2]);
  shapes(unnamed, () => {
    ink.fill();
    ink.stroke();
  });
  ink.setLineDash([]);
  rings(ink, scene, looks, factor);
  return seen.reverse();
}

/** Marks of the one that is selected, the one in focus, and those that were put where they are. */
function rings(ink: Ink, scene: Scene, looks: Looks, factor: number): void {
  const { camera, size, theme, selected, focused, picked, only } = looks;
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
  for (const actor of picked) if (!only || only.has(actor)) ring(actor, 4, theme.ink, 2, [2, 2]);
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
  // of dots so small nobody sees the shape, and a square is drawn the quickest
  const corners = r < 2.2 ? 4 : ({ Person: 3, State: 4, Group: 6 }[type] ?? 0);
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
