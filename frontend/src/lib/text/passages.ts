/** A document's text as passages to be shown: its blocks, and whatever stands between them. */

import type { Block, BlockKind } from '../types';
import type { Offsets } from './offsets';

export interface Passage {
  kind: BlockKind;
  start: number;
  end: number;
  /** Whose words these are, where they begin to be somebody else's than in the passage before. */
  speaker: string | null;
  language: string | null;
}

/** Passages that are shown together: one of the article, or a run of boilerplate to fold away. */
export interface Run {
  folded: boolean;
  passages: Passage[];
  start: number;
  end: number;
}

/** Stands for the document's own voice in blocks and chains. */
const AUTHOR = '<author>';

/** All of the text in order. What no block covers is shown as well, unless it is blank. */
export function passages(blocks: readonly Block[], offsets: Offsets): Passage[] {
  const found: Passage[] = [];
  let at = 0;
  let voice = AUTHOR;
  const gap = (end: number): void => {
    if (end > at && offsets.slice(at, end).trim()) {
      found.push({ kind: 'paragraph', start: at, end, speaker: null, language: null });
    }
  };
  for (const block of blocks) {
    gap(block.start);
    const speaker = block.speaker ?? AUTHOR;
    const changed = speaker !== voice && speaker !== AUTHOR;
    found.push({
      kind: block.kind,
      start: block.start,
      end: block.end,
      speaker: changed || (block.kind === 'question' && speaker !== AUTHOR) ? speaker : null,
      language: block.language ?? null,
    });
    voice = speaker;
    at = Math.max(at, block.end);
  }
  gap(offsets.length);
  return found;
}

/** Runs of boilerplate apart from the article. */
export function runs(all: readonly Passage[]): Run[] {
  const found: Run[] = [];
  for (const passage of all) {
    const folded = passage.kind === 'boilerplate';
    const last = found.at(-1);
    if (last && folded && last.folded) {
      last.passages.push(passage);
      last.end = passage.end;
    } else {
      found.push({ folded, passages: [passage], start: passage.start, end: passage.end });
    }
  }
  return found;
}
