import { read as sightOf } from '../map/sight';
import { read as cameraOf } from '../canvas/camera';
import { periodOf } from '../time/days';

/** How one value of the state stands in an address; a value that breaks the form is reported. */
export interface Codec<T> {
  /** The value that is left out of addresses. */
  readonly empty: T;
  /** The value of a parameter, or undefined where it breaks the form. */
  read(text: string): T | undefined;
  /** The parameter of a value, or undefined where it is the empty one. */
  write(value: T): string | undefined;
}

/** Free text; what is blank counts as none. */
export const text: Codec<string> = {
  empty: '',
  read: (given) => given.trim(),
  write: (value) => value || undefined,
};

/** On, or left out. */
export const flag: Codec<boolean> = {
  empty: false,
  read: (given) => (given === '1' ? true : undefined),
  write: (value) => (value ? '1' : undefined),
};

/** One of a few words; the first is the one left out. */
export function choice<T extends string>(first: T, ...rest: readonly T[]): Codec<T> {
  const known = new Set<string>([first, ...rest]);
  return {
    empty: first,
    read: (given) => (known.has(given) ? (given as T) : undefined),
    write: (value) => (value === first ? undefined : value),
  };
}

/** Some of a few words, in the order in which they are known; none and all are left out. */
export function several<T extends string>(known: readonly T[]): Codec<readonly T[]> {
  const normal = (given: readonly string[]): readonly T[] => {
    const chosen = known.filter((word) => given.includes(word));
    return chosen.length === known.length ? [] : chosen;
  };
  return {
    empty: [],
    read: (given) => {
      const words = given.split('.');
      return words.every((word) => (known as readonly string[]).includes(word))
        ? normal(words)
        : undefined;
    },
    write: (value) => normal(value).join('.') || undefined,
  };
}

/** Words or ids in any number, in the order given. */
export const names: Codec<readonly string[]> = {
  empty: [],
  read: (given) => {
    try {
      return given.split('.').filter(Boolean).map(decodeURIComponent);
    } catch {
      return undefined;
    }
  },
  write: (value) =>
    value.map((name) => encodeURIComponent(name).replaceAll('.', '%2E')).join('.') || undefined,
};

/** A date or interval that a time brush can show: `2018`, `2018-05`, `2016/2018-05`. */
export const when: Codec<string> = {
  empty: '',
  read: (given) => (periodOf(given) ? given : undefined),
  write: (value) => value || undefined,
};

/** What part of a picture is in sight; empty for all of it. */
export const sight: Codec<string> = {
  empty: '',
  read: (given) => (cameraOf(given) ? given : undefined),
  write: (value) => value || undefined,
};

/** What part of the earth is in sight; empty for all that there is to see. */
export const earth: Codec<string> = {
  empty: '',
  read: (given) => (sightOf(given) ? given : undefined),
  write: (value) => value || undefined,
};

/** A stretch of a text, in code points; `null` for none. */
export const stretch: Codec<{ start: number; end: number } | null> = {
  empty: null,
  read: (given) => {
    const [, start, end] = /^([0-9]{1,9})-([0-9]{1,9})$/.exec(given) ?? [];
    return Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : undefined;
  },
  write: (value) => (value ? `${value.start}-${value.end}` : undefined),
};

/** A date as EDTF; only its alphabet is tested here, the server says what is wrong with the rest. */
export const date: Codec<string> = {
  empty: '',
  read: (given) => (/^[0-9XTY~?%./-]{0,40}$/.test(given) ? given : undefined),
  write: (value) => value || undefined,
};
