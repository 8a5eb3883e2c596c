/**
 * Marking words without a mouse: a stretch moves by sentence or by word and grows the same way.
 * All positions are code points of the document's text.
 */

import type { Offsets } from './offsets';
import type { Passage } from './passages';

export interface Stretch {
  start: number;
  end: number;
}

type Grain = 'sentence' | 'word';

/** The sentences or words of a text, in order; none reaches beyond its passage. */
export function units(
  passages: readonly Passage[],
  offsets: Offsets,
  grain: Grain,
  language: string | null,
): Stretch[] {
  const segmenter = new Intl.Segmenter(known(language), { granularity: grain });
  const found: Stretch[] = [];
  for (const passage of passages) {
    let at = passage.start;
    for (const part of segmenter.segment(offsets.slice(passage.start, passage.end))) {
      const length = points(part.segment);
      const lead = points(part.segment) - points(part.segment.trimStart());
      const trail = length - points(part.segment.trimEnd());
      const blank = lead === length;
      if (!blank && (grain === 'sentence' || part.isWordLike)) {
        found.push({ start: at + lead, end: at + length - trail });
      }
      at += length;
    }
  }
  return found;
}

/** The unit before or after a stretch; the stretch itself where there is none. */
export function moved(all: readonly Stretch[], from: Stretch, by: 1 | -1): Stretch {
  const next =
    by > 0
      ? all.find((unit) => unit.start > from.start)
      : all.findLast((unit) => unit.start < from.start);
  return next ?? from;
}

/** The stretch with its end moved by one unit; it never becomes empty. */
export function grown(all: readonly Stretch[], from: Stretch, by: 1 | -1): Stretch {
  if (by > 0) {
    const next = all.find((unit) => unit.end > from.end);
    return next ? { start: from.start, end: next.end } : from;
  }
  const shorter = all.findLast((unit) => unit.end < from.end && unit.end > from.start);
  return shorter ? { start: from.start, end: shorter.end } : from;
}

/** The unit that holds a position, or the first one after it, or else the last. */
export function unitAt(all: readonly Stretch[], position: number): Stretch | null {
  return all.find((unit) => unit.end > position) ?? all.at(-1) ?? null;
}

/** How many code points a text has. */
export function points(text: string): number {
  return [...text].length;
}

function known(language: string | null): string | undefined {
  if (!language) return undefined;
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0];
  } catch {
    return undefined;
  }
}
