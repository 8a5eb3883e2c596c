/** The order of lanes that a reader made, kept by the browser for each case. */

import { keep, recall } from '../state/preferences.svelte';

const nameOf = (file: string): string => `lanes.${file}`;

export function savedOrder(file: string): string[] {
  try {
    const kept: unknown = JSON.parse(recall(nameOf(file)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function saveOrder(file: string, order: readonly string[]): void {
  keep(nameOf(file), JSON.stringify(order));
}

/** The order with one lane a place up or down among those in sight; null where it is at the end. */
export function moved(
  order: readonly string[],
  visible: readonly string[],
  id: string,
  by: 1 | -1,
): string[] | null {
  const other = visible[visible.indexOf(id) + by];
  if (!visible.includes(id) || other === undefined) return null;
  const rest = order.filter((each) => each !== id);
  rest.splice(rest.indexOf(other) + (by > 0 ? 1 : 0), 0, id);
  return rest;
}
