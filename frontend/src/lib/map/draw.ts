/** Draws the map: ground, areas and countries that are no points, then marks with their rings. */

import type { Feature, Geometry } from 'geojson';
import type { Size } from '../canvas/camera';
import type { Theme } from '../canvas/theme';
import { STATUS } from '../encode/status';
import type { TieStatus } from '../types';
import { type Land, Paths, countryOf } from './land';
import type { Mark } from './marks';
import { type Shown, ringOf } from './places';
import { cameraOf, kindAt } from './projection';
import type { Sight } from './sight';

export interface Area {
  shown: Shown;
  shape: Geometry;
}

export interface Scene {
  land: Land | null;
  own: readonly Feature<Geometry>[];
  marks: readonly Mark[];
  /** Circles of places that lie somewhere within one. */
  areas: readonly Area[];
  /** Places that are a whole country. */
  countries: readonly { shown: Shown; name: string }[];
}

export interface Looks {
  sight: Sight;
  size: Size;
  theme: Theme;
  selected: ReadonlySet<string>;
  focused: string;
}

/** A name beside a mark. */
export interface Label {
  text: string;
  x: number;
  y: number;
}

export interface Drawn {
  marks: number;
  labels: Label[];
}

const FULL = 2 * Math.PI;

export class Painter {
  readonly #paths = new Paths();
  #hatch: { key: string; made: CanvasPattern | null } | null = null;

  draw(ink: CanvasRenderingContext2D, scene: Scene, looks: Looks): Drawn {
    const { theme, sight, size } = looks;
    const kind = kindAt(sight.k);
    const { x, y, k } = cameraOf(sight);
    ink.save();
    ink.translate(size.width / 2, size.height / 2);
    ink.scale(k, k);
    ink.translate(-x, -y);
    if (scene.land) {
      ink.strokeStyle = theme.edge;
      ink.lineWidth = 0.9 / k;
      ink.stroke(this.#paths.of(scene.land.coasts, kind));
      ink.globalAlpha = 0.75;
      ink.setLineDash([3 / k, 3 / k]);
      ink.stroke(this.#paths.of(scene.land.borders, kind));
      ink.setLineDash([]);
      ink.globalAlpha = 1;
      for (const { shown, name } of scene.countries) {
        const shape = countryOf(scene.land, name);
        if (!shape) continue;
        const path = this.#paths.of(shape, kind);
        ink.fillStyle = this.#hatched(ink, colour(shown.worst, theme), k) ?? 'transparent';
        ink.fill(path);
        ink.strokeStyle = colour(shown.worst, theme);
        ink.lineWidth = (looks.selected.has(shown.place.row.entity.id) ? 3 : 1.2) / k;
        ink.stroke(path);
      }
    }
    ink.strokeStyle = theme.quiet;
    ink.lineWidth = 1.1 / k;
    for (const shape of scene.own) {
      if (!shape.geometry.type.endsWith('Point')) ink.stroke(this.#paths.of(shape, kind));
    }
    for (const { shown, shape } of scene.areas) {
      ink.strokeStyle = colour(shown.worst, theme);
      ink.lineWidth = (looks.selected.has(shown.place.row.entity.id) ? 3 : 1.2) / k;
      ink.setLineDash([5 / k, 4 / k]);
      ink.stroke(this.#paths.of(shape, kind));
    }
    ink.restore();
    for (const mark of [...scene.marks].reverse()) this.#mark(ink, mark, looks);
    return { marks: scene.marks.length, labels: this.#labels(ink, scene.marks, looks) };
  }

  #mark(ink: CanvasRenderingContext2D, mark: Mark, { theme, selected, focused }: Looks): void {
    const { x, y, radius, places, claims } = mark;
    const ids = places.map(({ place }) => place.row.entity.id);
    ink.beginPath();
    ink.arc(x, y, radius, 0, FULL);
    ink.fillStyle = theme.paper;
    ink.fill();
    for (const { status, from, to } of ringOf(mark.statuses)) {
      ink.beginPath();
      ink.arc(x, y, radius - 2, FULL * (from - 0.25), FULL * (to - 0.25));
      ink.strokeStyle = colour(status, theme);
      ink.lineWidth = status ? 4 : 1.5;
      ink.setLineDash(dashOf(status));
      ink.stroke();
    }
    ink.setLineDash([]);
    if (places.length > 1 || claims > 1) {
      ink.fillStyle = theme.ink;
      ink.font = `${places.length > 1 ? 600 : 400} 11px ${theme.sans}`;
      ink.textAlign = 'center';
      ink.textBaseline = 'middle';
      ink.fillText(String(claims), x, y + 0.5);
      ink.textBaseline = 'alphabetic';
    } else {
      ink.beginPath();
      ink.arc(x, y, 2, 0, FULL);
      ink.fillStyle = theme.ink;
      ink.fill();
    }
    // a town is known to a kilometre or so: a ring apart from the rest
    const [first] = places;
    if (places.length === 1 && first?.place.row.position?.precision === 'town') {
      ring(ink, x, y, radius + 2.5, theme.quiet, 1);
    }
    if (ids.some((id) => selected.has(id))) ring(ink, x, y, radius + 4, theme.ink, 2.5);
    if (ids.includes(focused)) {
      ink.setLineDash([4, 3]);
      ring(ink, x, y, radius + 7, theme.ink, 1.5);
      ink.setLineDash([]);
    }
  }

  #labels(ink: CanvasRenderingContext2D, marks: readonly Mark[], { theme, size }: Looks): Label[] {
    const taken: [number, number, number, number][] = marks.map(({ x, y, radius }) => [
      x - radius,
      y - radius,
      x + radius,
      y + radius,
    ]);
    const told: Label[] = [];
    ink.font = `12px ${theme.sans}`;
    ink.textAlign = 'left';
    for (const mark of marks) {
      const names = mark.places.map(({ place }) => place.row.entity.name);
      const text =
        names.length > 1 ? `${names[0] ?? ''} and ${names.length - 1} more` : (names[0] ?? '');
      const wide = ink.measureText(text).width;
      const sides: [number, number][] = [
        [mark.x + mark.radius + 5, mark.y + 4],
        [mark.x - mark.radius - 5 - wide, mark.y + 4],
        [mark.x - wide / 2, mark.y - mark.radius - 6],
        [mark.x - wide / 2, mark.y + mark.radius + 14],
      ];
      for (const [left, base] of sides) {
        const box: [number, number, number, number] = [
          left - 1,
          base - 11,
          left + wide + 1,
          base + 3,
        ];
        const within = left > 2 && left + wide < size.width - 2 && base > 12 && base < size.height;
        if (!within || taken.some((other) => overlap(box, other))) continue;
        taken.push(box);
        ink.strokeStyle = theme.paper;
        ink.lineWidth = 3.5;
        ink.strokeText(text, left, base);
        ink.fillStyle = theme.ink;
        ink.fillText(text, left, base);
        told.push({ text, x: left, y: base });
        break;
      }
    }
    return told;
  }

  /** Strokes at 45°: somewhere in here, and nobody says where. */
  #hatched(ink: CanvasRenderingContext2D, stroke: string, k: number): CanvasPattern | null {
    const key = `${stroke} ${k}`;
    if (this.#hatch?.key === key) return this.#hatch.made;
    const tile = new OffscreenCanvas(8, 8);
    const pen = tile.getContext('2d');
    if (!pen) return null;
    pen.strokeStyle = stroke;
    pen.globalAlpha = 0.55;
    pen.lineWidth = 1.2;
    pen.beginPath();
    for (const shift of [-8, 0, 8]) {
      pen.moveTo(shift, 8);
      pen.lineTo(shift + 8, 0);
    }
    pen.stroke();
    const made = ink.createPattern(tile, 'repeat');
    made?.setTransform(new DOMMatrix().scale(1 / k));
    this.#hatch = { key, made };
    return made;
  }
}

function ring(
  ink: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  stroke: string,
  width: number,
): void {
  ink.beginPath();
  ink.arc(x, y, radius, 0, FULL);
  ink.strokeStyle = stroke;
  ink.lineWidth = width;
  ink.stroke();
}

export function colour(status: TieStatus | null, theme: Theme): string {
  return status ? STATUS[status][theme.dark ? 'dark' : 'light'] : theme.edge;
}

export function dashOf(status: TieStatus | null): number[] {
  if (!status || status === 'corroborated') return [];
  if (status === 'disputed') return [5, 2];
  return status === 'single_source' ? [2, 1.5] : [3, 3];
}

function overlap(
  [al, at, ar, ab]: [number, number, number, number],
  [bl, bt, br, bb]: [number, number, number, number],
): boolean {
  return al < br && bl < ar && at < bb && bt < ab;
}
