import { expect, it } from 'vitest';
import { addresses, dropped, named } from './dropped';

const file = (name: string, path = ''): File =>
  ({ name, webkitRelativePath: path }) as unknown as File;

const leaf = (fullPath: string): unknown => ({
  isFile: true,
  fullPath,
  file: (done: (given: File) => void) => done(file(fullPath)),
});

const folder = (fullPath: string, ...parts: unknown[][]): unknown => ({
  isFile: false,
  fullPath,
  createReader: () => {
    const left = [...parts, []];
    return { readEntries: (done: (given: unknown) => void) => done(left.shift()) };
  },
});

const drop = (...entries: unknown[]): DataTransfer =>
  ({
    items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
    files: [],
  }) as unknown as DataTransfer;

it('takes the files of folders, however many parts they are told in, but no hidden ones', async () => {
  const found = await dropped(
    drop(
      leaf('/a.pdf'),
      folder('/press', [leaf('/press/b.txt')], [folder('/press/x', [leaf('/press/x/c.txt')])]),
      folder('/.git', [leaf('/.git/config')]),
      leaf('/press/.DS_Store'),
    ),
  );
  expect(found.map(({ name }) => name)).toEqual(['a.pdf', 'press/b.txt', 'press/x/c.txt']);
});

it('names chosen files by their way in a folder', () => {
  expect(named([file('a.txt'), file('b.txt', 'press/b.txt')]).map(({ name }) => name)).toEqual([
    'a.txt',
    'press/b.txt',
  ]);
});

it('finds the addresses in a text, each once', () => {
  expect(addresses(' https://a.example/x \n http://b.example ftp://c https://a.example/x')).toEqual(
    ['https://a.example/x', 'http://b.example'],
  );
  expect(addresses('no address')).toEqual([]);
});
