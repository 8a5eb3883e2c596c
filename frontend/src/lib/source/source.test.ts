import { describe, expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import { HttpSource } from './http';
import { InlineSource } from './inline';
import { SourceError } from './source';

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

describe('the server as source', () => {
  it('asks for long lists in parts, and says how far it is', async () => {
    const asked: string[] = [];
    const rows = Array.from({ length: 2500 }, (_, i) => claim({ id: String(i) }));
    const source = new HttpSource(async (address) => {
      asked.push(address);
      const query = new URL(address, 'http://x').searchParams;
      const [offset, limit] = [Number(query.get('offset')), Number(query.get('limit'))];
      return json({ total: rows.length, items: rows.slice(offset, offset + limit) });
    });
    const told: number[] = [];
    const found = await source.claims({ asOf: '2018-08~/..' }, (loaded) => told.push(loaded));
    expect(found.map((row) => row.id)).toEqual(rows.map((row) => row.id));
    expect(told).toEqual([1000, 2000, 2500]);
    expect(asked[0]).toBe('/api/claims?as_of=2018-08%7E%2F..&limit=1000&offset=0');
  });

  it('ends where a list has become shorter meanwhile', async () => {
    const source = new HttpSource(async (address) =>
      json({ total: 3, items: address.includes('offset=0') ? [claim({})] : [] }),
    );
    expect(await source.actors()).toHaveLength(1);
  });

  it('writes ids into addresses as they must stand there', async () => {
    let asked = '';
    const source = new HttpSource(async (address) => {
      asked = address;
      return json({});
    });
    await source.claim('a/b №1');
    expect(asked).toBe('/api/claims/a%2Fb%20%E2%84%961');
    await source.dossier('a/b №1', { asOf: '2019', knownBy: '2020-01/..' });
    expect(asked).toBe('/api/actors/a%2Fb%20%E2%84%961/dossier?as_of=2019&known_by=2020-01%2F..');
    await source.why('a/b №1');
    expect(asked).toBe('/api/claims/a%2Fb%20%E2%84%961/why');
  });

  it.each([
    [
      'what the server says',
      json({ detail: 'No claim x. Ask for the list.' }, 404),
      404,
      'No claim x.',
    ],
    ['the status, where it says nothing', new Response('<html>', { status: 502 }), 502, '502'],
    ['the status, where it says something else', json({ detail: [1] }, 422), 422, '422'],
  ])('passes on %s', async (_, response, status, message) => {
    const source = new HttpSource(async () => response);
    const error = await source.claim('x').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(SourceError);
    expect(error).toMatchObject({ status, message: expect.stringContaining(message) });
  });

  it('says so where nothing answers', async () => {
    const source = new HttpSource(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(source.summary()).rejects.toMatchObject({
      status: 0,
      message: expect.stringContaining('factional serve'),
    });
  });
});

describe('a page as source', () => {
  const row = claim({});
  const page = (data: unknown): Pick<Document, 'getElementById'> => ({
    getElementById: (id) => {
      const held = id === 'factional-data' ? data : { case: 'Marches', made: '2025-02-01' };
      return { textContent: JSON.stringify(held) } as HTMLElement;
    },
  });
  const source = InlineSource.of(
    page({
      claims: [row],
      claimDetails: { [row.id]: { row: { $claim: row.id }, members: [{ $claim: row.id }] } },
      whys: {},
      dossiers: {},
      documents: [],
      documentDetails: {},
      board: [{ positions: [{ claims: [{ row: { $claim: row.id } }] }] }],
    }),
  );

  it('answers without a server', async () => {
    expect(await source.claims({})).toEqual([row]);
    expect(source.bench).toBeNull();
    expect(source.manifest.case).toBe('Marches');
  });

  it('has each claim wherever it is spoken of, though it is written once', async () => {
    const detail = await source.claim(row.id);
    expect(detail.row).toEqual(row);
    expect(detail.members).toEqual([row]);
    expect(JSON.stringify(await source.board())).toContain(row.evidence.quote);
  });

  it('says what was left out, and what it cannot ask', async () => {
    await expect(source.document('d9')).rejects.toMatchObject({ status: 404 });
    await expect(source.why(row.id)).rejects.toMatchObject({ status: 404 });
    await expect(source.document('constructor')).rejects.toMatchObject({ status: 404 });
    await expect(source.claims({ asOf: '2019' })).rejects.toMatchObject({ status: 422 });
    await expect(source.dossier('a', {})).rejects.toMatchObject({ status: 404 });
    await expect(source.dossier('a', { knownBy: '2019' })).rejects.toMatchObject({ status: 422 });
  });
});
