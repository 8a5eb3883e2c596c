/** Whom to keep in sight when a group is traced. */

import type { LineageLink } from '../types';
import { below } from './order';
import { UNSAID } from './rows';

/** The traced groups with their ancestors, their descendants, and whoever they had to do with. */
export function traced(links: readonly LineageLink[], ids: readonly string[]): Set<string> {
  const up = new Map<string, string[]>();
  const down = new Map<string, string[]>();
  const own = new Set(ids);
  const found = new Set(ids);
  for (const { kind, status, earlier, later } of links) {
    if (status === 'denied') continue;
    if (own.has(earlier)) found.add(later);
    if (own.has(later)) found.add(earlier);
    if (kind === 'other' || kind === 'umbrella' || UNSAID.has(status)) continue;
    up.set(later, [...(up.get(later) ?? []), earlier]);
    down.set(earlier, [...(down.get(earlier) ?? []), later]);
  }
  for (const id of ids) {
    for (const each of below(up, id)) found.add(each);
    for (const each of below(down, id)) found.add(each);
  }
  return found;
}
