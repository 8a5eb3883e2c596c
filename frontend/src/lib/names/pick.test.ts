import { expect, it } from 'vitest';
import type { ActorRow } from '../types';
import { picks } from './pick';

const actor = (id: string, names: string[], claims = 0, placeholder = false): ActorRow =>
  ({ id, name: names[0], names, claims, placeholder }) as ActorRow;

const ACTORS = [
  actor('guard', ['Harrāsat al-Shafaq', 'Dawn Guard'], 3),
  actor('sons', ['Sons of Khevrin'], 9),
  actor('village', ['Khevrin Village Guards'], 4),
  actor('sources', ['local guards'], 20, true),
];
const ids = (words: string, limit = 9): string[] =>
  picks(ACTORS, words, limit).map(({ actor: found }) => found.id);

it('finds by the beginning of any word of any name, whatever its marks', () => {
  expect(ids('shaf')).toEqual(['guard']);
  expect(ids('HARRASAT')).toEqual(['guard']);
  expect(ids('al-shaf')).toEqual(['guard']);
  expect(ids('khev')).toEqual(['sons', 'village']);
  expect(ids('hevrin')).toEqual([]);
});

it('says by which other name an actor was found, and puts it after preferred names', () => {
  expect(picks(ACTORS, 'guard', 9).map(({ actor: a, by }) => [a.id, by])).toEqual([
    ['village', null],
    ['guard', 'Dawn Guard'],
    ['sources', null],
  ]);
});

it('wants all words in one name', () => {
  expect(ids('dawn shafaq')).toEqual([]);
  expect(ids('vill khev')).toEqual(['village']);
});

it('gives those of whom most is claimed where nothing is asked, and no more than wanted', () => {
  expect(ids('', 2)).toEqual(['sons', 'village']);
});
