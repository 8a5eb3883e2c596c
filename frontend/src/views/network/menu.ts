/** What can be done with an actor or a pair that was pointed at. */

import { nameOf } from '../../lib/network/network';
import { linkTo } from '../../lib/state/url';
import { partners } from '../../lib/network/walk';
import type { Item } from './NetworkMenu.svelte';
import type { Hands } from './keys';

/** What was pointed at, and where on the screen. */
export type Pointed = { x: number; y: number } & ({ actor: number } | { pair: number });

export function menuOf(
  at: Pointed,
  hands: Hands,
): { of: string; x: number; y: number; items: Item[] } {
  const { x, y } = at;
  const scene = hands.scene();
  if (!scene) return { of: '', x, y, items: [] };
  const { network } = scene;
  if ('pair' in at) {
    const [a, b] = [network.first[at.pair] ?? 0, network.second[at.pair] ?? 0];
    const of = `${nameOf(network, a)} and ${nameOf(network, b)}`;
    const ofTwo = { label: 'What is said of the two', to: () => hands.choosePair(at.pair) };
    const each = [a, b].map((actor) => ({
      label: `Claims about ${nameOf(network, actor)}`,
      to: linkTo('claims', { about: hands.idOf(actor) }),
    }));
    return { of, x, y, items: [ofTwo, ...each] };
  }
  const { actor } = at;
  const id = hands.idOf(actor);
  const around = [actor, ...partners(scene, actor)];
  const items: Item[] = [
    { label: 'Its relations', key: 'Enter', to: () => hands.choose(actor) },
    { label: 'Its dossier', to: linkTo('actor', { id }) },
    { label: 'Claims about it', to: linkTo('claims', { about: id }) },
    {
      label: 'Draw more partners',
      key: 'x',
      to: () => hands.more(actor),
    },
    { label: 'It and its partners', key: 'f', to: () => hands.stage()?.fitTo(around) },
    { label: 'Keep it where it is, or let it go', key: 'p', to: () => hands.pin(actor) },
    { label: 'Pick it, too, or leave it out', key: 's', to: () => hands.pick(actor) },
    {
      label: 'Put it out of sight',
      key: 'Del',
      to: () => hands.set({ hide: [...hands.view().hide, id], sel: '', with: '', claim: '' }),
    },
  ];
  return { of: nameOf(network, actor), x, y, items };
}
