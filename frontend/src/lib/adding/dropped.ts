/** What was dropped on a page: files, and those in folders with their way from there. */

export interface Dropped {
  /** Name, with the folders that it lies in. */
  name: string;
  file: File;
}

/** The files of a drop, those of folders and their folders too; hidden ones are left out. */
export async function dropped(data: DataTransfer): Promise<Dropped[]> {
  // Taken at once: after the event the browser forgets them.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.length) return named(data.files);
  const found = await Promise.all(entries.map(within));
  return found.flat().filter(({ name }) => !hidden(name));
}

/** Files as somebody chose them. */
export function named(files: FileList | readonly File[]): Dropped[] {
  return [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** The addresses in a text: those of a drop of a link, or typed one after the other. */
export function addresses(text: string): string[] {
  const found = text.split(/\s+/u).filter((word) => /^https?:\/\/\S+$/iu.test(word));
  return [...new Set(found)];
}

async function within(entry: FileSystemEntry): Promise<Dropped[]> {
  const name = entry.fullPath.replace(/^\/+/u, '');
  if (isFile(entry)) {
    const file = await new Promise<File>((done, failed) => entry.file(done, failed));
    return [{ name, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Dropped[] = [];
  // A folder is told in parts, the last of which is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, failed) =>
      reader.readEntries(done, failed),
    );
    if (!part.length) return found;
    for (const each of part) found.push(...(await within(each)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function hidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.'));
}
