import { describe, expect, it } from 'vitest';
import { type Edge, arranged, below, cost, foldable, folded, ordered } from './order';

const edge = (from: string, to: string, descent = true): Edge => ({
  from,
  to,
  descent,
  weight: descent ? 2 : 1,
});

/** A number that looks like chance and is the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function scattered(seed: number): { ids: string[]; edges: Edge[] } {
  const next = chance(seed);
  const ids = Array.from({ length: 2 + Math.floor(next() * 30) }, (_, i) => `g${i}`);
  const pick = (): string => ids[Math.floor(next() * ids.length)] ?? 'g0';
  const edges = Array.from({ length: Math.floor(next() * 40) }, () =>
    edge(pick(), pick(), next() < 0.6),
  );
  return { ids, edges };
}

describe('the order of lanes', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'puts no child before its parent, and nobody twice (%i)',
    (seed) => {
      const { ids, edges } = scattered(seed);
      const found = ordered(ids, edges);
      expect([...found.ids].sort()).toEqual([...ids].sort());
      const at = new Map(found.ids.map((id, i) => [id, i]));
      for (const [parent, children] of found.children) {
        for (const child of children) {
          expect(at.get(parent)).toBeLessThan(at.get(child) ?? -1);
          expect(found.depth.get(child)).toBeGreaterThan(0);
        }
      }
      expect(ordered(ids, [...edges].reverse()).ids).toEqual(found.ids);
    },
  );

  it('keeps what would make nobody his own ancestor', () => {
    const found = ordered(['a', 'b', 'c'], [edge('a', 'b'), edge('b', 'c'), edge('c', 'a')]);
    expect(found.ids).toEqual(['a', 'b', 'c']);
    expect(found.children.get('c')).toEqual([]);
  });

  it('puts children beside their parents', () => {
    const ids = ['a', 'x', 'y', 'z', 'b'];
    const found = ordered(ids, [edge('a', 'b'), edge('x', 'y'), edge('y', 'z')]);
    expect(found.ids).toEqual(['a', 'b', 'x', 'y', 'z']);
    expect([...found.depth.values()]).toEqual([0, 1, 0, 1, 2]);
  });

  it('brings near what is tied without being of one descent', () => {
    const ids = ['root', 'one', 'two', 'three', 'roof'];
    const edges = [
      edge('root', 'one'),
      edge('root', 'two'),
      edge('root', 'three'),
      edge('roof', 'one', false),
    ];
    const found = ordered(ids, edges).ids;
    expect(cost(found, edges)).toBeLessThan(cost(ids, edges));
    expect(Math.abs(found.indexOf('roof') - found.indexOf('one'))).toBe(1);
  });

  it('leaves alone what nothing ties, at the end', () => {
    expect(ordered(['lone', 'a', 'b'], [edge('a', 'b')]).ids).toEqual(['a', 'b', 'lone']);
  });
});

describe('folding', () => {
  const { ids, children } = ordered(
    ['a', 'b', 'c', 'd', 'e'],
    [edge('a', 'b'), edge('b', 'c'), edge('a', 'd'), edge('e', 'd')],
  );

  it('hides what comes from nowhere else, and counts it', () => {
    const found = folded(ids, children, ['a']);
    expect(found.hidden).toEqual(new Set(['b', 'c'])); // d has another parent
    expect(found.counts).toEqual(new Map([['a', 2]]));
  });

  it('hides what both of its parents fold', () => {
    const { hidden, counts } = folded(ids, children, ['a', 'e']);
    expect(hidden.has('d')).toBe(true);
    expect([...counts.values()].reduce((a, b) => a + b)).toBe(hidden.size);
  });

  it('hides what comes from the folded by two ways, though one of them stays in sight', () => {
    const edges = [
      edge('a', 'front'),
      edge('other', 'front'),
      edge('a', 'child'),
      edge('front', 'child'),
    ];
    const found = ordered(['a', 'other', 'front', 'child'], edges);
    expect(folded(found.ids, found.children, ['a']).hidden).toEqual(new Set(['child']));
    expect(foldable(found.ids, found.children)).toEqual(new Set(['a']));
  });

  it('reaches all descendants', () => {
    expect(below(children, 'a')).toEqual(new Set(['a', 'b', 'd', 'c']));
  });
});

describe("a reader's own order", () => {
  it('keeps what it names, and puts the rest behind what it came behind', () => {
    expect(arranged(['a', 'b', 'c', 'd'], ['c', 'a', 'gone'])).toEqual(['c', 'd', 'a', 'b']);
    expect(arranged(['a', 'b'], [])).toEqual(['a', 'b']);
    expect(arranged(['new', 'a'], ['a'])).toEqual(['new', 'a']);
  });
});
