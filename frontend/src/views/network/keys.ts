/** What the keys of the network view do. */

import { spoken } from '../../lib/network/rows';
import type { Scene } from '../../lib/network/scene';
import { type Direction, after, drawnPairs, partners, toward } from '../../lib/network/walk';
import { announcer } from '../../lib/state/announcer.svelte';
import type { NetworkState } from '../../lib/state/url';
import type TimeBrush from '../../parts/TimeBrush.svelte';
import type Stage from './Stage.svelte';

type Actions = Readonly<Record<string, () => void>>;

/** What the keys take hold of. */
export interface Hands {
  scene: () => Scene | null;
  /** The actor in focus, or else the one selected. */
  at: () => number | null;
  pair: () => number | null;
  stage: () => Stage | undefined;
  brush: () => TimeBrush | undefined;
  focus: (actor: number) => void;
  choose: (actor: number | null) => void;
  choosePair: (pair: number) => void;
  set: (patch: Partial<NetworkState>) => void;
  view: () => NetworkState;
  idOf: (actor: number | null) => string;
  pin: (actor: number) => void;
  /** Pick an actor together with others, or leave it out again. */
  pick: (actor: number) => void;
  /** Draw more partners of an actor. */
  more: (actor: number) => void;
  /** Open the menu of an actor. */
  menu: (actor: number) => void;
  undo: () => void;
}

/** Pixels that a key moves the picture by. */
const FAR = 90;
const CLOSER = 1.35;

export function networkKeys(hands: Hands): Actions {
  const { scene, at, stage, brush, set, view } = hands;

  /** Go to the next or previous partner of the one at hand. */
  function walk(by: 1 | -1): void {
    const here = scene();
    const from = hands.view().sel ? (here?.network.at.get(hands.view().sel) ?? null) : at();
    if (!here || from === null) return say('Select an actor first');
    const next = after(partners(here, from), at() === from ? null : at(), by);
    if (next === undefined) return say('No partner is drawn');
    hands.focus(next);
    announcer.say(spoken(here, next));
  }

  function cycle(by: 1 | -1): void {
    const here = scene();
    const from = hands.view().sel ? (here?.network.at.get(hands.view().sel) ?? null) : at();
    if (!here || from === null) return say('Select an actor first');
    const next = after(drawnPairs(here, from), hands.pair(), by);
    if (next === undefined) return say('No relation is drawn');
    hands.choosePair(next);
  }

  const withActor = (work: (actor: number) => void) => (): void => {
    const actor = at();
    if (actor === null) say('Select an actor first');
    else work(actor);
  };

  return {
    compare: () => brush()?.compare(),
    back: () => brush()?.step(-1),
    on: () => brush()?.step(1),
    list: () => set({ list: view().list ? '' : 'relations' }),
    closer: () => stage()?.zoom(CLOSER),
    farther: () => stage()?.zoom(1 / CLOSER),
    fit: () => set({ cam: '' }),
    'fit-selected': withActor((actor) => {
      const here = scene();
      if (here) stage()?.fitTo([actor, ...partners(here, actor)]);
    }),
    pin: withActor(hands.pin),
    pick: withActor(hands.pick),
    menu: withActor(hands.menu),
    undo: hands.undo,
    more: withActor(hands.more),
    hide: withActor((actor) =>
      set({ hide: [...view().hide, hands.idOf(actor)], sel: '', with: '', claim: '' }),
    ),
    next: () => walk(1),
    previous: () => walk(-1),
    'next-tie': () => cycle(1),
    'previous-tie': () => cycle(-1),
    'panel-left': () => set({ nl: !view().nl }),
    'panel-right': () => set({ nr: !view().nr }),
    search: () => document.getElementById('search')?.focus(),
    close: () => {
      const { claim, with: other, sel, pick, q } = view();
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
      else if (claim) set({ claim: '' });
      else if (other) set({ with: '' });
      else if (sel) hands.choose(null);
      else if (pick.length) set({ pick: [] });
      else if (q) set({ q: '' });
    },
  };
}

export function graphKeys(hands: Hands): Actions {
  const { scene, at, stage, brush } = hands;
  const go = (direction: Direction) => (): void => {
    const here = scene();
    if (!here) return;
    const from = at();
    const next = from === null ? here.nodes[0] : toward(here, from, direction);
    if (next === undefined || next === null) return say(`Nobody stands further ${WAY[direction]}`);
    hands.focus(next);
    announcer.say(spoken(here, next));
  };
  return {
    left: go('left'),
    right: go('right'),
    up: go('up'),
    down: go('down'),
    select: () => {
      const actor = at();
      if (actor !== null) hands.choose(actor);
    },
    play: () => brush()?.play(),
    'pan-left': () => stage()?.pan(FAR, 0),
    'pan-right': () => stage()?.pan(-FAR, 0),
    'pan-up': () => stage()?.pan(0, FAR),
    'pan-down': () => stage()?.pan(0, -FAR),
  };
}

const WAY: Readonly<Record<Direction, string>> = {
  left: 'left',
  right: 'right',
  up: 'up',
  down: 'down',
};

function say(words: string): void {
  announcer.say(words);
}
