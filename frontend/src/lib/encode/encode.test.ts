import { describe, expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import type { TieStatus } from '../types';
import { CHANGES } from '../network/changes';
import { CHANGE } from './change';
import { PAPER, STATUS, STATUS_ORDER, ink, mostContested } from './status';
import { VERDICT, VERDICT_ORDER, count, marks } from './words';

type Vector = [number, number, number];
type Matrix = [Vector, Vector, Vector];

/** Sight as Machado, Oliveira and Fernandes (2009) model it, at full severity, on linear RGB. */
const SIGHT: Readonly<Record<string, Matrix>> = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}; // prettier-ignore

const XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];

function linear(hex: string): Vector {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function times(matrix: Matrix, [a, b, c]: Vector): Vector {
  return matrix.map((row) => row[0] * a + row[1] * b + row[2] * c) as Vector;
}

function contrast(a: string, b: string): number {
  const [first, second] = [a, b].map((hex) => times(XYZ, linear(hex))[1]).sort((x, y) => y - x);
  return ((first ?? 0) + 0.05) / ((second ?? 0) + 0.05);
}

function lab(rgb: Vector): Vector {
  const held = rgb.map((value) => Math.min(1, Math.max(0, value))) as Vector;
  const [x, y, z] = times(XYZ, held);
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** CIE76 difference as an eye sees it. */
function difference(a: string, b: string, sight: Matrix): number {
  const [first, second] = [a, b].map((hex) => lab(times(sight, linear(hex))));
  return Math.hypot(...(first as Vector).map((value, i) => value - ((second as Vector)[i] ?? 0)));
}

describe('palette', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`stands out from the paper (${theme})`, () => {
      for (const status of STATUS_ORDER) {
        expect(contrast(STATUS[status][theme], PAPER[theme])).toBeGreaterThanOrEqual(3);
      }
    });

    it(`keeps statuses apart for every kind of sight (${theme})`, () => {
      for (const [i, a] of STATUS_ORDER.entries()) {
        for (const b of STATUS_ORDER.slice(i + 1)) {
          for (const sight of Object.values(SIGHT)) {
            const apart = difference(STATUS[a][theme], STATUS[b][theme], sight);
            expect.soft(apart, `${a} and ${b}`).toBeGreaterThanOrEqual(25);
          }
        }
      }
    });
  }

  for (const theme of ['light', 'dark'] as const) {
    it(`tells what changed in words and lines that can be read (${theme})`, () => {
      for (const change of ['turned', 'began', 'ended'] as const) {
        expect(contrast(CHANGE[change][theme], PAPER[theme])).toBeGreaterThanOrEqual(4.5);
      }
      const colors = [...new Set(CHANGES.map((change) => CHANGE[change][theme]))];
      for (const [i, a] of colors.entries()) {
        for (const b of colors.slice(i + 1)) {
          for (const sight of Object.values(SIGHT)) {
            expect.soft(difference(a, b, sight), `${a} and ${b}`).toBeGreaterThanOrEqual(25);
          }
        }
      }
    });
  }

  it('never leaves a change to colour alone', () => {
    expect(new Set(CHANGES.map((change) => CHANGE[change].sign)).size).toBe(CHANGES.length);
  });

  it('never leaves a status to colour alone', () => {
    const lines = STATUS_ORDER.map((status) => STATUS[status].dash);
    const glyphs = STATUS_ORDER.map((status) => JSON.stringify(STATUS[status].glyph));
    expect(new Set(lines).size).toBe(STATUS_ORDER.length);
    expect(new Set(glyphs).size).toBe(STATUS_ORDER.length);
  });
});

describe('statuses', () => {
  it('are all in the order of the legend', () => {
    expect([...STATUS_ORDER].sort()).toEqual(Object.keys(STATUS).sort());
  });

  it('show the most contested of several', () => {
    const shown: TieStatus[] = ['single_source', 'disputed', 'corroborated'];
    expect(mostContested(shown)).toBe('disputed');
    expect(mostContested(['superseded', null])).toBe('superseded');
    expect(mostContested([null])).toBeNull();
  });

  it('have an ink, also where there is none', () => {
    expect(ink('denied')).toBe('var(--status-denied)');
    expect(ink(null)).toBe('var(--quiet)');
  });
});

describe('words', () => {
  it('cover every verdict', () => {
    expect([...VERDICT_ORDER].sort()).toEqual(Object.keys(VERDICT).sort());
  });

  it('leave the ordinary unmarked', () => {
    expect(marks(claim({}))).toEqual([]);
  });

  it('mark what sets a claim apart', () => {
    const odd = claim({
      polarity: 'denied',
      certainty: 'possible',
      kind: 'intention',
      core: false,
    });
    expect(marks(odd).map((mark) => mark.label)).toEqual([
      'denied',
      'possible',
      'intention',
      'inferred',
    ]);
  });

  it('mark what a person or a later document decided', () => {
    const document = { ...claim({}).document, status: 'withdrawn' as const };
    const odd = claim({ review: 'rejected', document });
    expect(marks(odd).map((mark) => mark.label)).toEqual(['rejected', 'withdrawn document']);
  });

  it('count in words', () => {
    expect(count(1, 'claim')).toBe('1 claim');
    expect(count(1204, 'claim')).toBe('1,204 claims');
    expect(count(2, 'entity', 'entities')).toBe('2 entities');
  });
});
