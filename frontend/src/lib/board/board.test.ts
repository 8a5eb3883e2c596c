import { describe, expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import type { Contradiction, Span } from '../types';
import { beside, claimsOf, foldWords, originWords, shownOf } from './board';
import { apart, stripOf } from './strip';

const span = (given: Partial<Span>): Span => ({
  earliest_start: null,
  latest_start: null,
  earliest_end: null,
  latest_end: null,
  uncertain: false,
  ...given,
});
const side = (label: string, ...spans: Span[]): Contradiction['positions'][number] => ({
  label,
  claims: spans.length,
  origins: spans.map((each, i) => ({
    claims: [{ row: claim({ id: `${label}${i}` }), span: each }],
    documents: 1,
    reasons: [],
  })),
});
const contradiction = (...positions: Contradiction['positions']): Contradiction => ({
  tie: 't',
  question: 'q',
  about: 'number',
  positions,
  comparisons: [],
  silent: [],
  depends: 1,
  progress: { total: 2, settled: 0, unsure: 0 },
  conclusion: null,
});
const early = span({
  earliest_start: '2014-01-01',
  latest_start: '2014-12-31',
  earliest_end: '2015-06-01',
  latest_end: '2015-12-31',
});
const late = span({ earliest_start: '2016-01-01', latest_start: '2016-02-01' });

describe('the time strip', () => {
  it('puts every claim on one axis of whole years', () => {
    const strip = stripOf(contradiction(side('a', early), side('b', late)));
    expect(strip?.years.map(({ year }) => year)).toEqual([2014, 2015, 2016]);
    const [first, second] = strip!.rows.map((bars) => bars[0]!);
    expect(first).toMatchObject({ from: 0, openStart: false, openEnd: false });
    expect(first?.sure?.[0]).toBeLessThan(first?.sure?.[1] ?? 0);
    expect(second).toMatchObject({ to: 1, openEnd: true, sure: null });
  });

  it('shows a change as a change', () => {
    const strip = stripOf(contradiction(side('a', early), side('b', late)));
    expect(apart(strip!.rows[0]!, strip!.rows[1]!)).toBe(true);
    const met = stripOf(contradiction(side('a', early), side('b', span({}), late)));
    expect(apart(met!.rows[0]!, met!.rows[1]!)).toBe(false);
  });

  it('is none where nothing is dated', () => {
    expect(stripOf(contradiction(side('a', span({}))))).toBeNull();
  });
});

describe('the board', () => {
  const open = contradiction(side('a', early), side('b', late));
  const done: Contradiction = {
    ...open,
    tie: 'u',
    about: 'holder',
    conclusion: { decision: 3, outcome: 'prefer', position: 0, by: 'N', at: '', note: '' },
  };
  const left: Contradiction = {
    ...done,
    tie: 'v',
    conclusion: { ...done.conclusion!, outcome: 'open' },
  };

  it('keeps what was left open among the open', () => {
    const ties = (...asked: [string, 'open' | 'concluded' | 'all']): string[] =>
      shownOf([open, done, left], ...asked).map(({ tie }) => tie);
    expect(ties('', 'open')).toEqual(['t', 'v']);
    expect(ties('', 'concluded')).toEqual(['u']);
    expect(ties('holder', 'all')).toEqual(['u', 'v']);
  });

  it('says when several documents are one origin', () => {
    const [folded] = open.positions[0]!.origins;
    expect(foldWords(folded!)).toBe('');
    expect(foldWords({ ...folded!, documents: 3 })).toBe('3 documents, 1 origin');
  });

  it('tells how many origins stand against how many', () => {
    expect(originWords(contradiction(side('a', early, late), side('b', late)))).toBe(
      '2 origins against 1',
    );
  });

  it('knows the claims of a position', () => {
    expect(claimsOf(open, 1)).toEqual(['b0']);
    expect(claimsOf(open, 7)).toEqual([]);
  });
});

describe('positions side by side', () => {
  it('are gone through to the ends, and not round', () => {
    const two = contradiction(side('a', early), side('b', late));
    expect([beside(two, 0, 1), beside(two, 1, 1), beside(two, 0, -1)]).toEqual([1, 1, 0]);
  });
});
