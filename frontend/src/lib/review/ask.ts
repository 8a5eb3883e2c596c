/** A question of the review, in the words of an address and in those of the server. */

import type { Asked } from '../source/source';
import { type QueueState, format, stateOf } from '../state/url';
import type { Question, Watching } from '../types';

/** What a queue asks of the server. */
export function askedBy(view: QueueState): Asked {
  const given: Asked = {};
  if (view.about) given.about = view.about;
  if (view.by) given.by = view.by;
  if (view.rel) given.relation = view.rel;
  if (view.fam) given.family = view.fam;
  if (view.since) given.since = view.since;
  if (view.doc) given.document = view.doc;
  if (view.read) given.extractor = view.read;
  if (view.because) given.because = view.because;
  if (view.tie) given.tie = view.tie;
  if (view.q) given.q = view.q;
  return given;
}

/** The queue of a question that is watched. */
export function queueOf({ asked }: Question): QueueState {
  return { ...queueFor({ ...asked, q: asked.text }), read: asked.extractor ?? '' };
}

/** The queue of a question that is put together in a form, or asked by filters elsewhere. */
export function queueFor({
  about,
  by,
  relation,
  family,
  since,
  document,
  q,
}: { [Part in keyof Watching]?: Watching[Part] | null }): QueueState {
  return stateOf('queue', {
    about: about ?? '',
    by: by ?? '',
    rel: relation ?? '',
    fam: family ?? '',
    since: since ?? '',
    doc: document ?? '',
    q: q ?? '',
  });
}

/** The question of a queue, to be watched; nothing where it asks for what no question can. */
export function watchable(view: QueueState): Watching | undefined {
  if (view.read || view.because || view.tie) return undefined;
  const asked = askedBy(view);
  return Object.keys(asked).length ? asked : undefined;
}

/** The watched question that a queue is, if any. */
export function watchedAs(view: QueueState, questions: readonly Question[]): Question | undefined {
  const asked = watchable(view);
  const same = asked && format(queueFor(asked));
  return questions.find((question) => format(queueOf(question)) === same);
}
