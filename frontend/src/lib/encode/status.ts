/**
 * How a tie's status looks: colour, line pattern and glyph together, never colour alone.
 *
 * The single source for marks in the text, badges, rails, bars and the legend. A test computes
 * contrast on both backgrounds and the smallest difference between any two colours under normal
 * sight and three kinds of colour blindness.
 */

import type { TieStatus } from '../types';

export interface StatusEncoding {
  label: string;
  /** What it means, for the legend and for who cannot see the rest. */
  says: string;
  light: string;
  dark: string;
  /** SVG `stroke-dasharray`; empty for a solid line. */
  dash: string;
  /** Line width in CSS pixels. */
  width: number;
  /** CSS `text-decoration-style` of evidence in a text. */
  underline: 'solid' | 'dashed' | 'dotted' | 'double' | 'wavy';
  /** Paths on a 16 × 16 field, filled or stroked with the colour. */
  glyph: readonly GlyphPath[];
}

export interface GlyphPath {
  d: string;
  filled: boolean;
}

const ring = (radius: number): string =>
  `M${8 - radius} 8a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;

export const STATUS: Readonly<Record<TieStatus, StatusEncoding>> = {
  corroborated: {
    label: 'corroborated',
    says: 'at least two independent origins say so',
    light: '#0072B2',
    dark: '#56B4E9',
    dash: '',
    width: 2,
    underline: 'solid',
    glyph: [{ d: ring(5.5), filled: true }],
  },
  disputed: {
    label: 'disputed',
    says: 'somebody says otherwise of the same time',
    light: '#C2410C',
    dark: '#F59E4B',
    dash: '7 4',
    width: 2,
    underline: 'dashed',
    glyph: [
      { d: 'M7 1.8A6.3 6.3 0 0 0 7 14.2L5.4 9.2H8.2z', filled: true },
      { d: 'M9.6 2.1a6.1 6.1 0 0 1-.4 11.9L11 6.9H8z', filled: false },
    ],
  },
  single_source: {
    label: 'single source',
    says: 'one origin says so, however often it is repeated',
    light: '#2F3640',
    dark: '#E8EAED',
    dash: '2 3',
    width: 1,
    underline: 'dotted',
    glyph: [{ d: ring(5), filled: false }],
  },
  superseded: {
    label: 'superseded',
    says: 'a later state of the same tie has taken its place',
    light: '#8A8F98',
    dark: '#7C848E',
    dash: '10 3 2 3',
    width: 1,
    underline: 'double',
    glyph: [
      { d: ring(5.5), filled: false },
      { d: 'M4.2 11.8L11.8 4.2', filled: false },
    ],
  },
  denied: {
    label: 'denied',
    says: 'somebody says it is not so, and nobody that it is',
    light: '#6B1D10',
    dark: '#C0A878',
    dash: '1 5',
    width: 2,
    underline: 'wavy',
    glyph: [{ d: 'M3.5 3.5L12.5 12.5M12.5 3.5L3.5 12.5', filled: false }],
  },
  predicted: {
    label: 'predicted',
    says: 'said of what was to come',
    light: '#7818D8',
    dark: '#A860F0',
    dash: '4 2',
    width: 1,
    underline: 'dotted',
    glyph: [{ d: 'M8 1.8L14.2 8L8 14.2L1.8 8z', filled: false }],
  },
};

/** Order of the legend, of bars and of "contested first". */
export const STATUS_ORDER: readonly TieStatus[] = [
  'disputed',
  'corroborated',
  'single_source',
  'predicted',
  'denied',
  'superseded',
];

/** Backgrounds that the colours are tested on; the page's `--paper` is set from them. */
export const PAPER = { light: '#FDFCFA', dark: '#16191D' } as const;

/** The status that a passage shows which several claims share: the most contested one. */
export function mostContested(statuses: Iterable<TieStatus | null>): TieStatus | null {
  const present = new Set(statuses);
  return STATUS_ORDER.find((status) => present.has(status)) ?? null;
}

/** CSS value that paints a status in the current theme. */
export function ink(status: TieStatus | null): string {
  return status ? `var(--status-${status})` : 'var(--quiet)';
}

/** Put the palette into the page as custom properties (through the CSSOM, as the policy asks). */
export function installPalette(root: HTMLElement): void {
  root.style.setProperty('--paper', `light-dark(${PAPER.light}, ${PAPER.dark})`);
  for (const status of STATUS_ORDER) {
    const { light, dark } = STATUS[status];
    root.style.setProperty(`--status-${status}`, `light-dark(${light}, ${dark})`);
  }
}
