/** A text as it is searched: no case, no diacritics, one kind of apostrophe and of space. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u02bb\u02bc\u02bf\u02be\u2018\u2019`´']/gu, "'")
    .replace(/\s+/gu, ' ')
    .toLowerCase()
    .trim();
}
