import { describe, expect, it } from 'vitest';
import { HttpSource } from './http';
import { type InlineData, InlineSource } from './inline';

const row = { id: 'harbour-post', name: 'Harbour Post', grade: null };

describe('sources of a server', () => {
  const asked: [string, unknown][] = [];
  const source = new HttpSource(async (address, how) => {
    asked.push([address, how?.body === undefined ? null : JSON.parse(String(how.body))]);
    return new Response('{}', { headers: { 'content-type': 'application/json' } });
  });
  const { bench } = source;

  it.each([
    ['all', () => source.sources(), '/api/sources', null],
    ['one', () => source.oneSource('a/b'), '/api/sources/a%2Fb', null],
    [
      'how a claim is graded',
      () => bench.assessment('x №1'),
      '/api/claims/x%20%E2%84%961/assessment',
      null,
    ],
    ['the codes', () => bench.codes(), '/api/codes', null],
    ['which side is likelier', () => bench.likelier(), '/api/likelier', null],
    [
      'a grade',
      () => bench.grade('harbour-post', 'F'),
      '/api/grades',
      { source: 'harbour-post', reliability: 'F', note: '' },
    ],
    [
      'whom it belongs to',
      () => bench.affiliate('harbour-post', 'front'),
      '/api/affiliations',
      { source: 'harbour-post', to: 'front' },
    ],
    [
      'how likely a tie is, and nothing else',
      () => bench.estimate('t', { likelihood: 'likely' }),
      '/api/estimates',
      { tie: 't', note: '', likelihood: 'likely' },
    ],
  ])('asks for %s where it is', async (_, ask, address, body) => {
    await ask();
    expect(asked.pop()).toEqual([address, body]);
  });
});

describe('sources of a file', () => {
  const data = { claims: [], sources: [row], sourceDetails: { [row.id]: { row } } };
  const source = new InlineSource(data as unknown as InlineData, {} as never);

  it('are those that it holds, and nobody grades them there', async () => {
    expect(await source.sources()).toEqual([row]);
    expect((await source.oneSource(row.id)).row).toEqual(row);
    await expect(source.oneSource('left-out')).rejects.toMatchObject({ status: 404 });
    expect(source.bench).toBeNull();
  });
});
