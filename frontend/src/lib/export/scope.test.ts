import { describe, expect, it } from 'vitest';
import { format, parse, stateOf, type State } from '../state/url';
import { choosing, exportOf, isWhole, type ExportState } from './scope';

const at = (link: string): ExportState => {
  const [path = '', query = ''] = link.split('?');
  return parse(path, query).state as ExportState;
};

describe('what an export begins with', () => {
  it('is what the claims show', () => {
    const shown = stateOf('claims', { about: 'dawn', rel: 'trains', q: 'قال', disputed: true });
    const view = at(exportOf(shown as State));
    expect(view).toMatchObject({ about: 'dawn', rel: 'trains', q: 'قال', disputed: true });
    expect(isWhole(view)).toBe(false);
  });

  it('is the document that is read', () => {
    expect(at(exportOf(stateOf('document', { id: 'd1' }) as State)).doc).toBe('d1');
  });

  it('is the whole case elsewhere', () => {
    expect(isWhole(at(exportOf(stateOf('review') as State)))).toBe(true);
  });
});

describe('what is sent', () => {
  it('lets out the least that is of use where nothing is chosen', () => {
    expect(choosing(stateOf('export'))).toEqual({
      claims: {},
      quotes: true,
      texts: false,
      notes: false,
      sources: 'keep',
      named: [],
      low: false,
      rejected: false,
      whereabouts: false,
    });
  });

  it('holds no full texts where not even the quotations go out', () => {
    expect(choosing(stateOf('export', { bare: true, texts: true }))).toMatchObject({
      quotes: false,
      texts: false,
    });
  });

  it('says who keeps a name only where names are masked', () => {
    const named = ['Umm Salma', 'OTA'];
    expect(choosing(stateOf('export', { named })).named).toEqual([]);
    expect(choosing(stateOf('export', { named, names: 'alias' })).named).toEqual(named);
  });

  it('comes back from its address', () => {
    const view = stateOf('export', { about: 'x', names: 'drop', texts: true, as: 'csv' });
    expect(at(format(view as State))).toEqual(view);
  });
});
