/** What stands below a picture of the lineage: what was left out, and where it is from. */

import { STATUS } from '../encode/status';
import { count } from '../encode/words';
import type { LineageState } from '../state/url';
import type { Period } from '../time/days';
import type { Summary } from '../types';
import type { Plan } from './plan';
import { isoOf } from './words';

export function provenanceOf(
  plan: Plan,
  view: Pick<LineageState, 'st' | 'na' | 'nu'>,
  window: Period,
  summary: Summary | undefined,
  traced: string,
): string[] {
  const left = [
    `${plan.shelf.rows.length} undated`,
    `${plan.hidden.plain} of no told lineage`,
    `${plan.hidden.folded} folded`,
    `${count(plan.denied.length, 'denied tie')}`,
    `${plan.hidden.links} other ties`,
  ].filter((words) => !words.startsWith('0 '));
  const only = view.st.map((status) => STATUS[status].label).join(', ');
  return [
    'Solid: somebody says that it was there. Hatched: assumed, nobody says that it had ended. ' +
      'Taper: it began or ended some day in it. Number: independent origins, and claims that deny it.',
    [
      `${count(plan.rows.length, 'group')}, ${isoOf(window.first)} to ${isoOf(window.last)}`,
      left.length ? `not drawn: ${left.join(', ')}` : '',
      only && `only ${only}`,
      view.na ? 'without assumed time' : '',
      view.nu ? 'without umbrellas' : '',
      traced && `tracing ${traced}`,
    ]
      .filter(Boolean)
      .join('; '),
    `Factional ${summary?.version ?? ''}: “${summary?.name ?? ''}”, revision ${summary?.revision ?? 0}, ` +
      `${count(summary?.documents ?? 0, 'document')}; saved ${new Date().toISOString().slice(0, 10)}`,
  ];
}
