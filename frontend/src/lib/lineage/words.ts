/** A lineage in words: for those who listen to it, for the table, and for what a line means. */

import { count } from '../encode/words';
import { STATUS } from '../encode/status';
import { inWords } from '../text/edtf';
import { partsOf, periodOf } from '../time/days';
import type { LineageLink, LinkKind, Told } from '../types';
import { type Life, dayNumber } from './life';
import type { Row } from './rows';

export const KIND: Readonly<Record<LinkKind, { label: string; many: string }>> = {
  split: { label: 'split', many: 'Splits' },
  founding: { label: 'founding', many: 'Foundings' },
  succession: { label: 'change of name, or succession', many: 'Names and successions' },
  merger: { label: 'merger', many: 'Mergers' },
  umbrella: { label: 'umbrella', many: 'Umbrellas' },
  other: { label: 'other relation', many: 'Other relations' },
};

/** A time as it was given, where one claim gives one; else the days it may have been on. */
export function toldWords(told: Pick<Told, 'earliest' | 'latest' | 'time'>): string {
  const given = told.time && asGiven(told.time, told);
  if (given) return given;
  const { earliest, latest } = told;
  if (earliest === null)
    return latest === null ? 'at a time nobody gives' : `by ${inWords(latest)}`;
  if (latest === null) return `after ${inWords(earliest)}`;
  return spanWords(earliest, latest);
}

function asGiven(
  time: string,
  { earliest, latest }: Pick<Told, 'earliest' | 'latest'>,
): string | null {
  if (!time.includes('/')) return inWords(time);
  const [left = '', right = ''] = time.split('/');
  if (left === '' || left === '..') return null;
  if (right === '' || right === '..') return inWords(left);
  const start = periodOf(left);
  const begins = start?.first === dayNumber(earliest) && start?.last === dayNumber(latest);
  return inWords(begins ? left : time);
}

/** Two days as the shortest words that span them: a day, a month, a year, or from one to the other. */
export function spanWords(first: string, last: string): string {
  if (first === last) return inWords(first);
  for (const length of [7, 4]) {
    const whole = periodOf(first.slice(0, length));
    if (whole?.first === dayNumber(first) && whole.last === dayNumber(last)) {
      return inWords(first.slice(0, length));
    }
  }
  return `${inWords(first)} – ${inWords(last)}`;
}

/** The days that it may have been, as ISO writes them; `..` where nobody bounds it. */
export function isoWords({ earliest, latest }: Pick<Told, 'earliest' | 'latest'>): string {
  return earliest === latest && earliest ? earliest : `${earliest ?? '..'}/${latest ?? '..'}`;
}

/** ISO date of a day. */
export function isoOf(day: number): string {
  const { year, month, day: date } = partsOf(day);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(date)}`;
}

/** Several times that sources give: "2010, or 2012". */
export function whenWords(told: readonly Told[]): string {
  return told.map(toldWords).join(', or ') || 'at a time nobody gives';
}

/** "corroborated, 3 origins"; of what is in dispute who says so, and who not. */
export function supportWords(
  link: Pick<LineageLink, 'status' | 'origins' | 'denying' | 'rival'>,
): string {
  const parts: string[] = link.status === 'denied' ? [] : [STATUS[link.status].label];
  if (link.origins) parts.push(count(link.origins, 'origin'));
  if (link.denying) parts.push(`denied by ${count(link.denying, 'claim')}`);
  if (link.rival) parts.push('other sources name another parent');
  return parts.join(', ');
}

/** What stands at a line: how many origins, and against how many claims. */
export function supportCount(link: Pick<LineageLink, 'origins' | 'denying'>): string {
  return link.denying ? `${link.origins} : ${link.denying}` : String(link.origins);
}

/** All of a row in one text. */
export function rowWords(
  row: Row,
  life: Life,
  links: readonly LineageLink[],
  nameOf: (id: string) => string,
): string {
  const parts: string[] = [];
  const former = row.lanes.slice(0, -1).map(({ actor }) => actor.name);
  parts.push(former.length ? `${row.name}, formerly ${former.join(', ')}` : row.name);
  const begins = row.lanes[0]?.begins ?? [];
  if (begins.length) parts.push(`began ${whenWords(begins)}`);
  row.renames.forEach(({ told }, i) => {
    parts.push(`called ${row.lanes[i + 1]?.actor.name ?? ''} from ${whenWords(told)}`);
  });
  const own = new Set(row.lanes.map(({ actor }) => actor.id));
  for (const link of links) {
    if (link.kind === 'other' || row.renames.includes(link)) continue;
    if (!own.has(link.earlier) && !own.has(link.later)) continue;
    parts.push(`${linkWords(link, own.has(link.earlier), nameOf)} (${supportWords(link)})`);
  }
  const [first, last] = [life.sure[0], life.sure.at(-1)];
  if (first && last) {
    const gaps = life.sure.length > 1 ? `, ${life.sure.length} stretches` : '';
    parts.push(`surely there ${spanWords(isoOf(first.first), isoOf(last.last))}${gaps}`);
  }
  const ends = row.lanes.at(-1)?.ends ?? [];
  if (ends.length) parts.push(`ended ${whenWords(ends)}`);
  if (life.ongoing !== null) parts.push('there when last spoken of');
  return `${parts.join('. ')}.`;
}

/** A link from the one side: "split from Reed League, May 2014". */
export function linkWords(
  link: LineageLink,
  asEarlier: boolean,
  nameOf: (id: string) => string,
): string {
  const other = nameOf(asEarlier ? link.later : link.earlier);
  const when = whenWords(link.told);
  const words: Readonly<Record<LinkKind, [earlier: string, later: string]>> = {
    split: [`lost ${other}`, `split from ${other}`],
    founding: [`founded ${other}`, `founded by ${other}`],
    succession: [`succeeded by ${other}`, `succeeds ${other}`],
    merger: [`merged into ${other}`, `took up ${other}`],
    umbrella: [`includes ${other}`, `part of ${other}`],
    other: [link.words, link.words],
  };
  const said = words[link.kind][asEarlier ? 0 : 1];
  return link.status === 'denied' ? `not: ${said}` : `${said}, ${when}`;
}
