/** What the keys of the reader do. */

import { MOVES } from '../../lib/review/marking';
import { announcer } from '../../lib/state/announcer.svelte';
import { router } from '../../lib/state/router.svelte';
import { type DocumentState, stateOf } from '../../lib/state/url';
import type { Ruling } from '../../lib/types';

type Actions = Readonly<Record<string, () => void>>;

/** What the keys take hold of. */
export interface Hands {
  view: () => DocumentState;
  set: (patch: Partial<DocumentState>) => void;
  /** To the next or previous claim, or mention of the actor that is chosen. */
  move: (by: 1 | -1) => void;
  mention: (by: 1 | -1) => void;
  decide: (kind: Ruling) => void;
  undo: () => void;
  because: (number: number) => void;
  /** Begin to mark words. */
  mark: () => void;
  /** A new claim of the marked words: of a relation or family, or of any. */
  begin: (of: string) => void;
  caret: (move: (typeof MOVES)[number]) => void;
  families: () => readonly string[];
  /** What there is to be done here. */
  can: () => { edit: boolean; write: boolean; page: boolean; other: boolean };
}

/** Numbers that stand for families of relations while words are marked. */
const FAMILIES = [1, 2, 3, 4, 5, 6, 7];
const REASONS = [1, 2, 3, 4, 5];

export function readerKeys(hands: Hands): Actions {
  const { view, set, can } = hands;
  return {
    next: () => hands.move(1),
    previous: () => hands.move(-1),
    open: () => {
      if (view().claim) router.go(stateOf('claims', { claim: view().claim }));
    },
    how: () => set({ how: !view().how, nr: false }),
    list: () => set({ list: view().list === 'claims' ? 'actors' : 'claims', nl: false }),
    'next-mention': () => hands.mention(1),
    'previous-mention': () => hands.mention(-1),
    accept: () => hands.decide('accepted'),
    reject: () => hands.decide('rejected'),
    unsure: () => hands.decide('set_aside'),
    edit: () => {
      if (can().edit) set({ do: 'edit', nr: false });
    },
    undo: hands.undo,
    ...Object.fromEntries(REASONS.map((n) => [`reason-${n}`, () => hands.because(n)])),
    caret: hands.mark,
    beside: () => {
      if (can().other) set({ beside: view().beside === 'original' ? '' : 'original' });
      else announcer.say('No other language of this document is in the case');
    },
    page: () => {
      if (can().page) set({ beside: view().beside === 'page' ? '' : 'page' });
      else announcer.say('This document has no pages to be shown');
    },
    date: () => {
      if (can().write) set({ do: 'date', nr: false });
    },
    highlights: () => {
      announcer.say(view().plain ? 'Highlights on' : 'Highlights off');
      set({ plain: !view().plain });
    },
    'panel-left': () => set({ nl: !view().nl }),
    'panel-right': () => set({ nr: !view().nr }),
    search: () => router.go(stateOf('documents')),
    close: () => {
      if (view().claim) set({ claim: '' });
      else if (view().actor) set({ actor: '' });
      else router.go(stateOf('documents'));
    },
  };
}

/** What the keys do while words are marked. */
export function caretKeys(hands: Hands): Actions {
  const { set, begin } = hands;
  return {
    ...Object.fromEntries(MOVES.map((move) => [move, () => hands.caret(move)])),
    ...Object.fromEntries(
      FAMILIES.map((n) => [
        `family-${n}`,
        () => {
          const family = hands.families()[n - 1];
          if (family) begin(family);
        },
      ]),
    ),
    new: () => begin(''),
    size: () => begin('strength'),
    place: () => begin('place'),
    date: () => set({ do: 'date', nr: false }),
    block: () => set({ do: 'block', nr: false }),
    close: () => set({ sel: null, do: '' }),
  };
}
