import { describe, expect, it } from 'vitest';
import { claim } from '../claims/claim.fixture';
import type { DocumentDetail, Relation } from '../types';
import { NEW, changesOf, formFor, formOf, makingOf, missing, namedIn, nobody } from './form';

const mentioned = (id: string, type: string, ...starts: number[]): unknown => ({
  entity: { id, name: id.toUpperCase(), type },
  placeholder: false,
  mentions: starts.map((start) => ({ start, end: start + 4, kind: 'name' })),
  referents: [`${id}_here`, `${id}_too`],
});
const document = {
  mentioned: [
    mentioned('ayzun', 'Organization', 30, 90),
    mentioned('dawn_guard', 'Organization', 10),
    mentioned('ludrek', 'Place', 20),
  ],
} as unknown as DocumentDetail;
const relation = (given: Partial<Relation>): Relation =>
  ({ object: [], value: null, ...given }) as Relation;
const trains = relation({ name: 'trains', object: ['Organization'] });
const strength = relation({ name: 'strength', value: 'quantity' });

describe('a new claim', () => {
  const form = formFor(document, { start: 0, end: 50 });

  it('begins with whom its words name, in their order, places aside', () => {
    expect([form.subject.id, form.object.id]).toEqual(['dawn_guard', 'ayzun']);
    expect(namedIn(document, { start: 85, end: 91 }).map((m) => m.entity.id)).toEqual(['ayzun']);
    expect(formFor(document, { start: 60, end: 70 }).subject).toEqual(nobody());
  });

  it('says what is missing, one thing at a time', () => {
    expect(missing(formFor(document, { start: 60, end: 70 }), trains)).toContain('about');
    expect(missing(form, undefined)).toContain('relation');
    expect(missing({ ...form, object: nobody() }, trains)).toContain('other side');
    expect(missing({ ...form, object: { ...nobody(), id: NEW } }, trains)).toContain('other');
    expect(missing(form, strength)).toContain('number');
    expect(missing(form, trains)).toBe('');
  });

  it('is sent with the ids of its document, and with the names of those it does not know', () => {
    const object = { id: NEW, name: ' The Reed ', type: 'Group' as const };
    const filled = { ...form, relation: 'trains', object, time: '2019', saidBy: 'ayzun' };
    expect(makingOf(filled, document, { start: 3, end: 9 }, trains)).toEqual({
      start: 3,
      end: 9,
      subject: 'dawn_guard_here',
      relation: 'trains',
      object: { name: 'The Reed', type: 'Group' },
      polarity: 'affirmed',
      certainty: 'certain',
      kind: 'state',
      time: '2019',
      said_by: 'ayzun_here',
    });
    const counted = { ...form, relation: 'strength', min: '250' };
    expect(makingOf(counted, document, { start: 3, end: 9 }, strength)).toMatchObject({
      min: 250,
      max: null,
      unit: 'members',
    });
  });
});

describe('an edit', () => {
  const before = formOf(claim({}));

  it('sends what differs and nothing else', () => {
    expect(changesOf(before, before, document, trains)).toEqual({});
    const after = { ...before, certainty: 'possible' as const, time: ' 2018/2019 ' };
    expect(changesOf(before, after, document, trains)).toEqual({
      certainty: 'possible',
      time: '2018/2019',
    });
    const turned = { ...before, subject: before.object, object: before.subject };
    expect(changesOf(before, turned, document, trains)).toEqual({
      subject: 'ayzun_here',
      object: 'dawn_guard_here',
    });
  });

  it('drops the other side where the new relation has none', () => {
    const after = { ...before, relation: 'strength', max: '300' };
    expect(changesOf(before, after, document, strength)).toEqual({
      relation: 'strength',
      max: '300',
      object: '',
    });
  });
});
