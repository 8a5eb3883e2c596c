/** What belongs to the person and not to the view: it is kept by the browser, not by addresses. */

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

class Preferences {
  theme: Theme = $state('system');
  /** Whether single printable keys act (WCAG 2.1.4). */
  letters = $state(true);
  /** Whether grades are shown and given: off unless somebody wants them. */
  grades = $state(false);
  /** Whether letters and the room around them are larger: 16 pixels instead of 14. */
  roomy = $state(false);
  /** Own keys, by the binding whose place they take. */
  keys: Readonly<Record<string, string>> = $state.raw({});
  /** How wide the right pane is, in rem. */
  inspector = $state(23.5);

  load(): void {
    const theme = recall('theme') as Theme | null;
    if (theme && THEMES.includes(theme)) this.theme = theme;
    this.letters = recall('letters') !== 'off';
    this.grades = recall('grades') === 'on';
    this.roomy = recall('density') === 'roomy';
    this.keys = ownKeys(recall('keys'));
    this.inspector = Number(recall('inspector')) || this.inspector;
    this.#paint();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    keep('theme', theme);
    this.#paint();
  }

  setLetters(on: boolean): void {
    this.letters = on;
    keep('letters', on ? 'on' : 'off');
  }

  setGrades(on: boolean): void {
    this.grades = on;
    keep('grades', on ? 'on' : 'off');
  }

  setRoomy(on: boolean): void {
    this.roomy = on;
    keep('density', on ? 'roomy' : 'normal');
    this.#paint();
  }

  setKeys(keys: Readonly<Record<string, string>>): void {
    this.keys = keys;
    keep('keys', JSON.stringify(keys));
  }

  setInspector(rem: number): void {
    this.inspector = rem;
    keep('inspector', String(rem));
  }

  #paint(): void {
    const scheme = this.theme === 'system' ? 'light dark' : this.theme;
    document.documentElement.style.setProperty('color-scheme', scheme);
    document.documentElement.dataset['density'] = this.roomy ? 'roomy' : 'normal';
  }
}

/** What was kept of own keys; what is none of it, or broken, is left out. */
export function ownKeys(kept: string | null): Record<string, string> {
  try {
    const read: unknown = JSON.parse(kept ?? '{}');
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
  } catch {
    return {};
  }
}

// Browsers that forbid storage throw; then a preference lasts as long as the page.
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`factional.${name}`);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`factional.${name}`, value);
  } catch {
    return;
  }
}

export const preferences = new Preferences();
