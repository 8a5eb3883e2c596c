/** How a claim was read, in words: the rules, labels and signs that an extractor leaves as codes. */

import { inWords } from '../text/edtf';
import type { Decided, Factor, MentionKind, Why } from '../types';

/** What the confidence of a claim means; the documentation on weighing says the same. */
export const CONFIDENCE =
  'the chance that a careful annotator of its text would have made the claim, too; ' +
  'it says nothing of whether it is true';

const RULES: Readonly<Record<string, string>> = {
  verb: 'a verb and what hangs on it',
  noun: 'a noun and what hangs on it',
  adjective: 'an adjective and what hangs on it',
  bearer: 'what somebody is called',
  post: 'a post and who holds it',
  compound: 'words joined into one',
  mutual: 'what two do to each other',
  value: 'what is said of one alone',
  presence: 'a body with its place beside it',
  field: 'a field of a sheet of facts',
  alias: 'another name for the same',
};

const VOICES: Readonly<Record<string, string>> = {
  document: 'the document’s own voice',
  turn: 'speaks in this part of the document',
  said: 'a word of saying',
  quoted: 'words of saying around a quotation',
  quotation: 'where the quotation stands',
  according: '“according to” and the like',
  as: '“as … said” and the like',
  view: '“in the view of” and the like',
  citing: 'cited by the voice around it',
  cited: 'cited by the voice around it',
  hearsay: 'a word of hearsay',
  noun: 'a noun of saying',
  following: 'carried on from the sentence before',
  model: 'the language model',
};

const LABELS: Readonly<Record<string, string>> = {
  name: 'the name',
  description: 'the description',
  pronoun: 'the pronoun',
  apposition: 'through what stands beside it,',
  part: 'through its part',
  example: 'through its example',
  demonym: 'through its people,',
  negation: 'the negation',
  modal: 'the auxiliary',
  hedge: 'the word',
  governor: 'what it hangs on,',
  frame: 'the meaning of',
  voice: 'a voice that doubts it,',
  model: 'the language model, at',
  condition: 'a condition,',
  word: 'the word',
};

const WAYS: Readonly<Record<string, string>> = {
  clause: 'of its own clause',
  beside: 'by a dated clause beside it',
  lasting: 'by how long it is said to have lasted',
  narrative: 'by the day that the text had got to',
  tense: 'told of in the past, so over by the day it was said',
};

const FIELDS: Readonly<Record<string, string>> = {
  polarity: 'Polarity',
  certainty: 'Certainty',
  kind: 'Kind',
  time: 'Time',
  past: 'Past',
};

const PLAIN: Readonly<Record<string, string>> = {
  polarity: 'no word denies it',
  certainty: 'no word hedges it',
  kind: 'as the relation has it',
  time: 'no word dates it',
};

export const MENTION: Readonly<Record<MentionKind, { one: string; many: string }>> = {
  name: { one: 'name', many: 'names' },
  description: { one: 'description', many: 'descriptions' },
  pronoun: { one: 'pronoun', many: 'pronouns' },
};

/** What kind of rule read it; null where the extractor does not tell. */
export function ruleWords(why: Why): string | null {
  if (why.rule === null) return null;
  return known(RULES, why.rule) ?? `its rule “${why.rule}”`;
}

/** What found a voice of the chain; null where the extractor does not tell. */
export function voiceWords(rule: string | null): string | null {
  if (rule === null) return null;
  return known(VOICES, rule) ?? `its rule “${rule}”`;
}

/** What a pointer's words are there for, before the words themselves. */
export function labelWords(label: string): string {
  return known(LABELS, label) ?? label;
}

export function fieldWords(field: string): string {
  return known(FIELDS, field) ?? field;
}

/** What a field came to. */
export function valueWords({ field, value }: Decided): string {
  if (value === null) return 'none given';
  return field === 'time' ? inWords(value) : value.replaceAll('_', ' ');
}

/** Why a field came to that where no word of the text did it; empty where nothing is told. */
export function plainWords({ field, value, words, way }: Decided, why: Why): string {
  if (words.length) return '';
  if (way) return known(WAYS, way) ?? way;
  // Only what was read off a sentence word by word can say that no word was there.
  if (!why.trigger.length || (field === 'time' && value !== null)) return '';
  return known(PLAIN, field) ?? '';
}

/** How the words of a time came to the claim, behind the words; empty for other fields. */
export function wayWords(field: string, label: string): string {
  return field === 'time' ? (known(WAYS, label) ?? label) : '';
}

export interface FactorWords {
  says: string;
  share: number;
  /** Whether it makes the claim likelier; null for the odds that all claims begin with. */
  raises: boolean | null;
}

/** The factors of the odds, what weighs most first, those that change nothing left out. */
export function factorWords(factors: readonly Factor[]): FactorWords[] {
  const found = factors
    .filter(({ name, share }) => name === 'start' || share !== 1)
    .map(({ name, share }) => ({
      says: signWords(name),
      share,
      raises: name === 'start' ? null : share > 1,
    }));
  const weight = ({ raises, share }: FactorWords): number =>
    raises === null ? Infinity : Math.abs(Math.log(share));
  return found.sort((a, b) => weight(b) - weight(a) || (a.says < b.says ? -1 : 1));
}

function signWords(name: string): string {
  const [head = '', ...rest] = name.split(' ');
  const tail = rest.join(' ').replaceAll('_', ' ');
  if (name === 'start') return 'odds that every claim begins with';
  if (head === 'rule') return `read by ${known(RULES, rest.join(' ')) ?? tail}`;
  if (head === 'relation') return `the relation “${tail}”`;
  if (head === 'voice') return `whose words: ${known(VOICES, rest.join(' ')) ?? tail}`;
  return name;
}

function known(words: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
