import type { ClaimRow } from '../types';

/** A plain, sure, affirmed claim for tests, with what a test wants otherwise. */
export function claim(given: Partial<ClaimRow>): ClaimRow {
  return {
    id: 'd1-001',
    document: { id: 'd1', name: 'one', title: 'One', published: '2021-06-14', status: 'current' },
    subject: { id: 'dawn_guard', name: 'Harrasat al-Shafaq', type: 'Organization' },
    relation: 'trains',
    relation_label: 'trains',
    family: 'support',
    object: { id: 'ayzun', name: 'Ayzun Brigade', type: 'Organization' },
    value: null,
    quantity: null,
    role: null,
    polarity: 'affirmed',
    certainty: 'certain',
    kind: 'state',
    time: null,
    holds: null,
    known: null,
    place: null,
    chain: [
      { who: 'Saria Velmekh', entity: 'velmekh', cue: 'told', date: null, start: 3, end: 7 },
      { who: 'Joss Adeyrin', entity: null, cue: null, date: '2021-06-14', start: null, end: null },
    ],
    speaker: 'Saria Velmekh',
    stance: 'third_party',
    object_stance: null,
    evidence: { quote: 'they train the Brigade', start: 10, end: 32 },
    core: true,
    confidence: null,
    extractor: 'local/1',
    review: 'proposed',
    tie: 'dawn_guard-trains-ayzun',
    status: 'single_source',
    origins: 1,
    page: null,
    kept: false,
    low: false,
    ...given,
  };
}
