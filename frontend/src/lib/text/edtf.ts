/** EDTF dates in words: "since about August 2018", "January–March 2017". */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const SEASONS: Readonly<Record<string, string>> = {
  '21': 'spring',
  '22': 'summer',
  '23': 'autumn',
  '24': 'winter',
};

/** An EDTF date or interval in words; what this does not read is given back as it stands. */
export function inWords(edtf: string): string {
  if (!edtf.includes('/')) return point(edtf) ?? edtf;
  const [left = '', right = ''] = edtf.split('/');
  const start = open(left) ? null : point(left);
  const end = open(right) ? null : point(right);
  if (start === undefined || end === undefined) return edtf;
  if (start && end) return start === end ? start : `${start} – ${end}`;
  if (start) return `since ${start}`;
  if (end) return `until ${end}`;
  return 'at a time not given';
}

function open(side: string): boolean {
  return side === '' || side === '..';
}

function point(text: string): string | undefined {
  const match = /^(\d{4}|\d{2}XX|\d{3}X|XXXX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([~?%])?$/.exec(text);
  if (!match) return undefined;
  const [, year = '', month, day, doubt] = match;
  const parts: string[] = [];
  if (day && day !== 'XX') parts.push(String(Number(day)));
  if (month && month !== 'XX') {
    const name = SEASONS[month] ?? MONTHS[Number(month) - 1];
    if (!name) return undefined;
    parts.push(name);
  }
  if (year === 'XXXX') parts.push('of a year not given');
  else if (year.endsWith('XX')) parts.push(`the ${year.slice(0, 2)}00s`);
  else if (year.endsWith('X')) parts.push(`the ${year.slice(0, 3)}0s`);
  else parts.push(year);
  const words = parts.join(' ');
  if (doubt === '~') return `about ${words}`;
  if (doubt === '?') return `${words} (doubted)`;
  if (doubt === '%') return `about ${words} (doubted)`;
  return words;
}
