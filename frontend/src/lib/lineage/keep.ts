/** Keeping the lanes as a picture. */

import { legendOf, pictureOf, pngFile, save, svgFile } from '../canvas/picture';
import type { LineageState } from '../state/url';
import type { Period } from '../time/days';
import type { Summary } from '../types';
import type { Plan } from './plan';
import { provenanceOf } from './provenance';

/** Save the lanes that are drawn on the page, with their legend and where they are from. */
export async function keepLanes(
  kind: 'svg' | 'png',
  plan: Plan,
  view: LineageState,
  window: Period,
  summary: Summary | undefined,
  traced: string,
): Promise<void> {
  const drawings = [...document.querySelectorAll<SVGSVGElement>('.drawing > svg')];
  if (!drawings.length) return;
  const name = summary?.name ?? '';
  const lines = provenanceOf(plan, view, window, summary, traced);
  const made = pictureOf(drawings, `Lineage · ${name}`, legendOf(plan.counts), lines);
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const file = kind === 'svg' ? svgFile(made) : await pngFile(made);
  save(file, `${['lineage', ...words].join('-')}.${kind}`);
}
