import { describe, expect, it } from 'vitest';
import type { Decided, Why } from '../types';
import {
  factorWords,
  fieldWords,
  labelWords,
  plainWords,
  ruleWords,
  valueWords,
  voiceWords,
  wayWords,
} from './why';

const decided = (given: Partial<Decided>): Decided => ({
  field: 'polarity',
  value: 'affirmed',
  words: [],
  way: '',
  ...given,
});
const why = (given: Partial<Why>): Why => ({ rule: 'verb', trigger: [], ...given }) as Why;
const pointer = { label: '', text: 'attacked', start: 3, end: 11 };

describe('how a claim was read', () => {
  it('names rules and voices that are known, and leaves others as they are', () => {
    expect(ruleWords(why({ rule: 'verb' }))).toBe('a verb and what hangs on it');
    expect(ruleWords(why({ rule: 'oracle' }))).toBe('its rule “oracle”');
    expect(ruleWords(why({ rule: null }))).toBeNull();
    expect(voiceWords('said')).toBe('a word of saying');
    expect(voiceWords('constructor')).toBe('its rule “constructor”');
    expect(voiceWords(null)).toBeNull();
    expect(labelWords('pronoun')).toBe('the pronoun');
    expect(labelWords('oracle')).toBe('oracle');
    expect(fieldWords('time')).toBe('Time');
  });

  it('says that no word did it only where words were read', () => {
    expect(plainWords(decided({}), why({ trigger: [pointer] }))).toBe('no word denies it');
    expect(plainWords(decided({}), why({}))).toBe('');
    const dated = decided({ field: 'time', value: '2014' });
    expect(plainWords(dated, why({ trigger: [pointer] }))).toBe('');
    const negated = decided({ words: [{ ...pointer, label: 'negation' }] });
    expect(plainWords(negated, why({ trigger: [pointer] }))).toBe('');
  });

  it('gives times in words, with how they came to the claim', () => {
    const over = decided({ field: 'time', value: '../2019-03', way: 'tense' });
    expect(valueWords(over)).toBe('until March 2019');
    expect(plainWords(over, why({}))).toContain('told of in the past');
    expect(wayWords('time', 'clause')).toBe('of its own clause');
    expect(wayWords('polarity', 'negation')).toBe('');
    expect(valueWords(decided({ field: 'time', value: null }))).toBe('none given');
  });

  it('puts what all claims begin with first, then what weighs most, and nothing that is one', () => {
    const found = factorWords([
      { name: 'rule verb', share: 1.1 },
      { name: 'subject by a pronoun', share: 0.5 },
      { name: 'long sentence', share: 1 },
      { name: 'start', share: 5.5 },
      { name: 'relation allied_with', share: 1.8 },
    ]);
    expect(found).toEqual([
      { says: 'odds that every claim begins with', share: 5.5, raises: null },
      { says: 'subject by a pronoun', share: 0.5, raises: false },
      { says: 'the relation “allied with”', share: 1.8, raises: true },
      { says: 'read by a verb and what hangs on it', share: 1.1, raises: true },
    ]);
  });
});
