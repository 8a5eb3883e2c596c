/** Small networks for tests: ties written as `a alliance b disputed 2016/2018`. */

import type { Graph, TieStatus, Vocabulary } from '../types';
import { periodOf } from '../time/days';
import { type Network, networkOf } from './network';

export const VOCABULARY = {
  families: {
    alliance: { name: 'alliance', label: 'Alliance', badge: 'A' },
    rivalry: { name: 'rivalry', label: 'Rivalry and violence', badge: 'R' },
    split: { name: 'split', label: 'Split', badge: 'S' },
  },
  relations: Object.fromEntries(
    ['alliance', 'rivalry', 'split'].map((name) => [
      name,
      { name, family: name, label: name, kind: name === 'split' ? 'event' : 'state' },
    ]),
  ),
} as unknown as Vocabulary;

/** A span may be a window (known from start to end), `?` for undated, or `2016+` for no known end. */
export function network(...lines: string[]): Network {
  return networkOf(graph(...lines), VOCABULARY);
}

export function graph(...lines: string[]): Graph {
  const ids: string[] = [];
  const place = (id: string): number => {
    if (!ids.includes(id)) ids.push(id);
    return ids.indexOf(id);
  };
  const ties: Graph['ties'] = {
    id: [], source: [], target: [], relation: [], status: [], origins: [], affirming: [], denying: [],
  }; // prettier-ignore
  const spans: Graph['spans'] = {
    tie: [], earliest_start: [], latest_start: [], earliest_end: [], latest_end: [],
    uncertain: [], claims: [],
  }; // prettier-ignore
  lines.forEach((line, n) => {
    const [a = '', relation = '', b = '', status = 'single_source', ...times] = line.split(' ');
    ties.id.push(`${a}.${relation}.${b}`);
    ties.source.push(place(a));
    ties.target.push(place(b));
    ties.relation.push(relation);
    ties.status.push(status as TieStatus);
    ties.origins.push(status === 'corroborated' ? 2 : 1);
    ties.affirming.push(status === 'denied' ? 0 : 1);
    ties.denying.push(status === 'denied' ? 1 : 0);
    for (const time of times.length ? times : ['?']) {
      const period = time === '?' ? null : periodOf(time.replace('+', ''));
      const open = time.endsWith('+');
      spans.tie.push(n);
      spans.earliest_start.push(period?.first ?? null);
      spans.latest_start.push(period?.first ?? null);
      spans.earliest_end.push(period?.last ?? null);
      spans.latest_end.push(open ? null : (period?.last ?? null));
      spans.uncertain.push(false);
      spans.claims.push(1);
    }
  });
  return {
    revision: 1,
    actors: {
      id: ids,
      name: ids.map((id) => `The ${id}`),
      type: ids.map((id) => (id.startsWith('p') ? 'Person' : 'Organization')),
      claims: ids.map(() => 1),
      placeholder: ids.map((id) => id.startsWith('un')),
      x: ids.map(() => null),
      y: ids.map(() => null),
    },
    ties,
    spans,
    elsewhere: 0,
  };
}
