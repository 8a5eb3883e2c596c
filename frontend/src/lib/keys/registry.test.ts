import { describe, expect, it } from 'vitest';
import { ownKeys } from '../state/preferences.svelte';
import {
  BINDINGS,
  type Binding,
  Listener,
  active,
  bare,
  conflicts,
  nameOf,
  remapped,
  taken,
} from './registry';

const binding = (keys: string, scope: Binding['scope']): Binding => ({
  action: keys,
  keys,
  scope,
  says: '',
});

describe('registry', () => {
  it('gives no key two meanings in sight of each other', () => {
    expect(conflicts(BINDINGS)).toEqual([]);
  });

  it.each([
    ['the same key in one scope', binding('j', 'claims'), binding('j', 'claims'), 1],
    ['a key of an outer scope', binding('j', 'claims'), binding('j', 'global'), 1],
    ['a key that begins a sequence', binding('g', 'claims'), binding('g c', 'global'), 1],
    ['scopes that do not see each other', binding('j', 'claims'), binding('j', 'document'), 0],
    ['a dialog, which hides the rest', binding('?', 'help'), binding('?', 'global'), 0],
    ['sequences that part later', binding('g c', 'global'), binding('g d', 'global'), 0],
  ])('finds conflicts: %s', (_, a, b, found) => {
    expect(conflicts([a, b])).toHaveLength(found);
  });

  it('lets inner scopes use the keys of outer ones, and dialogs not', () => {
    expect(active('claims').map((each) => each.keys)).toContain('g d');
    expect(active('help').map((each) => each.keys)).not.toContain('g d');
  });

  it('tells printable keys from the others', () => {
    expect(['j', 'g c', '?', '['].every(bare)).toBe(true);
    expect(['Escape', 'Enter', 'ArrowDown'].some(bare)).toBe(false);
  });
});

describe('listener', () => {
  const all = active('claims');

  it('completes keys and sequences', () => {
    const listener = new Listener();
    expect(listener.press('j', 0, all)?.action).toBe('next');
    expect(listener.press('g', 10, all)).toBeNull();
    expect(listener.press('d', 20, all)?.action).toBe('go-documents');
  });

  it('gives up a sequence after a while, or when another key comes', () => {
    const listener = new Listener();
    listener.press('g', 0, all);
    expect(listener.press('d', Listener.patience + 1, all)).toBeNull();
    listener.press('g', 5000, all);
    expect(listener.press('j', 5010, all)?.action).toBe('next');
    listener.press('g', 6000, all);
    listener.press('g', 6010, all);
    expect(listener.press('c', 6020, all)?.action).toBe('go-claims');
  });
});

describe('own keys', () => {
  const next = BINDINGS.find(({ scope, action }) => scope === 'claims' && action === 'next')!;

  it('take the place of ours, and of that one alone', () => {
    const own = { [nameOf(next)]: 'z' };
    const changed = remapped(own).filter((each, at) => each.keys !== BINDINGS[at]?.keys);
    expect(changed).toEqual([{ ...next, keys: 'z' }]);
    expect(new Listener().press('z', 0, active('claims', remapped(own)))?.action).toBe('next');
  });

  it('are refused where the key does something there already, ours or one of their own', () => {
    expect(taken(next, 'k', {})?.action).toBe('previous');
    expect(taken(next, 'g', {})?.keys).toMatch(/^g /);
    expect(taken(next, 'z', {})).toBeUndefined();
    const open = BINDINGS.find(({ scope, keys }) => scope === 'claims' && keys === 'o')!;
    expect(taken(next, 'z', { [nameOf(open)]: 'z' })?.keys).toBe('z');
    expect(taken(next, 'o', { [nameOf(open)]: 'z' })).toBeUndefined();
  });

  it('have one name each, and a broken memory of them is none', () => {
    expect(new Set(BINDINGS.map(nameOf)).size).toBe(BINDINGS.length);
    expect(ownKeys('{"a b c": "x", "d": 3}')).toEqual({ 'a b c': 'x' });
    expect([ownKeys('[broken'), ownKeys('null'), ownKeys(null)]).toEqual([{}, {}, {}]);
  });
});
