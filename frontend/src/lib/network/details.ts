/** What lines show where there is room: the marks of their family, its letter, and how many they are. */

import type { Ink } from '../canvas/ink';
import type { LabelGrid } from '../canvas/labels';
import { CHANGE } from '../encode/change';
import { ENDS, type EndMark, markPath } from '../encode/ends';
import { STATUS_ORDER } from '../encode/status';
import { CHANGES } from './changes';
import type { Looks } from './draw';
import { type Line, dashOf, statusStyle, styleOf } from './lines';
import { type Scene, shrink } from './scene';
import { MIXED } from './shown';

/** Pixels of a line between its two actors from which on it has room for marks. */
const ROOM = 60;
const PREDICTED = STATUS_ORDER.indexOf('predicted');

export function drawDetails(
  ink: Ink,
  scene: Scene,
  looks: Looks,
  lines: readonly Line[],
  grid: LabelGrid,
): void {
  const factor = shrink(scene, looks.camera);
  for (const line of lines) {
    const { pair, ax, ay, bx, by } = line;
    const length = Math.hypot(bx - ax, by - ay);
    const reach = (actor: number): number => (scene.radius[actor] ?? 4) * factor * 1.15 + 2;
    const [ra, rb] = [
      reach(scene.network.first[pair] ?? 0),
      reach(scene.network.second[pair] ?? 0),
    ];
    if (length - ra - rb < ROOM) continue;
    const [dx, dy] = [(bx - ax) / length, (by - ay) / length];
    const style = styleOf(scene, looks, pair);
    ink.globalAlpha = style.faint ? 0.5 : 1;
    if (looks.pair === pair) fan(ink, scene, looks, line);
    const family = scene.network.families[scene.shown.family[pair] ?? MIXED];
    const ends = family && ENDS[family.name];
    if (ends) {
      const tie = scene.network.tiesOf[pair]?.find((each) => scene.shown.ties[each]) ?? 0;
      // whether the one who does it is the first of the pair
      const along = scene.network.graph.ties.source[tie] === scene.network.first[pair];
      const [atA, atB] = along ? [ends.source, ends.target] : [ends.target, ends.source];
      ink.strokeStyle = ink.fillStyle = style.color;
      ink.lineWidth = Math.max(style.width, 1.4);
      end(ink, looks, atA, [ax + dx * ra, ay + dy * ra], [-dx, -dy]);
      end(ink, looks, atB, [bx - dx * rb, by - dy * rb], [dx, dy]);
    }
    badge(ink, scene, looks, line, style.color, family?.badge ?? '', grid);
  }
  ink.globalAlpha = 1;
}

function end(
  ink: Ink,
  { theme }: Looks,
  mark: EndMark | undefined,
  at: [number, number],
  along: [number, number],
): void {
  if (!mark) return;
  const { points, closed, filled } = markPath(mark, at, along);
  ink.beginPath();
  points.forEach(([x, y], i) => (i ? ink.lineTo(x, y) : ink.moveTo(x, y)));
  if (closed) ink.closePath();
  if (closed && !filled) {
    const color = ink.fillStyle;
    ink.fillStyle = theme.paper;
    ink.fill();
    ink.fillStyle = color;
  }
  if (filled) ink.fill();
  ink.stroke();
}

/** The letter of the family in the middle, or how many ties are folded; in a lozenge, if predicted. */
function badge(
  ink: Ink,
  scene: Scene,
  { theme, pair: selected }: Looks,
  { pair, ax, ay, bx, by }: Line,
  color: string,
  letter: string,
  grid: LabelGrid,
): void {
  const count = scene.shown.count[pair] ?? 0;
  const change = scene.changes && CHANGES[scene.changes.pairs[pair] ?? 255];
  if (change === 'stayed') return;
  const text = change ? CHANGE[change].sign : count > 1 ? `${letter}${count}` : letter;
  if (!text) return;
  const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
  ink.font = `600 10px ${theme.sans}`;
  const half = Math.max(7, ink.measureText(text).width / 2 + 3);
  const box = { left: x - half, top: y - 7, width: 2 * half, height: 14 };
  if (!grid.take(box, pair === selected)) return;
  const lozenge = !change && scene.shown.status[pair] === PREDICTED;
  ink.beginPath();
  if (lozenge) {
    ink.moveTo(x - half - 3, y);
    ink.lineTo(x, y - 10);
    ink.lineTo(x + half + 3, y);
    ink.lineTo(x, y + 10);
  } else {
    ink.moveTo(x - half, y - 7);
    ink.lineTo(x + half, y - 7);
    ink.lineTo(x + half, y + 7);
    ink.lineTo(x - half, y + 7);
  }
  ink.closePath();
  ink.fillStyle = theme.paper;
  ink.strokeStyle = color;
  ink.lineWidth = pair === selected ? 2 : 1;
  ink.fill();
  ink.stroke();
  ink.textAlign = 'center';
  ink.fillStyle = color;
  ink.fillText(text, x, y + 3.6);
}

/** Parallel ties of a pair, each a line of its own, spread like a fan. */
function fan(ink: Ink, scene: Scene, looks: Looks, { pair, ax, ay, bx, by }: Line): void {
  const ties = (scene.network.tiesOf[pair] ?? []).filter((tie) => scene.shown.ties[tie]);
  if (ties.length < 2) return;
  const length = Math.hypot(bx - ax, by - ay);
  const [nx, ny] = [-(by - ay) / length, (bx - ax) / length];
  ties.forEach((tie, i) => {
    const bend = (i - (ties.length - 1) / 2) * Math.min(26, 120 / ties.length) * 2;
    const own = statusStyle(looks.theme, scene.network.status[tie] ?? 0);
    ink.strokeStyle = own.color;
    ink.lineWidth = own.width;
    ink.setLineDash(dashOf(own.dash));
    ink.beginPath();
    ink.moveTo(ax, ay);
    ink.quadraticCurveTo((ax + bx) / 2 + nx * bend, (ay + by) / 2 + ny * bend, bx, by);
    ink.stroke();
  });
  ink.setLineDash([]);
}
