/** A picture to keep: what is on the screen, with its legend and where it comes from. */

import type { Ink } from '../canvas/ink';
import type { Theme } from '../canvas/theme';
import { CHANGE } from '../encode/change';
import { STATUS, STATUS_ORDER } from '../encode/status';
import { TYPE } from '../encode/words';
import { CHANGES } from './changes';
import { type Looks, draw, nodePath } from './draw';
import { dashOf, statusStyle } from './lines';
import { ACTOR_TYPES, typeOf } from './network';
import type { Scene } from './scene';

/** Pixels under the picture for the legend and the line about where it comes from. */
export const FOOT = 92;
const ROW = 18;

/** Draw a scene and its foot; what is selected or found is left as it is on the screen. */
export function drawPicture(ink: Ink, scene: Scene, looks: Looks, provenance: string): void {
  draw(ink, scene, { ...looks, moving: false, only: null, focused: null });
  const { width, height } = looks.size;
  const { theme } = looks;
  ink.globalAlpha = 1;
  // the picture ends here, whatever ran beyond it
  ink.fillStyle = theme.paper;
  ink.beginPath();
  ink.moveTo(0, height);
  ink.lineTo(width, height);
  ink.lineTo(width, height + FOOT);
  ink.lineTo(0, height + FOOT);
  ink.closePath();
  ink.fill();
  rule(ink, theme, height, width);
  const pen = new Pen(ink, theme, width, height + 16);
  if (scene.changes) changes(pen, scene);
  else statuses(pen, scene);
  families(pen, scene);
  for (const type of ACTOR_TYPES) {
    if (![...scene.nodes].some((actor) => typeOf(scene.network, actor) === type)) continue;
    pen.entry(TYPE[type].one, (x, y) => {
      ink.fillStyle = theme.quiet;
      ink.beginPath();
      nodePath(ink, type, x + 9, y, 5);
      ink.fill();
    });
  }
  pen.entry(scene.reads, null);
  ink.font = `400 11px ${theme.sans}`;
  ink.textAlign = 'left';
  ink.fillStyle = theme.quiet;
  ink.fillText(provenance, 12, height + FOOT - 10);
}

/** Writes entries of a legend from left to right, and on the next row where there is no room. */
class Pen {
  #x = 12;
  #y: number;

  constructor(
    readonly ink: Ink,
    readonly theme: Theme,
    readonly width: number,
    top: number,
  ) {
    this.#y = top;
  }

  entry(label: string, sample: ((x: number, y: number) => void) | null): void {
    this.ink.font = `400 11px ${this.theme.sans}`;
    const wide = this.ink.measureText(label).width + (sample ? 28 : 0) + 14;
    if (this.#x + wide > this.width && this.#x > 12) {
      this.#x = 12;
      this.#y += ROW;
    }
    sample?.(this.#x, this.#y);
    this.ink.font = `400 11px ${this.theme.sans}`;
    this.ink.textAlign = 'left';
    this.ink.fillStyle = this.theme.ink;
    this.ink.fillText(label, this.#x + (sample ? 26 : 0), this.#y + 4);
    this.#x += wide;
  }
}

function rule(ink: Ink, theme: Theme, y: number, width: number): void {
  ink.strokeStyle = theme.edge;
  ink.lineWidth = 1;
  ink.setLineDash([]);
  ink.beginPath();
  ink.moveTo(0, y + 0.5);
  ink.lineTo(width, y + 0.5);
  ink.stroke();
}

function sampleLine(
  { ink }: Pen,
  { color, width, dash }: { color: string; width: number; dash: string },
): (x: number, y: number) => void {
  return (x, y) => {
    ink.strokeStyle = color;
    ink.lineWidth = width;
    ink.setLineDash(dashOf(dash));
    ink.beginPath();
    ink.moveTo(x, y);
    ink.lineTo(x + 20, y);
    ink.stroke();
    ink.setLineDash([]);
  };
}

function statuses(pen: Pen, { shown, network }: Scene): void {
  STATUS_ORDER.forEach((status, at) => {
    const n = network.status.filter((each, tie) => each === at && shown.ties[tie]).length;
    if (n) pen.entry(`${STATUS[status].label} ${n}`, sampleLine(pen, statusStyle(pen.theme, at)));
  });
}

function changes(pen: Pen, { changes: found }: Scene): void {
  CHANGES.forEach((change, at) => {
    const n = found?.pairs.filter((each) => each === at).length ?? 0;
    const { label, sign, width, dash } = CHANGE[change];
    const color = CHANGE[change][pen.theme.dark ? 'dark' : 'light'];
    if (n) pen.entry(`${sign} ${label} ${n}`, sampleLine(pen, { color, width, dash }));
  });
}

function families(pen: Pen, { shown, network }: Scene): void {
  network.families.forEach(({ badge, label }, at) => {
    const n = network.family.filter((each, tie) => each === at && shown.ties[tie]).length;
    if (n) pen.entry(`${badge}  ${label.toLowerCase()} ${n}`, null);
  });
}
