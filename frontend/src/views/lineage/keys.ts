/** What the keys of the lineage do. */

import { router } from '../../lib/state/router.svelte';
import { type LineageState, stateOf } from '../../lib/state/url';
import type { Lineage } from '../../lib/types';

/** What the keys take hold of. */
export interface Hands {
  view: () => LineageState;
  set: (patch: Partial<LineageState>) => void;
  /** To the next or previous lane, or event of the lane at hand. */
  step: (by: 1 | -1) => void;
  event: (by: 1 | -1) => void;
  /** Move the lane at hand up or down. */
  move: (by: 1 | -1) => void;
  trace: () => void;
  fold: () => void;
  zoom: (factor: number) => void;
  pan: (share: number) => void;
  /** The group at hand, and the tie. */
  chosen: () => string | undefined;
  link: () => Lineage['links'][number] | undefined;
  /** Whether there are contradictions to be opened. */
  board: () => boolean;
}

export function lineageKeys(hands: Hands): Readonly<Record<string, () => void>> {
  const { view, set, chosen, link } = hands;
  return {
    next: () => hands.step(1),
    previous: () => hands.step(-1),
    later: () => hands.event(1),
    earlier: () => hands.event(-1),
    'move-down': () => hands.move(1),
    'move-up': () => hands.move(-1),
    inspect: () => {
      const focused = document.activeElement?.closest<SVGElement>('[data-lane]');
      const id = focused?.dataset['lane'];
      if (id && id !== chosen()) set({ lane: id, at: '', claim: '', nr: false });
      else set({ nr: false });
    },
    open: () => {
      const [tie, group] = [link(), chosen()];
      if (tie?.dispute && hands.board()) {
        router.go(stateOf('board', { tie: tie.dispute, show: 'all' }));
      } else if (tie) router.go(stateOf('claims', { about: tie.later, rel: tie.relation }));
      else if (group) router.go(stateOf('claims', { about: group }));
    },
    trace: hands.trace,
    fold: hands.fold,
    list: () => set({ list: !view().list }),
    'zoom-in': () => hands.zoom(0.5),
    'zoom-out': () => hands.zoom(2),
    whole: () => set({ t: '' }),
    'time-back': () => hands.pan(-0.25),
    'time-on': () => hands.pan(0.25),
    'panel-left': () => set({ nl: !view().nl }),
    'panel-right': () => set({ nr: !view().nr }),
    close: () => {
      if (view().claim) set({ claim: '' });
      else if (view().at) set({ at: '' });
      else if (view().trace) set({ trace: '' });
      else set({ lane: '' });
    },
  };
}
