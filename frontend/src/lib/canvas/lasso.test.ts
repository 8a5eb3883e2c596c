import { expect, it } from 'vitest';
import { within } from './lasso';

it('knows what a line was drawn around', () => {
  const around = [[0, 0], [10, 0], [10, 10], [5, 4], [0, 10]] as const; // prettier-ignore
  expect(within([5, 2], around)).toBe(true);
  expect(within([5, 8], around)).toBe(false); // in the notch
  expect(within([1, 8], around)).toBe(true);
  expect(within([-1, 5], around)).toBe(false);
  expect(within([5, 5], [[0, 0]])).toBe(false);
});
