/** What is typed into a search box: its operators, and what may come next. */

import { STATUS, STATUS_ORDER } from '../encode/status';
import { TYPE } from '../encode/words';
import { fold } from '../text/fold';

export interface Suggestion {
  /** What the word being typed becomes. */
  text: string;
  /** What it means, beside it. */
  says: string;
}

/** What operators can be completed with. */
export interface Known {
  actors: readonly string[];
  sources: readonly string[];
  /** Names of relations and families, with what they are called. */
  relations: readonly { name: string; label: string }[];
}

export const OPERATORS: Readonly<Record<string, string>> = {
  'type:': 'organisation, person, place …, or a relation',
  'state:': 'disputed, corroborated, single source …',
  'source:': 'who says it, or publishes it',
  'about:': 'an actor that it is about',
  'before:': 'published before, as 2015 or 2019-02',
  'after:': 'published after, as 2015 or 2019-02',
};

const MOST = 8;
const PIECE = /(?:[A-Za-z]+:)?(?:["“][^"”]*["”]?|[^\s"“]*)/u;

/** The word that the caret stands in or after, and where it begins. */
export function pieceAt(text: string, caret: number): { piece: string; start: number } {
  let start = 0;
  while (start < caret) {
    const rest = text.slice(start);
    const space = /^\s+/u.exec(rest)?.[0].length ?? 0;
    if (space) {
      start += space;
      continue;
    }
    const length = PIECE.exec(rest)?.[0].length || 1;
    if (start + length >= caret) break;
    start += length;
  }
  start = Math.min(start, caret);
  return { piece: text.slice(start, caret), start };
}

/** What the word at the caret may become: operators, and their values. */
export function suggestions(text: string, caret: number, known: Known): Suggestion[] {
  const { piece } = pieceAt(text, caret);
  const colon = piece.indexOf(':');
  if (colon < 0) return piece || !text.trim() ? operators(piece) : [];
  const name = piece.slice(0, colon + 1).toLowerCase();
  const begun = fold(piece.slice(colon + 1).replace(/^["“]/u, ''));
  return values(name, known)
    .filter(({ value, says }) => begins(value, begun) || begins(says, begun))
    .slice(0, MOST)
    .map(({ value, says }) => ({ text: `${name}${quoted(value)}`, says }));
}

/** The text with the word at the caret replaced, and where the caret is then. */
export function accepted(
  text: string,
  caret: number,
  suggestion: Suggestion,
): { text: string; caret: number } {
  const { start } = pieceAt(text, caret);
  const open = suggestion.text.endsWith(':');
  const before = text.slice(0, start) + suggestion.text + (open ? '' : ' ');
  const after = text.slice(caret).replace(/^\s+/u, '');
  return { text: before + after, caret: before.length };
}

/** The text without an operator, as it was typed. */
export function without(text: string, piece: string): string {
  return text.replace(piece, ' ').replace(/\s+/gu, ' ').trim();
}

/** The text with an operator more, or without it where it stands there already. */
export function toggled(text: string, name: string, value: string): string {
  const piece = `${name}:${quoted(value)}`;
  if (text.split(/\s+/u).includes(piece)) return without(text, piece);
  return `${text} ${piece}`.trim();
}

function operators(piece: string): Suggestion[] {
  const begun = piece.toLowerCase();
  return Object.entries(OPERATORS)
    .filter(([name]) => name.startsWith(begun))
    .map(([name, says]) => ({ text: name, says }));
}

function values(name: string, known: Known): { value: string; says: string }[] {
  const plain = (value: string): { value: string; says: string } => ({ value, says: '' });
  switch (name) {
    case 'type:':
      return [
        ...Object.values(TYPE).map((type) => plain(type.one)),
        ...known.relations.map(({ name: value, label }) => ({ value, says: label })),
      ];
    case 'state:':
      return STATUS_ORDER.map((status) => ({ value: status, says: STATUS[status].says }));
    case 'about:':
      return known.actors.map(plain);
    case 'source:':
      return known.sources.map(plain);
    default:
      return [];
  }
}

function begins(value: string, begun: string): boolean {
  return begun === '' || ` ${fold(value)}`.replaceAll('_', ' ').includes(` ${begun}`);
}

function quoted(value: string): string {
  return /\s/u.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
