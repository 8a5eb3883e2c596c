/** The map as an SVG drawing: the same ground, areas, marks and names as on the screen. */

import { geoPath } from 'd3-geo';
import { element } from '../canvas/picture';
import type { TieStatus } from '../types';
import { type Label, type Looks, type Scene, colour, dashOf } from './draw';
import { countryOf } from './land';
import type { Mark } from './marks';
import { ringOf } from './places';
import { cameraOf, kindAt, projection } from './projection';

const FRAME = 'map-frame';

/** @param labels The names that found room on the screen, with where they stand. */
export function drawingOf(scene: Scene, looks: Looks, labels: readonly Label[]): SVGSVGElement {
  const { size, theme } = looks;
  const [width, height] = [String(size.width), String(size.height)];
  const svg = element('svg', { width, height });
  const frame = element('clipPath', { id: FRAME });
  frame.append(element('rect', { width, height }));
  const inside = element('g', { 'clip-path': `url(#${FRAME})` });
  inside.append(groundOf(scene, looks));
  for (const mark of [...scene.marks].reverse()) inside.append(...markOf(mark, looks));
  for (const { text, x, y } of labels) {
    inside.append(written(text, x, y, looks, { 'font-size': '12', 'paint-order': 'stroke' }));
  }
  const edge = { width, height, fill: 'none', stroke: theme.edge };
  svg.append(frame, inside, element('rect', edge));
  return svg;
}

/** Coasts, borders, somebody's own lines, areas and whole countries, in the units of the earth. */
function groundOf(scene: Scene, { sight, size, theme, selected }: Looks): SVGGElement {
  const kind = kindAt(sight.k);
  const { x, y, k } = cameraOf(sight);
  const path = geoPath(projection(kind)).pointRadius(0.4);
  const ground = element('g', {
    transform: `translate(${size.width / 2} ${size.height / 2}) scale(${k}) translate(${-x} ${-y})`,
  });
  const line = (
    shape: Parameters<typeof path>[0],
    stroke: string,
    wide: number,
    more: Readonly<Record<string, string>> = {},
  ): void => {
    const given = { d: path(shape) ?? '', stroke, 'stroke-width': String(wide / k) };
    ground.append(element('path', { fill: 'none', ...given, ...more }));
  };
  const dashed = (...pixels: number[]): Record<string, string> => ({
    'stroke-dasharray': pixels.map((each) => each / k).join(' '),
  });
  if (scene.land) {
    line(scene.land.coasts, theme.edge, 0.9);
    line(scene.land.borders, theme.edge, 0.9, { ...dashed(3, 3), opacity: '0.75' });
    for (const { shown, name } of scene.countries) {
      const shape = countryOf(scene.land, name);
      if (!shape) continue;
      const stroke = colour(shown.worst, theme);
      const id = `hatch-${shown.worst ?? 'none'}`;
      if (!ground.querySelector(`#${id}`)) ground.append(hatch(id, stroke, k));
      line(shape, stroke, selected.has(shown.place.row.entity.id) ? 3 : 1.2, {
        fill: `url(#${id})`,
      });
    }
  }
  for (const shape of scene.own) {
    if (!shape.geometry.type.endsWith('Point')) line(shape, theme.quiet, 1.1);
  }
  for (const { shown, shape } of scene.areas) {
    const wide = selected.has(shown.place.row.entity.id) ? 3 : 1.2;
    line(shape, colour(shown.worst, theme), wide, dashed(5, 4));
  }
  return ground;
}

/** Strokes at 45°: somewhere in here, and nobody says where. */
function hatch(id: string, stroke: string, k: number): SVGPatternElement {
  const pattern = element('pattern', {
    id,
    width: '8',
    height: '8',
    patternUnits: 'userSpaceOnUse',
    patternTransform: `scale(${1 / k})`,
  });
  const strokes = { stroke, 'stroke-width': '1.2', opacity: '0.55' };
  pattern.append(element('path', { d: 'M-8 8L0 0M0 8L8 0M8 8L16 0', fill: 'none', ...strokes }));
  return pattern;
}

function markOf(mark: Mark, looks: Looks): SVGElement[] {
  const { theme } = looks;
  const { x, y, radius, places, claims } = mark;
  const spot = { cx: String(x), cy: String(y) };
  const found: SVGElement[] = [
    element('circle', { ...spot, r: String(radius), fill: theme.paper }),
    ...ringOf(mark.statuses).map(({ status, from, to }) =>
      element('path', {
        d: arc(x, y, radius - 2, from, to),
        fill: 'none',
        stroke: colour(status, theme),
        'stroke-width': status ? '4' : '1.5',
        ...dash(status),
      }),
    ),
  ];
  if (places.length > 1 || claims > 1) {
    const middle = { 'text-anchor': 'middle', 'font-size': '11', stroke: 'none' };
    found.push(written(String(claims), x, y + 4, looks, middle));
  } else found.push(element('circle', { ...spot, r: '2', fill: theme.ink }));
  if (places.length === 1 && places[0]?.place.row.position?.precision === 'town') {
    const town = { r: String(radius + 2.5), fill: 'none', stroke: theme.quiet };
    found.push(element('circle', { ...spot, ...town }));
  }
  return found;
}

/** Part of a circle, from the top on with the clock; shares of the whole. */
function arc(x: number, y: number, r: number, from: number, to: number): string {
  const at = (share: number): string => {
    const angle = 2 * Math.PI * (share - 0.25);
    return `${x + r * Math.cos(angle)} ${y + r * Math.sin(angle)}`;
  };
  // an arc that ends where it begins is none
  const half = (from + to) / 2;
  return `M${at(from)}A${r} ${r} 0 0 1 ${at(half)}A${r} ${r} 0 0 1 ${at(to)}`;
}

function dash(status: TieStatus | null): Record<string, string> {
  const pattern = dashOf(status).join(' ');
  return pattern ? { 'stroke-dasharray': pattern } : {};
}

function written(
  text: string,
  x: number,
  y: number,
  { theme }: Looks,
  how: Readonly<Record<string, string>>,
): SVGTextElement {
  const node = element('text', {
    x: String(x),
    y: String(y),
    fill: theme.ink,
    'font-family': theme.sans,
    stroke: theme.paper,
    'stroke-width': '3.5',
    ...how,
  });
  node.textContent = text;
  return node;
}
