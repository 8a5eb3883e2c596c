/** The names of actors in a picture: where there is room, those with most relations first. */

import type { Ink } from '../canvas/ink';
import { type Box, LabelGrid } from '../canvas/labels';
import type { Looks } from './draw';
import { nameOf } from './network';
import { type Scene, screenOf, shrink } from './scene';

/** Names that are tried at most, and at most are found room for. */
const TRIED = 260;
const NAMED = 90;

export function drawLabels(
  ink: Ink,
  scene: Scene,
  looks: Looks,
  nodes: readonly number[],
  grid: LabelGrid,
): string[] {
  const { camera, size, theme, moving, only, selected, focused, found } = looks;
  const most = moving ? 25 : NAMED;
  const factor = shrink(scene, camera);
  const first = (actor: number): boolean =>
    actor === selected || actor === focused || found.has(actor);
  const order = [...nodes.filter(first), ...nodes.filter((actor) => !first(actor))];
  const labels: string[] = [];
  const said = new LabelGrid();
  ink.textAlign = 'center';
  for (const actor of only ? order : order.slice(0, moving ? 40 : TRIED)) {
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
    // of the largest the name matters more than what lies under it, unless that is a name, too
    const over: [number, number] = [x, y + 4];
    const spot =
      spots.find(([sx, sy]) => grid.take(boxOf(sx, sy, width))) ??
      (first(actor) ? spots[0] : undefined) ??
      (heavy && said.free(boxOf(...over, width)) ? over : undefined);
    if (!spot) continue;
    said.take(boxOf(...spot, width), true);
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
export function reserve(
  scene: Scene,
  looks: Looks,
  nodes: readonly number[],
  grid: LabelGrid,
): void {
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
