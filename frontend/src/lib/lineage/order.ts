/**
 * The order of lanes: no child before its parent, children beside their parents, few crossings. The
 * same lanes and edges give the same order, whatever order the edges come in.
 */

export interface Edge {
  /** The parent; of edges that are no descent, either end. */
  from: string;
  to: string;
  /** The one has to come before the other. */
  descent: boolean;
  /** How near the two should be. */
  weight: number;
}

export interface Ordered {
  ids: string[];
  /** How deep each stands below its first parent. */
  depth: Map<string, number>;
  /** The edges of descent that hold: those that close a circle are left out. */
  children: Map<string, string[]>;
}

/** Order lanes, which come by birth. */
export function ordered(ids: readonly string[], edges: readonly Edge[]): Ordered {
  const index = new Map(ids.map((id, i) => [id, i]));
  const known = edges.filter(({ from, to }) => from !== to && index.has(from) && index.has(to));
  const children = descent(ids, known, index);
  const parents = reversed(children);
  const found: string[] = [];
  for (const family of families(ids, known)) {
    const first = depthFirst(family, children, parents);
    found.push(...settled(first, known, children, parents));
  }
  const depth = new Map<string, number>();
  for (const id of found) {
    const first = parents.get(id)?.[0];
    depth.set(id, first === undefined ? 0 : (depth.get(first) ?? 0) + 1);
  }
  return { ids: found, depth, children };
}

/** Children by parent, without what would make a group its own ancestor. */
function descent(
  ids: readonly string[],
  edges: readonly Edge[],
  index: ReadonlyMap<string, number>,
): Map<string, string[]> {
  const at = (id: string): number => index.get(id) ?? 0;
  const found = new Map<string, string[]>(ids.map((id) => [id, []]));
  const sorted = edges
    .filter((edge) => edge.descent)
    .sort((a, b) => b.weight - a.weight || at(a.from) - at(b.from) || at(a.to) - at(b.to));
  for (const { from, to } of sorted) {
    const own = found.get(from) ?? [];
    if (!own.includes(to) && !below(found, to).has(from)) own.push(to);
  }
  for (const own of found.values()) own.sort((a, b) => at(a) - at(b));
  return found;
}

/** A lane with all that descends from it. */
export function below(children: ReadonlyMap<string, readonly string[]>, id: string): Set<string> {
  const found = new Set([id]);
  for (const each of found) for (const child of children.get(each) ?? []) found.add(child);
  return found;
}

/**
 * What is hidden where lanes are folded: of their descendants those that come from nowhere else.
 * Counted for each folded lane; one that several of them hide counts for the first.
 */
export function folded(
  order: readonly string[],
  children: ReadonlyMap<string, readonly string[]>,
  folds: readonly string[],
): { hidden: Set<string>; counts: Map<string, number> } {
  const parents = reversed(children);
  const roots = order.filter((id) => folds.includes(id));
  const family = new Set(roots.flatMap((root) => [...below(children, root)]));
  const hidden = new Set<string>();
  const counts = new Map<string, number>();
  for (const root of roots) {
    const within = below(children, root);
    within.delete(root);
    const own = [...within].filter(
      (id) => !hidden.has(id) && (parents.get(id) ?? []).every((parent) => family.has(parent)),
    );
    for (const id of own) hidden.add(id);
    counts.set(root, own.length);
  }
  return { hidden, counts };
}

/** The lanes that can be folded: those from which something comes that comes from nowhere else. */
export function foldable(
  order: readonly string[],
  children: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const parents = reversed(children);
  return new Set(
    order.filter((id) => {
      const family = below(children, id);
      return [...family].some(
        (each) => each !== id && (parents.get(each) ?? []).every((parent) => family.has(parent)),
      );
    }),
  );
}

/** An order of the reader's own: what it does not name stays behind what it came behind. */
export function arranged(order: readonly string[], own: readonly string[]): string[] {
  const known = new Set(order);
  const found = own.filter((id) => known.has(id));
  const placed = new Set(found);
  order.forEach((id, i) => {
    if (placed.has(id)) return;
    placed.add(id);
    const before = order[i - 1];
    found.splice(before === undefined ? 0 : found.indexOf(before) + 1, 0, id);
  });
  return found;
}

function reversed(children: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [parent, own] of children) {
    for (const child of own) {
      const known = found.get(child);
      if (known) known.push(parent);
      else found.set(child, [parent]);
    }
  }
  return found;
}

/** Lanes that any edge ties, together; those that nothing ties come last. */
function families(ids: readonly string[], edges: readonly Edge[]): string[][] {
  const beside = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of edges) {
    beside.get(from)?.push(to);
    beside.get(to)?.push(from);
  }
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const id of ids) {
    if (seen.has(id)) continue;
    const family = below(beside, id);
    for (const each of family) seen.add(each);
    found.push(ids.filter((each) => family.has(each)));
  }
  return [
    ...found.filter(({ length }) => length > 1),
    ...found.filter(({ length }) => length === 1),
  ];
}

function depthFirst(
  ids: readonly string[],
  children: ReadonlyMap<string, readonly string[]>,
  parents: ReadonlyMap<string, readonly string[]>,
): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (id: string): void => {
    if (done.has(id) || !(parents.get(id) ?? []).every((parent) => done.has(parent))) return;
    done.add(id);
    found.push(id);
    for (const child of children.get(id) ?? []) visit(child);
  };
  for (const id of ids) if (!parents.get(id)?.length) visit(id);
  return found;
}

const PASSES = 8;

type Beside = ReadonlyMap<string, readonly { id: string; weight: number }[]>;

/** Bring near what is tied, by barycentres and then by exchanging neighbours. */
function settled(
  first: readonly string[],
  edges: readonly Edge[],
  children: ReadonlyMap<string, readonly string[]>,
  parents: ReadonlyMap<string, readonly string[]>,
): string[] {
  const family = new Set(first);
  const own = edges.filter(({ from }) => family.has(from));
  const beside = new Map<string, { id: string; weight: number }[]>(first.map((id) => [id, []]));
  for (const { from, to, weight } of own) {
    beside.get(from)?.push({ id: to, weight });
    beside.get(to)?.push({ id: from, weight });
  }
  let best = [...first];
  let least = cost(best, own);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const before = least;
    for (const tried of [
      byBarycentre(best, beside, children, parents),
      exchanged(best, beside, children),
    ]) {
      const now = cost(tried, own);
      if (now < least) [best, least] = [tried, now];
    }
    if (least === before) break;
  }
  return best;
}

/** How many lanes the edges run past, by their weights. */
export function cost(order: readonly string[], edges: readonly Edge[]): number {
  const at = new Map(order.map((id, i) => [id, i]));
  let sum = 0;
  for (const { from, to, weight } of edges) {
    sum += weight * (Math.abs((at.get(from) ?? 0) - (at.get(to) ?? 0)) - 1);
  }
  return sum;
}

/** Take one after the other the lane whose neighbours lie furthest up, of those that may come. */
function byBarycentre(
  order: readonly string[],
  beside: Beside,
  children: ReadonlyMap<string, readonly string[]>,
  parents: ReadonlyMap<string, readonly string[]>,
): string[] {
  const at = new Map(order.map((id, i) => [id, i]));
  const centres = new Map(
    order.map((id) => {
      let sum = at.get(id) ?? 0;
      let weights = 1;
      for (const other of beside.get(id) ?? []) {
        sum += other.weight * (at.get(other.id) ?? 0);
        weights += other.weight;
      }
      return [id, sum / weights];
    }),
  );
  const waiting = new Map(order.map((id) => [id, parents.get(id)?.length ?? 0]));
  const found: string[] = [];
  while (waiting.size) {
    let next: string | undefined;
    for (const [id, missing] of waiting) {
      if (missing) continue;
      if (next === undefined || (centres.get(id) ?? 0) < (centres.get(next) ?? 0)) next = id;
    }
    if (next === undefined) return [...order];
    waiting.delete(next);
    found.push(next);
    for (const child of children.get(next) ?? []) {
      const missing = waiting.get(child);
      if (missing !== undefined) waiting.set(child, missing - 1);
    }
  }
  return found;
}

/** Exchange neighbours where that brings something nearer and puts no child before its parent. */
function exchanged(
  order: readonly string[],
  beside: Beside,
  children: ReadonlyMap<string, readonly string[]>,
): string[] {
  const found = [...order];
  const at = new Map(order.map((id, i) => [id, i]));
  // how much nearer a lane comes to what it is tied to, from one place to the next
  const gain = (id: string, from: number, to: number, but: string): number =>
    (beside.get(id) ?? []).reduce((sum, { id: other, weight }) => {
      const place = at.get(other) ?? 0;
      return other === but ? sum : sum + weight * (Math.abs(from - place) - Math.abs(to - place));
    }, 0);
  for (let i = 0; i + 1 < found.length; i += 1) {
    const [upper, lower] = [found[i], found[i + 1]];
    if (upper === undefined || lower === undefined) break;
    if (children.get(upper)?.includes(lower)) continue;
    if (gain(upper, i, i + 1, lower) + gain(lower, i + 1, i, upper) <= 0) continue;
    [found[i], found[i + 1]] = [lower, upper];
    at.set(lower, i).set(upper, i + 1);
  }
  return found;
}
