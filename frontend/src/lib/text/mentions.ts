/** Whom a document speaks of: finding one of them, and going from mention to mention. */

import { MENTION } from '../encode/why';
import { count } from '../encode/words';
import type { MentionKind, MentionRow, Mentioned } from '../types';
import { fold } from './fold';
import { Offsets } from './offsets';

/** Who is meant by an id, or by a name as the case or this text has it; ids come first. */
export function find(
  wanted: string,
  all: readonly Mentioned[],
  text: Offsets,
): Mentioned | undefined {
  if (!wanted) return undefined;
  const name = fold(wanted);
  return (
    all.find(({ entity }) => entity.id === wanted) ??
    all.find(({ entity }) => fold(entity.name) === name) ??
    all.find(({ mentions }) =>
      mentions.some(
        ({ kind, start, end }) => kind === 'name' && fold(text.slice(start, end)) === name,
      ),
    )
  );
}

/** How many mentions of each kind, those that there are: "5 names", "1 pronoun". */
export function kinds(mentions: readonly MentionRow[]): { kind: MentionKind; says: string }[] {
  return (Object.keys(MENTION) as MentionKind[]).flatMap((kind) => {
    const n = mentions.filter((mention) => mention.kind === kind).length;
    return n ? [{ kind, says: count(n, MENTION[kind].one, MENTION[kind].many) }] : [];
  });
}

/**
 * The mention that a step leads to. Before the first step none is current (-1): then the next is
 * the first at or after a place, and the previous the last before it.
 */
export function step(
  mentions: readonly MentionRow[],
  current: number,
  by: 1 | -1,
  place: number,
): number {
  if (current >= 0) return current + by;
  const after = mentions.findIndex(({ start }) => start >= place);
  if (by > 0) return after < 0 ? 0 : after;
  return (after < 0 ? mentions.length : after) - 1;
}
