/** How the other claims of a tie stand to one of them. */

import { VERDICT_ORDER } from '../encode/words';
import type { ClaimDetail, ClaimRow, Verdict } from '../types';

export interface Kin {
  claim: ClaimRow;
  /** Why they stand so, in words; null where the two were not compared. */
  reason: string | null;
}

export interface KinGroup {
  /** `null` for claims of the same tie that no comparison names together with this one. */
  verdict: Verdict | null;
  kin: Kin[];
}

/** The other claims grouped by verdict, what speaks against the claim first. */
export function kinOf(detail: ClaimDetail): KinGroup[] {
  const id = detail.row.id;
  const rows = new Map([...detail.others, ...detail.members].map((row) => [row.id, row]));
  const groups = new Map<Verdict, Kin[]>(VERDICT_ORDER.map((verdict) => [verdict, []]));
  const compared = new Set([id]);
  for (const { first, second, verdict, reason } of detail.comparisons) {
    const other = first === id ? second : second === id ? first : null;
    const claim = other === null ? undefined : rows.get(other);
    if (!claim) continue;
    compared.add(claim.id);
    groups.get(verdict)?.push({ claim, reason });
  }
  const rest = detail.members.filter((row) => !compared.has(row.id));
  const found: KinGroup[] = [...groups].map(([verdict, kin]) => ({ verdict, kin }));
  found.push({ verdict: null, kin: rest.map((claim) => ({ claim, reason: null })) });
  return found.filter((group) => group.kin.length > 0);
}
